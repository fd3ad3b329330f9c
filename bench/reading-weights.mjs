// Makes the weights of the hints at a statement's role from judged statements, and prints them as lexicon/roles.tsv:
//   node bench/reading-weights.mjs BINARY FOLDER > crates/formats/lexicon/roles.tsv
// BINARY is `cargo build -p formats --example read`. On the other output: how well roles are told in documents that were left
// out while weighing. Softmax regression by plain descent; no chance in it, so the same labels give the same table.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [binary, folder] = process.argv.slice(2);
const labels = new URL("../docs/reading/", import.meta.url);
const TUNED_ON = ["labels.tsv", "fresh.tsv", "roles.tsv"];
const CHOICES = ["none", "principle", "background", "goal", "audience", "channel", "activity", "responsibility"];
const ROUNDS = 800;
const STEP = 1;
// How strongly weights are held near nothing, the shared and a hint's own: with few examples of a hint, it counts little.
const HOLD_SHARED = 0.001;
const HOLD_OWN = 0.03;

const table = (name) => readFileSync(new URL(name, labels), "utf8").split("\n")
  .filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
const known = new Map();
function look(file) {
  if (!known.has(file)) {
    const run = (how) => execFileSync(binary, [how, join(folder, file), "--json"], { encoding: "utf8", maxBuffer: 1 << 26 });
    known.set(file, { statements: JSON.parse(run("read")).statements, hints: run("hints").split("\n").map((line) => line.split("\t").filter(Boolean)) });
  }
  return known.get(file);
}
const hash = (text) => createHash("sha256").update(text).digest("hex");
// Versions and parts of one document are left out together.
const family = (file) => (/nara|mishmash/.exec(file)?.[0] ?? file);

const rows = TUNED_ON.flatMap(table).flatMap(([file, number, mark, role]) => {
  const { statements, hints } = look(file);
  const statement = statements[number - 1];
  return statement && hash(statement.text).startsWith(mark)
    ? [{ family: family(file), file, number, text: statement.text, hints: hints[number - 1], choice: CHOICES.indexOf(role) }] : [];
});

// What the program decides without weighing (crates/formats/src/read/roles.rs).
function decided(hints) {
  const has = (hint) => hints.includes(hint);
  const label = hints.find((hint) => hint.startsWith("label "));
  if (label && !has("asks") && !has("is heading")) return CHOICES.indexOf(label.slice(6));
  const announces = hints.some((hint) => hint.startsWith("announces ")) && has("short");
  if (has("title") || (announces && !has("social"))) return 0;
  return has("is heading") && has("numbered") && has("doing") ? CHOICES.indexOf("activity") : null;
}
for (const row of rows) row.decided = decided(row.hints);

const hints = [...new Set(rows.flatMap((row) => row.hints))].sort();
const place = new Map(hints.map((hint, n) => [hint, n]));
for (const row of rows) row.places = row.hints.map((hint) => place.get(hint));
// `under goal` counts for goal much as `under audience` counts for audience. So a weight is the sum of what all hints of its
// word share – for the role they name, for none, for any other – and of its own, which is held nearer to nothing.
const words = [...new Set(hints.map((hint) => hint.split(" ")[0]))];
const RELATIONS = 3;
const sharedAt = hints.map((hint) => CHOICES.map((_, choice) => {
  const [word, named] = hint.split(" ");
  if (CHOICES.indexOf(named) < 1) return -1;
  return words.indexOf(word) * RELATIONS + (CHOICES[choice] === named ? 0 : choice === 0 ? 1 : 2);
}));

function chances(weights, places) {
  const sums = CHOICES.map((_, choice) => places.reduce((sum, n) => sum + weights[n][choice], 0));
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const all = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / all);
}

function weigh(rows) {
  const own = hints.map(() => new Float64Array(CHOICES.length));
  const shared = new Float64Array(words.length * RELATIONS);
  const sums = () => own.map((mine, n) => mine.map((weight, c) => weight + (sharedAt[n][c] < 0 ? 0 : shared[sharedAt[n][c]])));
  for (let round = 0; round < ROUNDS; round += 1) {
    const weights = sums();
    const slopes = hints.map(() => new Float64Array(CHOICES.length));
    for (const { places, choice } of rows) {
      const likely = chances(weights, places);
      likely[choice] -= 1;
      for (const n of places) for (let c = 0; c < CHOICES.length; c += 1) slopes[n][c] += likely[c] / rows.length;
    }
    for (let n = 0; n < shared.length; n += 1) shared[n] -= STEP * HOLD_SHARED * shared[n];
    slopes.forEach((slope, n) => slope.forEach((down, c) => {
      own[n][c] -= STEP * (down + HOLD_OWN * own[n][c]);
      if (sharedAt[n][c] >= 0) shared[sharedAt[n][c]] -= STEP * down;
    }));
  }
  return sums();
}
const best = (weights, places) => chances(weights, places).reduce((most, chance, c, all) => (chance > all[most] ? c : most), 0);

let hits = 0, wanted = 0, given = 0;
for (const left of new Set(rows.map((row) => row.family))) {
  const weights = weigh(rows.filter((row) => row.family !== left));
  for (const row of rows.filter((one) => one.family === left)) {
    const said = row.decided ?? best(weights, row.places);
    wanted += row.choice > 0 ? 1 : 0;
    given += said > 0 ? 1 : 0;
    hits += said > 0 && said === row.choice ? 1 : 0;
    if (process.env.READING_MISSES && said !== row.choice) console.error(`${row.file} ${row.number} is ${CHOICES[row.choice]}, not ${CHOICES[said]}: ${row.text.slice(0, 70)} [${row.hints.slice(1).join(", ")}]`);
  }
}
console.error(`${rows.length} statements; documents left out in turn: precision ${(hits / given).toFixed(2)}  recall ${(hits / wanted).toFixed(2)}  F1 ${((2 * hits) / (given + wanted)).toFixed(2)}`);

console.log("# How much a hint counts for each role, in hundredths; see README.md. Made by bench/reading-weights.mjs, but may be corrected.");
console.log(`# hint\t${CHOICES.join("\t")}`);
weigh(rows).forEach((own, n) => console.log([hints[n], ...own.map((weight) => Math.round(weight * 100))].join("\t")));
