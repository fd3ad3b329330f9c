// The rules of the house that no compiler holds. Prints "ok rule" or "FAIL rule" with what is wrong, one a line.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { checkWords } from "./tidy-words.mjs";

process.chdir(new URL("../..", import.meta.url).pathname);

const LONGEST_FILE_LINES = 700;

// The crate edges of docs/ARCHITECTURE.md. `own`: which of our crates it may use; `only`: the whole list of other crates it may
// use; `never`: crates it must not. Dev-dependencies may be more, but obey `own`.
const HTTP_AND_HTML = ["axum", "maud", "tower", "tower-http", "hyper", "reqwest"];
const SQL = ["sqlx", "rusqlite", "tokio-postgres"];
const IO = ["tokio", "futures", "async-trait", "tokio-stream"];
const CHANCE = ["rand", "getrandom", "fastrand"];
const CRATES = {
  plan: { own: [], only: ["serde", "immutable-chunkmap", "jiff", "schemars", "similar", "thiserror"] },
  words: { own: ["plan"], never: [...HTTP_AND_HTML, ...SQL, ...IO, ...CHANCE] },
  formats: { own: ["plan", "words"], never: [...HTTP_AND_HTML, ...SQL, ...IO, ...CHANCE] },
  engine: { own: ["plan"], never: [...HTTP_AND_HTML, ...SQL, ...IO, ...CHANCE] },
  store: { own: ["plan"], never: HTTP_AND_HTML },
  channels: { own: [], never: ["axum", "maud", ...SQL] },
  server: { own: ["plan", "words", "formats", "engine", "store", "channels"], never: SQL },
  // The bare SQLite loop it measures the store against is not the store.
  load: { own: ["plan", "store"], never: ["axum", "maud", "sqlx", "tokio-postgres"] },
};

const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8", maxBuffer: 1 << 26 }).split("\0").filter((path) => path && existsSync(path));
const read = (path) => readFileSync(path, "utf8");
const isText = (path) => /\.(rs|ts|mjs|js|css|html|md|toml|json|ftl|sh|sql|yml|yaml|svg)$|^bin\/|^\.ci\/|LICENSE|NOTICE|Dockerfile/.test(path);

function report(rule, faults) {
  if (!faults.length) { console.log(`ok ${rule}`); return; }
  console.log(`FAIL ${rule}\n${faults.map((fault) => `     ${fault}`).join("\n")}`);
  process.exitCode = 1;
}

