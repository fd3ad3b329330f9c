// The habit matrix, written in like a spreadsheet, with a colleague who sees it on another screen.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { overflowing, unknownClasses, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const shots = process.env.TAKTIKK_SHOTS ? new URL("./shots/", import.meta.url).pathname : null;
if (shots) mkdirSync(shots, { recursive: true });

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");

describe("the matrix as a spreadsheet", () => {
  const server = new Taktikk();
  let browser, anne, page, other, plan;

  before(async () => {
    browser = await launch();
    await server.start();
    anne = await open(browser, null, { ...DESKTOP, permissions: ["clipboard-read", "clipboard-write"] });
    page = anne.page;
    await comeIn(page, server);
    await page.fill("form[action='/plans'] input[type=text]", "Kulturskolen");
    await page.click("form[action='/plans'] button[type=submit]");
    await page.waitForURL(/\/plans\/[^/]+\/strategy/);
    plan = page.url().match(/^.*\/plans\/[^/]+/)[0];
    await page.goto(`${plan}/audiences`);
    await live(page);
    for (const name of ["Foreldre", "Elever", "Lærere"]) {
      await page.locator("form[data-clear] [name=name]").fill(name);
      await page.locator("form[data-clear] button[type=submit]").first().click();
      await page.locator("#audiences h3.title", { hasText: name }).waitFor();
    }
    await page.goto(`${plan}/habits`);
    await live(page);
    for (const name of ["Facebook", "Instagram", "Blogg"]) {
      await page.getByRole("button", { name: `+ ${name}` }).click();
      await page.locator("table.matrix thead", { hasText: name }).waitFor();
    }
    other = (await open(browser, null, { ...DESKTOP, storageState: await anne.context.storageState() })).page;
    await other.goto(`${plan}/habits`);
    await live(other);
  });
  after(async () => { await browser?.close(); await server.end(); });

  const cell = (who, row, column) => who.locator("#habits-rows tr").nth(row).locator("td").nth(column);
  const reads = async (who, row, column, words) => {
    const wanted = cell(who, row, column).filter({ hasText: words });
    await wanted.waitFor().catch(async () => assert.fail(`row ${row}, column ${column}: wanted ${words}, is ${await cell(who, row, column).textContent()}`));
  };
  /** What the whole matrix shows, without the marks for the eye. */
  const all = (who) => who.locator("#habits-rows tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((one) => one.dataset.copied ?? "?").join(" ")).join(" / "));
  const settle = async (text) => { for (const who of [page, other]) await who.waitForFunction((wanted) => [...document.querySelectorAll("#habits-rows tr")].map((row) => [...row.querySelectorAll("td")].map((one) => one.dataset.copied ?? "?").join(" ")).join(" / ") === wanted, text, { timeout: 10_000 }).catch(async () => assert.equal(await all(who), text)); };

  test("a number or the beginning of a word is typed, and Enter and Tab lead on", async () => {
    await page.keyboard.press("g");
    await page.keyboard.type("40");
    if (shots) await page.screenshot({ path: `${shots}cells-typing.png`, fullPage: true });
    await page.keyboard.press("Tab");
    await page.keyboard.type("m");
    await page.keyboard.press("Enter");
    await page.keyboard.type("litt");
    await page.keyboard.press("Enter");
    await settle("40 % mye ? / ? litt ? / ? ? ?");
    assert.equal(await cell(other, 0, 0).getAttribute("class"), "cell assumed");
    await page.getByText("Skrevet som antakelse i én rute.").waitFor();
  });

  test("typing over what one has typed changes it, Escape leaves it, and what means no amount is told", async () => {
    await page.locator("#habits-rows td a").first().focus();
    await page.keyboard.type("80");
    await page.keyboard.press("Escape");
    await page.keyboard.type("20");
    await page.keyboard.press("Enter");
    await settle("20 % mye ? / ? litt ? / ? ? ?");
    await page.keyboard.type("kanskje");
    await page.keyboard.press("Enter");
    await page.getByText("Ikke forstått: kanskje").waitFor();
    await page.goto(`${plan}/habits/claims`);
    assert.equal(await page.locator("table.plain tbody tr[id]").count(), 3, "one claim a cell, however often it is typed over");
    await page.goto(`${plan}/habits`);
    await live(page);
  });

  test("a row is copied to another, and all of it is undone in one", async () => {
    await page.locator("#habits-rows td a").first().focus();
    await page.keyboard.press("Shift+Space");
    assert.equal(await page.locator("td[aria-selected=true]").count(), 3);
    await page.keyboard.press("Control+c");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+v");
    await settle("20 % mye ? / ? litt ? / 20 % mye ?");
    await page.getByText("Skrevet som antakelse i 2 ruter.").waitFor();
    await page.keyboard.press("Control+z");
    await settle("20 % mye ? / ? litt ? / ? ? ?");
    await page.goto(`${plan}/history`);
    assert.match(await page.locator("#history li").nth(1).textContent(), /Anne Berg skrev i 2 ruter i bruksmønsteret/);
    await page.goto(`${plan}/habits`);
    await live(page);
  });

  test("a block from a spreadsheet goes where it is pasted, or where its names say", async () => {
    const paste = async (text) => {
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await page.keyboard.press("Control+v");
    };
    await cell(page, 1, 1).locator("a").focus();
    await paste("e\tk\tmye\n50 %\t\n");
    await page.getByText("Det var ikke plass til én rute.").waitFor();
    await settle("20 % mye ? / ? en del knapt / ? 50 % ?");
    await cell(page, 0, 0).locator("a").focus();
    await paste("\tBlogg\tfacebook\tTikTok\nLærere\tlitt\tmye\t9\nRektorer\tmye\tmye\t1\n");
    await page.getByText("Ikke forstått: TikTok, Rektorer").waitFor();
    await settle("20 % mye ? / ? en del knapt / mye 50 % litt");
  });

  test("several cells are marked, filled with one value, and emptied", async () => {
    await cell(page, 0, 0).locator("a").focus();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    assert.equal(await page.locator("td[data-local-marked]").count(), 4);
    if (shots) await page.screenshot({ path: `${shots}cells-marked.png`, fullPage: true });
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Delete");
    await page.getByText("Tømt: 3 ruter.").waitFor();
    await settle("? ? ? / ? ? knapt / mye 50 % litt");
    await page.keyboard.press("Control+z");
    await settle("20 % mye ? / ? en del knapt / mye 50 % litt");
  });

  test("worth it and not, with a reason, from the keyboard", async () => {
    await cell(page, 0, 1).locator("a").focus();
    await page.keyboard.press("+");
    await cell(other, 0, 1).locator(".worth.yes").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("-");
    await page.keyboard.type("Ingen leser den.");
    await page.keyboard.press("Enter");
    await cell(other, 0, 2).locator(".worth.no").waitFor();
    await page.goto(`${plan}/habits/not-worth`);
    await page.getByText("Ingen leser den.").waitFor();
    await page.goto(`${plan}/habits`);
    await live(page);
  });

  test("what is typed while the server is away is shown as waiting, and gets there once, through a reload", async () => {
    await cell(page, 1, 0).locator("a").focus();
    await server.kill();
    await page.keyboard.type("mye");
    await page.keyboard.press("Enter");
    await page.locator("td[data-local-waits=mye]").waitFor();
    await page.waitForFunction(() => document.documentElement.dataset.live === "saved");
    await server.start();
    await page.reload();
    await settle("20 % mye ? / mye en del knapt / mye 50 % litt");
    await page.locator("td[data-local-waits]").waitFor({ state: "detached" });
    await page.goto(`${plan}/habits/claims`);
    assert.equal(await page.locator("table.plain tbody tr[id]").count(), 8);
    // That the line was cut is what was tried here.
    anne.errors.length = 0;
    await page.goto(`${plan}/habits`);
    await live(page);
  });

  test("what others do takes nothing away from a field that is open over a cell", async () => {
    await cell(page, 2, 2).locator("a").focus();
    await page.keyboard.type("3");
    await cell(other, 2, 2).locator("a").focus();
    await other.keyboard.type("90");
    await other.keyboard.press("Enter");
    await reads(page, 2, 2, /en del|mye/);
    await page.keyboard.type("0");
    assert.equal(await page.locator("#cell-typed").inputValue(), "30");
    await page.keyboard.press("Enter");
    // It is the same person's claim: the last word holds.
    await settle("20 % mye ? / mye en del knapt / mye 50 % 30 %");
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await overflowing(page), []);
    assert.deepEqual(await unknownClasses(page), []);
    assert.deepEqual(anne.errors, []);
  });
});
