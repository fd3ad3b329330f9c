// A review that ends in a fiasco: the hours come free, the measure next in line is named, and stage 7 says what could come in.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");

describe("a review", () => {
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

  test("a fiasco frees the hours, and the way to what comes in instead is there", async () => {
    const { page, errors } = anne;
    await page.goto(`${plan}/plan`);
    await live(page);
    const review = page.locator("article.review").first();
    const id = await review.getAttribute("id");
    const held = page.locator(`article.review[id="${id}"]`);
    await held.getByRole("link", { name: "Hold gjennomgangen" }).click();
    await page.waitForURL(/plan\/reviews\//);
    await live(page);
    // What each verdict would do to the rest of the plan is looked for by the engine, and what stands stays.
    const ahead = page.locator(`[id="ahead-${id}"] tbody tr`);
    await ahead.nth(2).waitFor({ timeout: 20_000 });
    for (const row of await ahead.allInnerTexts()) assert.match(row, /\d+ av 100/);
    assert.match(await ahead.filter({ hasText: "fiasko" }).innerText(), /kan komme inn fra uke \d+, med|Ingen andre|må ut med det: Hull nummer|går det ikke opp/);
    const fiasco = held.locator("fieldset.verdicts label", { hasText: "fiasko" });
    assert.match(await fiasco.innerText(), /Frigjør .+ t i uka/);
    await fiasco.click();
    await held.getByRole("button", { name: /Fell dommen|Sett dommen|Lagre/ }).first().click();
    const instead = held.getByRole("link", { name: "Se hva som kan komme inn i stedet" });
    await instead.waitFor();
    assert.match(await held.locator(".came-to").innerText(), /fiasko/);
    await held.getByRole("button", { name: "Ta tiltaket ut" }).click();
    await held.getByRole("button", { name: "Ta tiltaket ut" }).waitFor({ state: "detached" });
    assert.deepEqual(await violations(page), []);
    await instead.click();
    await page.waitForURL(/resources\/proposal\?out=/);
    await page.locator("main h2").first().waitFor({ timeout: 20_000 });
    assert.deepEqual(errors, []);
  });
});
