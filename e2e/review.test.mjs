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
    // One that is due stands open already.
    await held.locator(`details[id="edit-${id}"]`).evaluate((form) => { form.open = true; });
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
