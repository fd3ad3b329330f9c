// Draws statements that nobody has labelled, to be judged before the reader is measured on them:
//   node bench/reading-sample.mjs BINARY FOLDER SALT COUNT [TOUCHING]
// Those with the smallest SHA-256 of salt, file and number come first; a text that is labelled already, or stands in two
// files, is drawn once. TOUCHING draws as many more among the rest that touch on dialogue in the broadest sense.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [binary, folder, salt, count, touching] = process.argv.slice(2);
const labels = new URL("../docs/reading/", import.meta.url);
const NO_LABELS = ["coverage.tsv"];
// Beginnings and pieces of words in both languages. It is far wider than the lexicon and does not follow it, so that what
// the reader overlooks is drawn too.
const TOUCHES = /dialog|samtal|svar|spør|lytt|tilbakemeld|innspill|innspel|medvirk|medverk|kommentar|møte|delta|involver|engasj|respons|henvend|diskut|answer|repl(y|ies)|respon[ds]|listen|feedback|comment|conversation|discuss|engag|\bask|question|interact|two-way|particip|consult|\btalk|invite|hear\b|meet|input|opinion|contact/i;

const table = (name) => readFileSync(new URL(name, labels), "utf8").split("\n")
  .filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
const hash = (text) => createHash("sha256").update(text).digest("hex");

const seen = new Set(readdirSync(labels).filter((name) => name.endsWith(".tsv") && !NO_LABELS.includes(name))
  .flatMap((name) => table(name).map(([, , mark]) => mark)));
const statements = table("coverage.tsv").flatMap(([file]) => {
  const read = execFileSync(binary, ["read", join(folder, file), "--json"], { encoding: "utf8", maxBuffer: 1 << 26 });
  return JSON.parse(read).statements.map(({ number, text }) =>
    ({ file, number, text, mark: hash(text).slice(0, 8), key: hash(`${salt}\n${file}\n${number}`) }));
});
const drawn = statements.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  .filter(({ mark }) => !seen.has(mark) && seen.add(mark));
const print = (rows) => {
  for (const { file, number, mark, text } of rows) console.log([file, number, mark, text].join("\t"));
};
print(drawn.slice(0, Number(count)));
if (touching) {
  console.log("# touching on dialogue");
  print(drawn.slice(Number(count)).filter(({ text }) => TOUCHES.test(text)).slice(0, Number(touching)));
}
