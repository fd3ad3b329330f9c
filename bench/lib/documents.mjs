// Long documents to time reading with: a .docx as word processors on the web write it, a .pdf with running headers, page
// numbers and bullets that came out as "o". Written here, so that no document of anybody's is needed.
import { deflateRawSync } from "node:zlib";

const PARAGRAPHS_A_PAGE = 9;
const SENTENCES = [
  "Kommunen skal svare innbyggerne på Facebook innen en arbeidsdag.",
  "Målgruppene er unge voksne, foreldre og de som vurderer å flytte hit.",
  "Kommunikasjonsavdelingen har ansvaret for nettportalen og nyhetsbrevet.",
  "Vi ønsker at flere kjenner til tilbudene og deltar i planarbeidet.",
];
const sentence = (n) => SENTENCES[n % SENTENCES.length];
const paragraph = (n) => Array.from({ length: 5 }, (_, k) => sentence(n + k)).join(" ");

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc32 = (bytes) => (bytes.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), 0xFFFFFFFF) ^ 0xFFFFFFFF) >>> 0;

// A zipped file of these parts, each a name and its text or bytes.
export function packed(parts) {
  const local = [], central = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const raw = Buffer.from(text), packed = deflateRawSync(raw), title = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); shared.writeUInt16LE(8, 4); shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(raw), 10); shared.writeUInt32LE(packed.length, 14); shared.writeUInt32LE(raw.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04"), shared, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, tail, title]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central), end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8); end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12); end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

export function docx(pages) {
  const p = (style, text) => `<w:p><w:pPr><w:pStyle w:val="${style}"/><w:spacing w:after="120"/></w:pPr><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  let body = p("Title", "Kommunikasjonsstrategi");
  for (let page = 1; page <= pages; page += 1) {
    body += p("Heading2", `Mål ${page}`) + "<w:p/><w:p/>";
    for (let n = 0; n < PARAGRAPHS_A_PAGE; n += 1) body += p("Normal", n % 3 === 2 ? `o\u00a0\u00a0${sentence(page + n)}` : paragraph(page + n));
  }
  return packed([
    ["[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'],
    ["word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`],
  ]);
}

function lines(text, widest) {
  const out = [""];
  for (const word of text.split(" ")) {
    if (out.at(-1).length + word.length > widest) out.push("");
    out[out.length - 1] += (out.at(-1) ? " " : "") + word;
  }
  return out;
}

export function pdf(pages) {
  const objects = [];
  const kids = Array.from({ length: pages }, (_, page) => `${4 + 2 * page} 0 R`).join(" ");
  objects.push("<</Type/Catalog/Pages 2 0 R>>", `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  for (let page = 1; page <= pages; page += 1) {
    let y = 800, content = "";
    const write = (x, text, size = 10) => { content += `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, "\\$&")}) Tj ET\n`; y -= 13; };
    write(60, "Kommunikasjonsstrategi for kommunen");
    y -= 10; write(60, `${page}. Mål`, 14); y -= 8;
    for (let n = 0; n < PARAGRAPHS_A_PAGE; n += 1) {
      const text = n % 3 === 2 ? `o ${sentence(page + n)}` : paragraph(page + n);
      for (const line of lines(text, 88)) write(60, line);
      y -= 8;
    }
    y = 30; write(280, `side ${page}`);
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + 2 * (page - 1)} 0 R>>`);
    objects.push(`<</Length ${Buffer.byteLength(content, "latin1")}>>stream\n${content}endstream`);
  }
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => { const at = text.length; text += `${index + 1} 0 obj\n${object}\nendobj\n`; return at; });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
