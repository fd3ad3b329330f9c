// The habit matrix filled without a mouse: from a survey's answers and three assumptions, until the first line of the "no" list.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { overflowing, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const shots = process.env.TAKTIKK_SHOTS ? new URL("./shots/", import.meta.url).pathname : null;
if (shots) mkdirSync(shots, { recursive: true });

/** Who goes slowly presses a key a second: this many are ten minutes. */
const TEN_MINUTES_OF_KEYS = 600;
/** Presses of Tab after which what is looked for can't be reached. */
const TABS_MOST = 120;

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");

/** 300 answers: the older, the more Facebook and the less TikTok, and every fifth is weighed double. */
const survey = () => {
  const rows = Array.from({ length: 300 }, (_, id) => {
    const age = 18 + (id * 7) % 65;
    const uses = (percent) => ((id * 37) % 100 < percent ? "ja" : "nei");
    return [id, age, uses(30 + age / 2), uses(90 - age), uses(80 - age), id % 5 ? 1 : 2].join(";");
  });
  return `nr;alder;Facebook;Instagram;TikTok;vekt\n${rows.join("\n")}\n`;
};

describe("the matrix without a mouse", () => {
  const server = new Taktikk();
  let browser, anne, page, plan, pressed = 0;

  before(async () => {
    browser = await launch();
    await server.start();
    anne = await open(browser, null, DESKTOP);
    page = anne.page;
    // From the start, so that no window for files opens instead.
    page.on("filechooser", () => {});
    await comeIn(page, server);
    await page.fill("form[action='/plans'] input[type=text]", "Kulturskolen");
    await page.click("form[action='/plans'] button[type=submit]");
    await page.waitForURL(/\/plans\/[^/]+\/strategy/);
    plan = page.url().match(/^.*\/plans\/[^/]+/)[0];
    await page.goto(`${plan}/audiences`);
    await live(page);
    for (const name of ["Unge", "Foreldre", "Pensjonister", "Lærere"]) {
      await page.locator("form[data-clear] [name=name]").fill(name);
      await page.locator("form[data-clear] button[type=submit]").first().click();
      await page.locator("h3", { hasText: name }).first().waitFor();
    }
    await page.goto(`${plan}/habits`);
    await live(page);
  });
  after(async () => { await browser?.close(); await server.end(); });

  const press = async (key) => { pressed += 1; await page.keyboard.press(key); };
  const type = async (text) => { pressed += text.length; await page.keyboard.type(text); };
  /** Goes on, or back, until the focus is where it is wanted. */
  const reach = async (wanted, key = "Tab") => {
    const there = () => wanted.evaluate((element) => element === document.activeElement);
    for (let tabs = 0; tabs < TABS_MOST; tabs += 1) {
      if (await there()) return;
      await press(key);
    }
    assert.fail(`${wanted} is not reached`);
  };

  test("a survey's answers are brought, and who is who is picked", async () => {
    await reach(page.getByRole("link", { name: "Hent tall fra fil" }));
    await press("Enter");
    await page.waitForURL(/habits\/figures/);
    await reach(page.locator("#figures-file"));
    const asked = page.waitForEvent("filechooser");
    await press("Space");
    await (await asked).setFiles({ name: "brukerundersøkelse.csv", mimeType: "text/csv", buffer: Buffer.from(survey()) });
    await reach(page.getByRole("button", { name: "Les tallene" }));
    await press("Enter");
    await page.waitForURL(/habits\/figures\/[^/]+#figures/);
    const groups = { "alder 18–29": "Unge", "alder 30–44": "Foreldre", "alder 60+": "Pensjonister" };
    for (const [group, audience] of Object.entries(groups)) {
      const choice = page.getByLabel(group);
      await reach(choice);
      await type(audience);
      assert.equal(await choice.locator("option:checked").textContent(), audience);
    }
    if (shots) await page.screenshot({ path: `${shots}matrix-who.png`, fullPage: true });
    await reach(page.getByRole("button", { name: "Skriv påstandene" }));
    await press("Enter");
    await page.getByText("9 påstander er skrevet.").waitFor();
    await live(page);
    assert.equal(await page.locator("td.cell.known").count(), 9);
    assert.equal(await page.locator("td.cell.unknown").count(), 3);
  });

  test("what nobody has asked is assumed, and looks like it", async () => {
    await press("g");
    for (let up = 0; up < 3; up += 1) await press("ArrowUp");
    for (let down = 0; down < 3; down += 1) await press("ArrowDown");
    for (const [word, key] of [["mye", "Tab"], ["litt", "Tab"], ["knapt", "Enter"]]) {
      await type(word);
      await press(key);
    }
    await page.locator("td.cell.assumed").nth(2).waitFor();
    const row = page.locator("#habits-rows tr", { hasText: "Lærere" });
    assert.deepEqual(await row.locator("td").evaluateAll((cells) => cells.map((cell) => cell.dataset.copied)), ["mye", "litt", "knapt"]);
    const fill = (cell) => page.locator(cell).first().locator(".bar").evaluate((bar) => getComputedStyle(bar).backgroundImage);
    assert.equal(await fill("td.cell.known"), "none");
    assert.match(await fill("td.cell.assumed"), /gradient/);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await overflowing(page), []);
    if (shots) await page.screenshot({ path: `${shots}matrix-filled.png`, fullPage: true });
  });

  test("a cell is not worth the time, and is the first line of the list that says so", async () => {
    await reach(page.locator("#habits-rows tr", { hasText: "Lærere" }).locator("td a").nth(2), "ArrowRight");
    await press("-");
    await type("De har det bare privat.");
    await press("Enter");
    await page.locator("td.cell .worth.no").waitFor();
    await reach(page.getByRole("link", { name: "Ikke verdt tida (1)" }), "Shift+Tab");
    await press("Enter");
    await page.waitForURL(/habits\/not-worth/);
    const lines = page.locator("#not-worth li");
    await lines.first().waitFor();
    assert.equal(await lines.count(), 1);
    assert.match(await lines.first().textContent(), /Lærere · TikTok.*De har det bare privat\./s);
    assert.ok(pressed <= TEN_MINUTES_OF_KEYS, `${pressed} keys`);
    assert.deepEqual(anne.errors, []);
  });
});
