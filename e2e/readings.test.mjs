// Numbers from an export: looked at, picked, written once, known again when a longer export comes, and never counted twice.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");
const day = (at) => new Date(Date.UTC(2026, 8, 7 + at)).toISOString().slice(0, 10);
/** An export as of YouTube Studio, so many days long from a Monday. */
const youtube = (days) => Buffer.from(["Date,Views,Watch time (hours),Subscribers", ...Array.from({ length: days }, (_, at) => `${day(at)},${10 + at},1.5,${100 + at}`)].join("\n"));

describe("readings from an export", () => {
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

  async function brought(page, buffer, name = "Chart data.csv") {
    await page.goto(`${plan}/plan`);
    await page.getByRole("link", { name: "Hent målinger fra en eksport" }).click();
    await page.setInputFiles("#readings-file", { name, mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: "Les eksporten" }).click();
    await page.waitForURL(/\/readings\/import\/.+/);
  }

  test("nothing is written before it has been looked at, and a number goes where somebody says", async () => {
    const { page, errors } = anne;
    await brought(page, youtube(42));
    assert.match(await page.locator("#readings-import .say").innerText(), /^0 nye/);
    const row = page.locator("#readings-import tbody tr", { hasText: "Views" });
    await row.locator("select").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Vis" }).click();
    assert.match(await page.locator("#readings-import .say").innerText(), /^6 nye, 0 endret, 0 er her/);
    // 10 + … + 16, and so on: counts are added up.
    assert.match(await page.locator("#readings-import tbody tr", { hasText: "Views" }).innerText(), /lagt sammen/);
    assert.deepEqual(await violations(page), []);
    await page.getByRole("button", { name: "Skriv inn 6 målinger" }).click();
    await page.waitForURL(/\/plan$/);
    await live(page);
    assert.deepEqual(errors, []);
  });

  test("the same file gives nothing new, and a longer one only what has come since", async () => {
    const { page } = anne;
    await brought(page, youtube(42));
    assert.match(await page.locator("#readings-import .say").innerText(), /^0 nye, 0 endret, 6 er her/);
    assert.equal(await page.getByRole("button", { name: /Skriv inn/ }).count(), 0);
    await brought(page, youtube(56));
    assert.match(await page.locator("#readings-import .say").innerText(), /^2 nye, 0 endret, 6 er her/);
  });

  test("what is no export is refused with what to do, and a phone has room for it all", async () => {
    const { page, context, errors } = await open(browser, null, { ...PHONE, storageState: await anne.context.storageState() });
    await page.goto(`${plan}/readings/import`);
    await page.setInputFiles("#readings-file", { name: "brev.csv", mimeType: "text/csv", buffer: Buffer.from("\0\0\0") });
    await page.getByRole("button", { name: "Les eksporten" }).click();
    await page.locator('#readings-import [role="alert"]').waitFor();
    await brought(page, youtube(42));
    assert.deepEqual(await overflowing(page), []);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
    await context.close();
  });
});
