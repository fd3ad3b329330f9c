// What files that should not be read cost: time and peak memory of `read`, and the word it answers. Called by
// withstand.sh: node withstand.mjs BINARY
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { docx, packed, pdf } from "./lib/documents.mjs";

const [binary] = process.argv.slice(2);
const MOST_MS = 2_000;
const MOST_MB = 256;
const MB = 1024 * 1024;
const LOOK_EVERY_MS = 2;

const half = (bytes) => bytes.subarray(0, bytes.length >> 1);
const word = (text) => packed([["word/document.xml", text]]);
const sentence = "Vi svarer innbyggerne på Facebook innen en dag.\n\n";
const filled = (bytes) => sentence.repeat(Math.ceil(bytes / Buffer.byteLength(sentence)));
// A page with no letters on it, as a scanner leaves it.
function scan() {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>", "<</Length 3>>stream\nq Q\nendstream"];
  let text = "%PDF-1.4\n", places = "";
  for (const [index, object] of objects.entries()) {
    places += `${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${index + 1} 0 obj${object}endobj\n`;
  }
  return Buffer.from(`${text}xref\n0 5\n0000000000 65535 f \n${places}trailer<</Root 1 0 R/Size 5>>\nstartxref\n${text.length}\n%%EOF\n`);
}

// Name, bytes, and the words that may be answered; "read" where it is read.
const CASES = [
  ["not-what-it-says.pdf", Buffer.from("Bare tekst.\n"), ["damaged"]],
  ["not-what-it-says.docx", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ["unknown-format"]],
  ["encrypted.docx", Buffer.concat([Buffer.from([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), Buffer.alloc(MB), Buffer.from("EncryptedPackage", "utf16le")]), ["encrypted"]],
  ["damaged.docx", half(docx(100)), ["damaged"]],
  ["damaged.pdf", half(pdf(100)), ["damaged", "read"]],
  ["bomb.docx", word(Buffer.alloc(1024 * MB, " ")), ["bomb"]],
  ["nested.docx", word("<w:p>".repeat(MB)), ["bomb"]],
  ["many-paragraphs.docx", word(`<w:document>${"<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(2 * MB)}</w:document>`), ["too-large"]],
  ["fifty-mb.txt", Buffer.alloc(50 * MB, "a "), ["too-large"]],
  ["fifty-mb.pdf", Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(50 * MB)]), ["too-large"]],
  ["just-small-enough.txt", Buffer.from(filled(19 * MB)), ["too-large", "read"]],
  ["one-line.txt", Buffer.alloc(19 * MB, "ord "), ["read", "too-large"]],
  ["one-line.md", Buffer.alloc(19 * MB, "ord "), ["read", "too-large"]],
  ["scan.pdf", scan(), ["no-text"]],
  ["five-hundred-pages.docx", docx(500), ["read"]],
];

// The child's status is looked at while it runs: the highest use of memory is kept there until it ends.
function run(path) {
  return new Promise((done) => {
    const begun = performance.now();
    const child = spawn(binary, ["read", path, "--json"], { stdio: ["ignore", "ignore", "pipe"] });
    let peak = 0, said = "";
    const look = () => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
      } catch { /* It has ended. */ }
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    child.stderr.on("data", (part) => { said += part; });
    child.on("close", (code) => {
      clearInterval(timer);
      done({ ms: performance.now() - begun, mb: peak, word: code === 0 ? "read" : said.trim().split("\n").pop() });
    });
  });
}

const place = mkdtempSync(join(tmpdir(), "taktikk-withstand."));
let short = 0;
try {
  for (const [name, bytes, wanted] of CASES) {
    const path = join(place, name);
    writeFileSync(path, bytes);
    const { ms, mb, word: said } = await run(path);
    const fits = ms <= MOST_MS && mb <= MOST_MB && wanted.includes(said);
    short += fits ? 0 : 1;
    console.log(`${name.padEnd(24)} ${said.padEnd(15)} ${ms.toFixed(0).padStart(6)} ms ${mb.toFixed(0).padStart(5)} MB  ${fits ? "" : `<- wanted ${wanted.join(" or ")} within ${MOST_MS} ms and ${MOST_MB} MB`}`);
    rmSync(path);
  }
} finally {
  rmSync(place, { recursive: true });
}
process.exitCode = short ? 1 : 0;
