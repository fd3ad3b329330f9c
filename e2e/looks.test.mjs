// The sample page shows every class once: it must be readable in light and dark, on a screen and on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";

const sample = (name) => new URL(`../web/sample/${name}`, import.meta.url).href;

describe("the looks", () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  for (const name of ["index.html", "sheets.html", "wall.html"]) for (const [size, options] of Object.entries({ desktop: DESKTOP, phone: PHONE })) for (const colorScheme of ["light", "dark"]) {
    test(`${name}, ${size}, ${colorScheme}: axe finds nothing and nothing sticks out`, async () => {
      const { page, context } = await open(browser, null, { ...options, colorScheme });
      await page.goto(sample(name));
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await overflowing(page), []);
      await context.close();
    });
  }

  test("on a phone the buttons, links in bars and choices are at least 44 pixels high", async () => {
    const { page, context } = await open(browser, sample("index.html"), PHONE);
    const small = await page.evaluate(() => [...document.querySelectorAll(".ds-button, .choose button, .path a, .tabs a, .chip, .seg label, summary, .dismiss")]
      .filter((element) => element.getClientRects().length && element.getBoundingClientRect().height < 43.5)
      .map((element) => `${element.className || element.tagName} ${element.textContent} ${element.getBoundingClientRect().height}`));
    assert.deepEqual(small, []);
    await context.close();
  });

  test("the two pages print on two sheets of paper", async () => {
    const { page, context } = await open(browser, sample("sheets.html"));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, 2);
    await context.close();
  });
});
