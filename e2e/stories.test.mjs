// The real server: every stage of the example plan on a screen and on a phone, and two people at work in it.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { overflowing, unknownClasses, violations } from "./lib/axe.mjs";
import { DESKTOP, eventually, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, signIn, Taktikk } from "./lib/taktikk.mjs";

const STAGES = ["strategy", "audiences", "objectives", "habits", "brainstorm", "sort", "resources", "tactics", "plan"];
const PAGES = [...STAGES, "findings", "history", "two-pages", "members"];
const FIRST_LOAD_MOST_BYTES = 100_000;
// With TAKTIKK_SHOTS=1 every page is photographed into e2e/shots, to be looked at.
const shots = process.env.TAKTIKK_SHOTS ? new URL("./shots/", import.meta.url).pathname : null;
if (shots) mkdirSync(shots, { recursive: true });

describe("the example plan", () => {
  const server = new Taktikk();
  const plans = {};
  let browser, anne, plan;

  before(async () => {
    browser = await launch();
    await server.start();
    anne = await open(browser, null, DESKTOP);
    await comeIn(anne.page, server);
    // The list has the example in both languages; a plan's address is /plans/ID/.
    for (const [locale, name] of [["nb-NO", /Eksempel/], ["en-GB", /Example/]])
      plans[locale] = await anne.page.locator('main a[href*="/plans/"]', { hasText: name }).first().evaluate((link) => link.href.match(/^.*\/plans\/[^/]+/)[0]);
    plan = plans["nb-NO"];
  });
  after(async () => { await browser?.close(); await server.end(); });

  const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");

  async function look(path, size, name) {
    const { page, context, errors } = await open(browser, null, { ...size, storageState: await anne.context.storageState() });
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200);
    if (shots) await page.screenshot({ path: `${shots}${name}.png`, fullPage: true });
    const found = await violations(page);
    const wide = await overflowing(page);
    const untranslated = await page.evaluate(() => [...document.body.innerText.matchAll(/^[a-z]+(?:-[a-z]+)+$/gm)].map(([key]) => key));
    const classes = await unknownClasses(page);
    await context.close();
    assert.deepEqual(found, []);
    assert.deepEqual(wide, []);
    assert.deepEqual(untranslated, [], "every text is there, not its key");
    assert.deepEqual(classes, [], "every class is in the style sheet");
    assert.deepEqual(errors, []);
  }

  // Screens and phones, light and dark, in both languages.
  const LOOKS = {};
  for (const [size, options] of Object.entries({ desktop: DESKTOP, phone: PHONE })) for (const lang of ["nb", "en"]) for (const colorScheme of ["light", "dark"])
    LOOKS[`${size}-${lang}-${colorScheme}`] = { ...options, locale: { nb: "nb-NO", en: "en-GB" }[lang], colorScheme };
  for (const [name, options] of Object.entries(LOOKS)) {
    for (const page of PAGES) test(`${page}, ${name}: axe finds nothing, nothing sticks out, no errors`, () => look(`${plans[options.locale]}/${page}`, options, `${page}-${name}`));
    test(`the list of plans, ${name}: axe finds nothing, nothing sticks out, no errors`, () => look(`${server.address}/`, options, `plans-${name}`));
  }

  test("signing in is readable for everybody", async () => {
    const { page, context, errors } = await open(browser, `${server.address}/sign-in`, PHONE);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test("a plan is not found by somebody who is not signed in", async () => {
    const { page, context } = await open(browser);
    await page.goto(`${plan}/strategy`);
    assert.match(page.url(), /\/sign-in$/);
    await context.close();
  });

  test("the first load is small, compressed, and from this server alone", async () => {
    const { page, context } = await open(browser, null, { ...DESKTOP, storageState: await anne.context.storageState() });
    let bytes = 0;
    const hosts = new Set();
    const sizes = [];
    page.on("requestfinished", (request) => { hosts.add(new URL(request.url()).host); if (!request.url().includes("/stream")) sizes.push(request.sizes()); });
    await page.goto(`${plan}/strategy`);
    await live(page);
    for (const { responseBodySize } of await Promise.all(sizes)) bytes += responseBodySize;
    assert.deepEqual([...hosts], [new URL(server.address).host]);
    assert.ok(bytes < FIRST_LOAD_MOST_BYTES, `${bytes} bytes`);
    await context.close();
  });

  test("what one person adds, the other sees at once, and what the other types stays", async () => {
    const other = await open(browser, null, DESKTOP);
    await signIn(other.page, server);
    await other.page.goto(`${plan}/audiences`);
    await anne.page.goto(`${plan}/audiences`);
    await Promise.all([live(other.page), live(anne.page)]);
    await other.page.fill("#new-audience-name", "halvferdig");
    await anne.page.fill("#new-audience-name", "De som nettopp har flyttet hit");
    await anne.page.click("#new-audience button[type=submit]");
    await other.page.getByText("De som nettopp har flyttet hit").first().waitFor();
    assert.equal(await other.page.inputValue("#new-audience-name"), "halvferdig");
    await eventually(async () => assert.equal(await anne.page.inputValue("#new-audience-name"), ""));
    assert.deepEqual(other.errors, []);
    await other.context.close();
  });

  test("a killed server loses nothing: what was acknowledged is there, what is half-typed stays, the page goes on", async () => {
    await anne.page.goto(`${plan}/audiences`);
    await live(anne.page);
    await anne.page.fill("#new-audience-name", "Skrevet før strømmen gikk");
    await anne.page.click("#new-audience button[type=submit]");
    await anne.page.getByText("Skrevet før strømmen gikk").first().waitFor();
    await anne.page.fill("#new-audience-name", "Skrevet uten server");
    await server.kill();
    await anne.page.waitForFunction(() => document.documentElement.dataset.live !== "on");
    await server.start();
    await live(anne.page);
    assert.equal(await anne.page.inputValue("#new-audience-name"), "Skrevet uten server");
    await anne.page.click("#new-audience button[type=submit]");
    await anne.page.locator("#audiences").getByText("Skrevet uten server").first().waitFor();
    await anne.page.reload();
    assert.equal(await anne.page.locator("#audiences").getByText("Skrevet før strømmen gikk").count() > 0, true);
  });

  test("the two pages print on two sheets of paper in both languages", async () => {
    await anne.page.goto(`${server.address}/`);
    const plans = await anne.page.locator('main a[href*="/plans/"]').evaluateAll((links) => [...new Set(links.map((link) => link.href.match(/^.*\/plans\/[^/]+/)[0]))]);
    for (const one of plans) for (const locale of ["nb-NO", "en-GB"]) {
      const { page, context } = await open(browser, null, { ...DESKTOP, locale, storageState: await anne.context.storageState() });
      await page.goto(`${one}/two-pages`);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      assert.equal([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, 2, `${one} in ${locale}`);
      await context.close();
    }
  });

  test("a review is held: the verdict, what it took, and a claim that held, in one go", async () => {
    const { page, context, errors } = await open(browser, null, { ...DESKTOP, storageState: await anne.context.storageState() });
    await page.goto(`${plan}/plan`);
    await live(page);
    await page.locator("article.review").first().getByRole("link", { name: "Hold gjennomgangen" }).click();
    await page.waitForURL(/plan\/reviews\//);
    await live(page);
    const review = page.locator("article.review").first();
    const id = await review.getAttribute("id");
    await page.fill(`[id="${id}-took"]`, "6,5");
    await page.fill(`[id="${id}-gave"]`, "71 av 100 fikk svar samme dag.");
    await review.locator('fieldset.judged input[value="confirmed"]').first().check();
    await review.locator("fieldset.verdicts input").nth(1).check();
    await review.getByRole("button", { name: "Sett dommen" }).click();
    const held = page.locator(`[id="${id}"]`);
    await held.getByText("sånn passe").first().waitFor();
    await page.reload();
    const text = await held.innerText();
    for (const said of ["Holdt", "samme timer, nytt konsept", "6½ timer i uka i snitt", "71 av 100 fikk svar samme dag.", "Bekreftet"]) assert.ok(text.includes(said), `${said} in: ${text}`);
    await page.goto(`${plan}/two-pages`);
    assert.match(await page.locator(".changed").innerText(), /sånn passe/);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test("a reading is drawn beside the target as soon as it is written", async () => {
    await anne.page.goto(`${plan}/plan`);
    await live(anne.page);
    const row = anne.page.locator("article.measured:has(.not-yet)").first();
    const id = await row.getAttribute("id");
    await row.locator("summary").last().click();
    await anne.page.fill(`[id="${id}-value"]`, "42,5");
    await row.getByRole("button", { name: "Legg til målingen" }).click();
    await anne.page.locator(`[id="${id}"] .last b`, { hasText: "42,5" }).waitFor();
    assert.equal(await anne.page.locator(`[id="${id}"] svg.trend`).count(), 1);
  });

  test("plain forms work without a script", async () => {
    const { page, context } = await open(browser, null, { ...DESKTOP, javaScriptEnabled: false, storageState: await anne.context.storageState() });
    await page.goto(`${plan}/audiences`);
    await page.fill("#new-audience-name", "Uten skript");
    await page.click("#new-audience button[type=submit]");
    assert.match(page.url(), /\/audiences/);
    await page.locator("#audiences").getByText("Uten skript").first().waitFor();
    await context.close();
  });
});
