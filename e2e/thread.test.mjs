// The red thread: a point is followed by a link and by keys, the same stands in a table, and loose ends lead to where they are tied.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");

describe("the red thread", () => {
  const server = new Taktikk();
  let browser, anne, plan;

  before(async () => {
    browser = await launch();
    await server.start();
    anne = await open(browser, null, DESKTOP);
    await comeIn(anne.page, server);
    plan = await anne.page.locator('main a[href*="/plans/"]').first().evaluate((link) => link.href.match(/^.*\/plans\/[^/]+/)[0]);
  });
  after(async () => { await browser?.close(); await server.end(); });

  test("a measure is followed by a click, and only its thread is strong", async () => {
    const { page, errors } = anne;
    await page.goto(`${plan}/plan`);
    await page.getByRole("link", { name: "Den røde tråden" }).click();
    await live(page);
    assert.equal(await page.locator("path.th.on").count(), 0);
    await page.locator('g[data-column="4"] a[data-knot]').first().click();
    await page.waitForURL(/\/thread\/measure\//);
    await live(page);
    const [on, all] = [await page.locator("a[data-knot].on").count(), await page.locator("a[data-knot]").count()];
    assert.ok(on > 4 && on < all / 2, `${on} of ${all}`);
    assert.match(await page.locator("p.say").innerText(), /fordi strategien sier/);
    const stop = page.locator('a[data-knot][tabindex="0"]');
    assert.ok(page.url().endsWith(await stop.getAttribute("href")), "the keys begin at what is followed");
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
  });

  test("the arrows move, Enter follows and Escape shows all again", async () => {
    const { page } = anne;
    await page.goto(`${plan}/thread`);
    await live(page);
    const stop = page.locator('a[data-knot][tabindex="0"]');
    assert.equal(await stop.count(), 1);
    await stop.focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.activeElement.closest("g").dataset.column), "1");
    await page.keyboard.press("ArrowDown");
    const name = await page.evaluate(() => document.activeElement.querySelector("title").textContent);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/thread\/audience\//);
    await live(page);
    assert.ok((await page.locator("p.say").innerText()).includes(name));
    await page.locator('a[data-knot][tabindex="0"]').focus();
    await page.keyboard.press("Escape");
    await page.waitForURL(/\/thread$/);
  });

  test("the table says the same, and is what a phone shows", async () => {
    const { page, context, errors } = await open(browser, null, { ...PHONE, storageState: await anne.context.storageState() });
    await page.goto(`${plan}/thread`);
    await live(page);
    assert.ok(!(await page.locator("svg.threads").isVisible()));
    const rows = page.locator("#thread-table tbody tr");
    assert.ok((await rows.count()) > 3);
    await rows.first().locator("th a").click();
    await page.waitForURL(/\/thread\/measure\//);
    assert.deepEqual(await overflowing(page), []);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test("a loose end leads to where it is tied", async () => {
    const { page } = anne;
    await page.goto(`${plan}/thread`);
    const ends = page.locator("#loose-ends li a");
    assert.ok((await ends.count()) > 0);
    const goes = await ends.first().getAttribute("href");
    await ends.first().click();
    await page.waitForURL((url) => url.pathname === goes);
  });
});