function crateEdges() {
  const metadata = JSON.parse(execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1", "--locked"], { encoding: "utf8", maxBuffer: 1 << 26 }));
  const ours = new Set(metadata.packages.map((one) => one.name));
  const faults = [];
  for (const { name, dependencies } of metadata.packages) {
    const rule = CRATES[name];
    if (!rule) { faults.push(`${name} is not in the table of crates (bin/lib/tidy.mjs and docs/ARCHITECTURE.md)`); continue; }
    for (const { name: used, kind } of dependencies) {
      if (ours.has(used)) { if (!rule.own.includes(used) && used !== name) faults.push(`${name} must not use our crate ${used}`); continue; }
      if (kind === "dev") continue;
      if (rule.only && !rule.only.includes(used)) faults.push(`${name} may use only ${rule.only.join(", ")}, not ${used}`);
      if (rule.never?.includes(used)) faults.push(`${name} must not use ${used}`);
    }
  }
  return faults;
}

const fileLengths = () => tracked
  .filter((path) => /\.(rs|ts|mjs|css|sh)$|^bin\//.test(path) && !/package-lock/.test(path))
  .map((path) => [path, read(path).split("\n").length - 1])
  .filter(([, lines]) => lines > LONGEST_FILE_LINES)
  .map(([path, lines]) => `${path} has ${lines} lines, more than ${LONGEST_FILE_LINES}`);

function forbiddenTexts() {
  // Written in pieces, so that this file does not hold what it looks for.
  const places = [["/", "work/"], ["/", "root/"], ["/", "home/"], ["registry.", "npmjs"], ["index.", "crates.io"], ["static.", "crates.io"], ["artifact", "ory"]].map((parts) => parts.join(""));
  const authors = new RegExp(["clau" + "de", "anthro" + "pic", "open" + "ai\\b", "chat" + "gpt", "sub-?" + "agent", "\\bL" + "LM\\b"].join("|"), "i");
  const faults = [];
  for (const path of tracked.filter(isText)) {
    if (path === "Cargo.lock") continue;
    read(path).split("\n").forEach((line, at) => {
      for (const place of places) if (line.includes(place)) faults.push(`${path}:${at + 1} names ${place}`);
      if (authors.test(line)) faults.push(`${path}:${at + 1} speaks of something else than the product`);
    });
  }
  return faults;
}

const lockFiles = () => tracked.filter((path) => path.endsWith("package-lock.json") && /"resolved"/.test(read(path))).map((path) => `${path} holds addresses of a registry; see omit-lockfile-registry-resolved in .npmrc`);

const moduleHeaders = () => tracked
  .filter((path) => /^crates\/[^/]+\/src\/.*\.rs$/.test(path) && !isTestFile(path) && !read(path).startsWith("//!"))
  .map((path) => `${path} does not begin with //! saying what belongs here`);

/** Code without comments and without test modules, lines kept so that numbers hold. */
export function codeOnly(source) {
  const out = [];
  let tests = false;
  for (const line of source.split("\n")) {
    if (/^#\[cfg\(test\)\]/.test(line)) tests = true;
    out.push(tests || /^\s*\/\//.test(line) ? "" : line.replace(/(^|[^:"'])\/\/ .*$/, "$1"));
  }
  return out;
}

/** The example plan is a story about people, not a text of the product. */
const EXAMPLE = /^crates\/server\/src\/example(\/|\.rs)/;

const isTestFile = (path) => /\/tests?\/|\/tests?\.rs$|_tests?\.rs$/.test(path);

/** Sentences belong in crates/words. Words and phrases may stand in plan and formats: there they are recognised in what people
 *  have written. What begins with a capital, ends with a stop or goes on for long is a sentence. */
const readsLikeASentence = (text) => /^[A-ZÆØÅ]\S* \S|[.!?:]$/.test(text) || text.split(/\s+/).length > 5;

function sentencesInCode() {
  const faults = [];
  for (const path of tracked.filter((one) => /^crates\/(server|store|formats|plan)\/src\/.*\.rs$/.test(one) && !isTestFile(one) && !EXAMPLE.test(one))) {
    const recognises = /^crates\/(plan|formats)\//.test(path);
    codeOnly(read(path)).forEach((line, at) => {
      for (const [literal] of line.matchAll(/"(?:[^"\\]|\\.)*"/g)) if (/[æøåÆØÅ]/.test(literal) && (!recognises || readsLikeASentence(literal.slice(1, -1)))) faults.push(`${path}:${at + 1} ${literal.slice(0, 60)}`);
    });
  }
  return faults;
}

/** What the content security policy would refuse at run time is found here. */
function inlineInMarkup() {
  const faults = [];
  for (const path of tracked.filter((one) => /^crates\/server\/src\/.*\.rs$/.test(one))) codeOnly(read(path)).forEach((line, at) => {
    if (/(^|[\s(])style\s*=\s*[("{]/.test(line) || /\bon(click|change|submit|input|load)\s*=\s*[("]/.test(line) || /hx-on[:-]|["']javascript:|hx-vals\s*=\s*"js:/.test(line)) faults.push(`${path}:${at + 1} ${line.trim().slice(0, 80)}`);
  });
  return faults;
}

/** The wall clock and randomness have one door; measuring how long something takes (Instant) is free. */
function oneClock() {
  const faults = [];
  for (const path of tracked.filter((one) => /^crates\/(server|store)\/src\/.*\.rs$/.test(one) && !isTestFile(one) && one !== "crates/server/src/clock.rs")) codeOnly(read(path)).forEach((line, at) => {
    const [asks] = line.match(/\b(SystemTime::now|Timestamp::now|Zoned::now|getrandom::\w+|rand::\w+)\b/) ?? [];
    if (asks) faults.push(`${path}:${at + 1} asks ${asks}; crates/server/src/clock.rs does that`);
  });
  return faults;
}

/** Clocks and chance are forbidden by clippy.toml in the crates that must be pure; the file must be there to forbid. */
const pureCrates = () => ["plan", "words", "formats", "engine"].filter((name) => existsSync(`crates/${name}`) && !/disallowed-methods/.test(existsSync(`crates/${name}/clippy.toml`) ? read(`crates/${name}/clippy.toml`) : "")).map((name) => `crates/${name}/clippy.toml does not forbid clocks`);

report("crates use only what the table allows", crateEdges());
report(`no file is longer than ${LONGEST_FILE_LINES} lines`, fileLengths());
report("the repository speaks of the product alone", forbiddenTexts());
report("lock files name no registry", lockFiles());
report("every module says what belongs in it", moduleHeaders());
report("no sentences in code", sentencesInCode());
report("no inline style or script in pages", inlineInMarkup());
report("one file asks the wall clock", oneClock());
report("pure crates forbid clocks and chance", pureCrates());
for (const [rule, faults] of checkWords(tracked, read, codeOnly)) report(rule, faults);
