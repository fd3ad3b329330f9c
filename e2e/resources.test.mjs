// Stage 7: hours are typed, the proposal changes, a film that is out is understood, forced in, looked at, and let go again; what is
// ticked is taken.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const FILM = "Kommunestyret på ett minutt";
const shot = async (page, name) => { if (process.env.TAKTIKK_SHOTS) await page.screenshot({ path: `shots/resources-${name}.png`, fullPage: true }); };
const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");

describe("what can be carried out", () => {
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

  const propose = async (page) => {
    await page.goto(`${plan}/resources`);
    await page.getByRole("link", { name: "Finn en pakke som går opp" }).click();
    await page.waitForURL(/resources\/proposal$/);
  };
  const good = async (page) => { assert.deepEqual(await violations(page), []); assert.deepEqual(await overflowing(page), []); };

  test("hours that are typed change the proposal, and a measure that is out can be forced in and let go", async () => {
    const { page, errors } = anne;
    await propose(page);
    const film = page.locator("#left-out article", { hasText: FILM });
    // Why it is out, and what would let it in, stand there in words.
    assert.match(await film.innerText(), /Det mangler .* t i .*uke \d+ hos Tor-Arne Vik\.\s+Slippes inn hvis det kommer .* t til i uka hos Tor-Arne Vik\./);
    const before = await page.locator("#proposal-figures").innerText();
    await good(page);
    await shot(page, "proposal");

    await page.getByRole("link", { name: `Tving inn ${FILM}` }).click();
    await page.waitForURL(/proposal\?in=/);
    await page.locator("#forced", { hasText: `${FILM} er tvunget inn.` }).waitFor();
    // Who would be over in which weeks if nothing went out for it.
    assert.match(await page.locator("#on-top").innerText(), /Tor-Arne Vik har for mye i \d+ uke[r]?\s+uke \d+/);
    assert.ok(await page.locator("#on-top td.over:visible").count() > 0);
    await good(page);
    await shot(page, "forced");
    await page.getByRole("link", { name: `La Taktikk velge ${FILM}` }).click();
    await page.waitForURL(/resources\/proposal$/);
    assert.equal(await page.locator("#proposal-figures").innerText(), before);

    for (const [who, hours] of [["Tor-Arne Vik", "2"], ["Maja Lund", "1"], ["Ali Rahimi", "3"]]) {
      await page.goto(`${plan}/resources`);
      await live(page);
      const person = page.locator("#people > article", { has: page.locator("h3", { hasText: who }) });
      const form = person.locator('form[action*="/people/"]:has([name="hours"])');
      await person.locator('details[id^="edit-"] > summary').first().click();
      await form.locator('[name="hours"]').fill(hours);
      await form.getByRole("button", { name: "Lagre" }).click();
      await person.getByText(`av ${hours} timer`).waitFor();
    }
    await propose(page);
    assert.notEqual(await page.locator("#proposal-figures").innerText(), before);
    assert.deepEqual(errors, []);
  });

  test("value against hours, what if, why the value is what it is, and what to check first are on the page", async () => {
    const { page, errors } = anne;
    await propose(page);
    await live(page);
    assert.equal((await page.locator("#proposal-plan").innerText()).match(/endring (\d+)/)[1], (await page.getByText(/^Regnet ut på endring/).innerText()).match(/(\d+)/)[1]);
    // Each point of the curve leads to its portfolio in the table, with and without a mouse.
    assert.ok(await page.locator("#curve svg .pt").count() >= 12);
    await page.locator("#curve svg .pt").last().click();
    await page.locator("#curve-table tr").last().waitFor({ state: "visible" });
    // A slider is answered where one stands, by keyboard, and the plan stays as it is.
    const slider = page.getByRole("slider", { name: "Én kollega til: timer i uka" });
    await slider.focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowRight");
    await page.locator("#what-if-answer", { hasText: "Én kollega til med 6 timer i uka." }).waitFor();
    assert.match(await page.locator("#what-if-answer").innerText(), /Verdi [\d,]+, mot [\d,]+ i forslaget\. Holder i [\d,]+ av 100/);
    // The same form as it is, without a script.
    await page.locator("#what-if").getByRole("button", { name: "Prøv" }).click();
    await page.waitForURL(/more=6/);
    assert.match(await page.locator("#what-if-answer").innerText(), /Én kollega til med 6 timer i uka\./);
    const worth = page.locator("#worth details").first();
    await worth.locator("summary").click();
    assert.match(await worth.innerText(), /stykker i uka, i \d+ uker/);
    assert.ok(await page.locator("#proposal-skills tbody tr").count() >= 1);
    assert.ok((await page.locator("#check-first").innerText()).length > 40);
    await good(page);
    await shot(page, "reasons");
    assert.deepEqual(errors, []);
  });

  test("what is ticked is taken, and what isn't is left as it was, on a phone", async () => {
    const { page, context, errors } = await open(browser, null, { ...PHONE, storageState: await anne.context.storageState() });
    await propose(page);
    await good(page);
    await shot(page, "proposal-phone");
    const going = page.locator("#comparison tr.out").first();
    const title = await going.locator("th").innerText();
    for (const box of await page.locator('#comparison [name="take"]').all()) await box.uncheck();
    await going.locator('[name="take"]').check();
    await page.locator("#comparison").getByRole("button").click();
    await page.waitForURL(/\/resources$/);
    const row = page.locator("#measures > article", { has: page.locator("h3", { hasText: title }) });
    await row.getByText("ikke med").first().waitFor();
    await propose(page);
    assert.equal(await page.locator("#comparison tr.out", { hasText: title }).count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test("hours may be a range, and what a measure gives is said in words", async () => {
    const { page, errors } = anne;
    await page.goto(`${plan}/resources`);
    await live(page);
    const row = page.locator("#measures > article").first();
    const id = await row.getAttribute("id");
    await row.locator(`details[id="cost-${id}"] > summary`).click();
    await row.locator(`details[id="level-new-${id}"] > summary`).click();
    const level = row.locator(`form[action$="/measures/${id}/levels"]`);
    await level.locator('[name="name"]').fill("Når det passer");
    await level.locator('[name="pieces"]').fill("2");
    await level.locator('[name="each"]').fill("5–3");
    await level.getByRole("button", { name: "Legg til" }).click();
    // The wrong way round it is refused, and what was typed still stands there.
    await page.getByText("Det minste tallet må stå først.").first().waitFor();
    assert.equal(await level.locator('[name="each"]').inputValue(), "5–3");
    await level.locator('[name="each"]').fill("3–5");
    await level.getByRole("button", { name: "Legg til" }).click();
    await row.getByText("2 innlegg i uka × 3–5 t = 6–10 t").waitFor();
    await row.locator(`details[id="outlook-${id}"] > summary`).click();
    const outlook = row.locator(`form[action$="/measures/${id}/outlook"]`);
    await outlook.locator("select").first().selectOption("a-lot");
    await outlook.locator('[name="gives-fiasco"]').fill("35");
    await outlook.getByRole("button", { name: "Lagre" }).click();
    await row.locator("td", { hasText: "35 %" }).waitFor();
    await page.reload();
    assert.equal(await outlook.locator("select").first().inputValue(), "a-lot");
    assert.deepEqual(errors, []);
  });
});
