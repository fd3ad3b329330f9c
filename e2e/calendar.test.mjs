// From a channel's usual steps to six pieces in the calendar, moved by keyboard and by dragging.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");

describe("steps and calendar", () => {
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

  test("a measure takes a channel's usual steps, all but what is struck out, and once", async () => {
    const { page, errors } = anne;
    await page.goto(`${plan}/tactics`);
    await page.locator("#tactics h2 a", { hasText: "Åpent i dag?" }).first().click();
    await live(page);
    await page.locator(".playbooks a.chip", { hasText: "Facebook-side" }).first().click();
    await live(page);
    assert.deepEqual(await violations(page), []);
    const offered = page.locator("#playbook");
    await offered.getByLabel("Slå på filter for skjellsord").uncheck();
    await offered.getByRole("button", { name: "Ta med stegene" }).click();
    // What was taken is offered no more; what was struck out still is.
    await offered.getByLabel("Opprett siden i Meta Business Suite").waitFor({ state: "detached" });
    assert.equal(await offered.locator('input[name="step"]').count(), 1);
    await page.getByText("Lag skjema for samtykke til bilder og film").first().waitFor();
    assert.deepEqual(errors, []);
  });

  test("what repeats stands on all its days, and is moved by keyboard and by dragging", async () => {
    const { page, errors } = anne;
    const on = (day) => page.locator(`[data-day="${day}"] .content-piece`, { hasText: "Fast spalte" });
    await page.goto(`${plan}/calendar/2026-12`);
    await live(page);
    await page.locator("#calendar-new > summary").click();
    await page.fill("#new-piece-what", "Fast spalte");
    await page.fill("#new-piece-on", "2026-12-01");
    await page.selectOption("#new-piece-repeat", "week");
    await page.fill("#new-piece-times", "6");
    await page.locator("#calendar-new").getByRole("button", { name: "Legg til" }).click();
    await on("2026-12-29").waitFor();
    await page.goto(`${plan}/calendar/2027-01`);
    await on("2027-01-05").waitFor();

    await page.goto(`${plan}/calendar/2026-12`);
    await live(page);
    await on("2026-12-01").locator("a").focus();
    await page.keyboard.press("Alt+ArrowRight");
    await on("2026-12-02").waitFor();
    // The focus goes along, so that one can go on.
    await page.waitForFunction(() => document.activeElement?.textContent?.includes("Fast spalte"));
    await page.keyboard.press("Alt+ArrowDown");
    await on("2026-12-09").waitFor();
    assert.match(await page.locator("[data-moved]").textContent(), /9\. desember/);
    await on("2026-12-09").dragTo(page.locator('[data-day="2026-12-11"]'));
    await on("2026-12-11").waitFor();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await overflowing(page), []);
    assert.deepEqual(errors, []);
  });

  test("on a phone a month is its days that have something", async () => {
    const phone = await open(browser, null, { ...PHONE, storageState: await anne.context.storageState() });
    await phone.page.goto(`${plan}/calendar/2026-12`);
    await live(phone.page);
    await phone.page.locator(".content-piece", { hasText: "Fast spalte" }).first().waitFor();
    assert.deepEqual(await violations(phone.page), []);
    assert.deepEqual(await overflowing(phone.page), []);
    await phone.context.close();
  });
});
