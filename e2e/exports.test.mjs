// What leaves the house, opened with the programs that people have: LibreOffice, poppler, Chromium, another reader of workbooks
// and another of calendars. Plans: the example, one with nothing in it, a huge one, and one in other scripts that tries formulas.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, open } from "./lib/browser.mjs";

const BINARY = process.env.TAKTIKK_BINARY ?? new URL("../target/debug/taktikk", import.meta.url).pathname;
const PYTHON = process.env.TAKTIKK_DOCUMENTS_PYTHON ?? "python3";
const READER = new URL("lib/documents.py", import.meta.url).pathname;
const MOST_BYTES = 1 << 28;
const FORMATS = ["html", "pdf", "docx", "md", "xlsx", "csv", "ics", "json"];
const ODD = "=HYPERLINK(\"x\") 🎉 שלום مرحبا";

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", maxBuffer: MOST_BYTES, stdio: ["ignore", "pipe", "pipe"] });
const words = (text) => text.replace(/\s+/g, " ");

describe("what leaves the house", () => {
  const folder = mkdtempSync(join(tmpdir(), "taktikk-exports-"));
  const plans = {};

  /** Writes a plan in a format; says where. */
  function exported(name, format, ...more) {
    const to = join(folder, `${name}-${more.join("").replace(/\W/g, "")}.${format}`);
    run(BINARY, "export", plans[name].path, "--to", format, "-o", to, ...more);
    return to;
  }
  const read = (format, path) => JSON.parse(run(PYTHON, READER, format, path));
  /** Opens a document in LibreOffice and gives what it prints. */
  function printed(path) {
    const out = join(folder, "printed");
    mkdirSync(out, { recursive: true });
    run("soffice", `-env:UserInstallation=file://${folder}/office`, "--headless", "--convert-to", "pdf", "--outdir", out, path);
    return join(out, basename(path).replace(/\.\w+$/, ".pdf"));
  }
  const text = (pdf) => words(run("pdftotext", "-layout", pdf, "-"));
  const about = (pdf) => Object.fromEntries(run("pdfinfo", pdf).split("\n").filter((line) => line.includes(":")).map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));

  before(() => {
    const keep = (name, file) => {
      const path = join(folder, `${name}.json`);
      writeFileSync(path, JSON.stringify(file));
      plans[name] = { path, file };
    };
    const example = JSON.parse(run(BINARY, "bench-data", "example", "--language", "nb"));
    keep("example", example);
    keep("empty", { taktikk: 1, plan: {} });
    keep("huge", JSON.parse(run(BINARY, "bench-data", "measures", "--count", "120", "--content", "3000")));
    const odd = structuredClone(example);
    odd.plan.title = ODD;
    for (const table of ["measures", "calendar_entries", "setup_steps"]) {
      const key = table === "measures" ? "title" : "what";
      Object.values(odd.plan[table].rows).forEach((row, at) => { row[key] = `${"=+-@"[at % 4]}1+1 ${ODD}`; });
    }
    keep("odd", odd);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const chosen = (name) => Object.keys(plans[name].file.plan.portfolio ?? {}).map((id) => plans[name].file.plan.measures.rows[id]);

  test("every plan is written in every format, twice with the same bytes", () => {
    for (const name of Object.keys(plans)) {
      for (const format of FORMATS) assert.ok(readFileSync(exported(name, format)).equals(readFileSync(exported(name, format, "--form", "two-pages"))), `${name}.${format}`);
    }
    const again = exported("example", "json");
    plans.again = { path: again, file: JSON.parse(readFileSync(again, "utf8")) };
    assert.ok(readFileSync(again).equals(readFileSync(exported("again", "json"))), "a plan file comes back as it was");
  });

  test("two pages as PDF are two tagged pages that say the plan's name, measures and hours, in both languages", () => {
    for (const [language, done] of [["nb", "Det vi gjør"], ["en", "What we do"]]) {
      const pdf = exported("example", "pdf", "--language", language);
      const facts = about(pdf);
      assert.deepEqual([facts.Pages, facts.Tagged, facts.Title], ["2", "yes", plans.example.file.plan.title]);
      const said = text(pdf);
      for (const row of chosen("example")) assert.ok(said.includes(row.title.split(" ")[0]), row.title);
      assert.ok(said.includes(done));
      assert.match(run("pdfinfo", "-struct", pdf), /H1[\s\S]*Table[\s\S]*TH/);
    }
    assert.equal(about(exported("empty", "pdf")).Pages, "2");
    assert.equal(about(exported("odd", "pdf")).Title, ODD);
  });

  test("two pages in Word are two pages, and the report has its appendix", () => {
    const two = printed(exported("example", "docx"));
    assert.equal(about(two).Pages, "2");
    assert.ok(text(two).includes(words(plans.example.file.plan.title)));
    for (const [name, format] of [["example", "docx"], ["example", "pdf"], ["huge", "docx"], ["huge", "pdf"], ["odd", "docx"], ["empty", "docx"]]) {
      const document = exported(name, format, "--form", "report");
      const said = text(format === "pdf" ? document : printed(document));
      assert.ok(said.includes("Vedlegg: det vi antar"), `${name}.${format}`);
      for (const row of chosen(name).slice(0, 200)) assert.ok(words(said).includes(words(row.title).split(" ").slice(0, 2).join(" ")) || name === "odd", row.title);
    }
  });

  test("a workbook opens, has the plan's hours and days, and nothing in it is a formula", () => {
    const book = read("xlsx", exported("example", "xlsx"));
    assert.equal(book.title, plans.example.file.plan.title);
    const [head, ...measures] = book.sheets.Tiltak;
    assert.deepEqual(head.slice(0, 6), ["Kanal", "Aktivitet", "Målgrupper", "Formål", "Periode", "Ansvar"]);
    assert.deepEqual(measures.map((row) => row[1]).sort(), chosen("example").map((row) => row.title).sort());
    const days = Object.values(plans.example.file.plan.calendar_entries.rows).map((row) => row.on).filter(Boolean).sort();
    assert.deepEqual(Object.values(book.sheets)[1].slice(1).map((row) => row[0]).filter(Boolean).sort(), days);
    const odd = read("xlsx", exported("odd", "xlsx"));
    assert.deepEqual(odd.formulas, []);
    assert.ok(odd.sheets.Tiltak.some((row) => String(row[1]).startsWith("=1+1")), "what was written is what stands there");
    assert.equal(Object.values(read("xlsx", exported("huge", "xlsx")).sheets)[1].length, 3001);
    assert.ok(text(printed(exported("example", "xlsx"))).includes("Aktivitet"));
    printed(exported("empty", "xlsx"));
  });

  test("a table has the columns people know, and no cell that a spreadsheet would work out", () => {
    const table = readFileSync(exported("example", "csv"), "utf8");
    assert.match(table, /^Kanal,Aktivitet,Målgrupper,Formål,Periode,Ansvar/);
    const odd = readFileSync(exported("odd", "csv"), "utf8");
    assert.doesNotMatch(odd, /(^|,)"?[=+@-]\d/m);
    const book = join(folder, "odd-table");
    mkdirSync(book, { recursive: true });
    run("soffice", `-env:UserInstallation=file://${folder}/office`, "--headless", "--convert-to", "xlsx", "--outdir", book, exported("odd", "csv"));
    assert.deepEqual(read("xlsx", join(book, "odd-.xlsx")).formulas, []);
  });

  test("a calendar is as the standard has it, with every day of the plan", () => {
    for (const name of Object.keys(plans)) {
      const days = read("ics", exported(name, "ics"));
      assert.deepEqual([days.version, days.errors, days.bare_ends], ["2.0", [], 0], name);
      assert.ok(days.longest_line <= 75 && days.events.every((event) => event.stamped), name);
      assert.equal(new Set(days.events.map((event) => event.uid)).size, days.events.length, name);
      const content = Object.values(plans[name].file.plan.calendar_entries?.rows ?? {}).filter((row) => row.on && !row.removed);
      for (const row of content.slice(0, 50)) assert.ok(days.events.some((event) => event.start === row.on && event.summary.includes(row.what.trim())), `${name}: ${row.what}`);
    }
  });

  test("a web page opens in a browser without a word of complaint, and asks nobody for anything", async () => {
    const browser = await launch();
    try {
      for (const name of ["example", "empty", "huge", "odd"]) {
        const { page, context, errors } = await open(browser);
        const asked = [];
        page.on("request", (request) => asked.push(request.url()));
        const file = pathToFileURL(exported(name, "html")).href;
        await page.goto(file);
        assert.deepEqual([errors, asked], [[], [file]], name);
        if (name === "odd") assert.equal(await page.title(), ODD);
        await context.close();
      }
    } finally { await browser.close(); }
  });
});
