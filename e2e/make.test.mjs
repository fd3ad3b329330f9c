// From an idea to a piece in the calendar, through stages 5 to 8, with a second browser that sees each step as it happens.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, signIn, Taktikk } from "./lib/taktikk.mjs";

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");
const unfold = (place, id) => place.locator(`details[id="${id}"] > summary`).click();

describe("from an idea to the calendar", () => {
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

  for (const [size, options] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`one writes, sorts, costs, mans and makes a measure; another sees it, ${size}`, async () => {
      const writer = await open(browser, null, { ...options, storageState: await anne.context.storageState() });
      const watcher = await open(browser, null, DESKTOP);
      await signIn(watcher.page, server);
      const { page } = writer;
      const both = async (stage) => {
        await Promise.all([page.goto(`${plan}/${stage}`), watcher.page.goto(`${plan}/${stage}`)]);
        await Promise.all([live(page), live(watcher.page)]);
      };
      const seen = (region, text) => watcher.page.locator(`#${region}`).getByText(text).first().waitFor({ state: "attached" });
      const idea = `Benken ved elva, ${size}`;

      await both("brainstorm");
      const reopen = page.getByRole("button", { name: "Åpne igjen" });
      if (await reopen.count()) await reopen.click();
      await page.fill("#new-idea-presence", `Benken, ${size}`);
      await page.press("#new-idea-presence", "Control+Enter");
      await seen("ideas", `Benken, ${size}`);
      // One's own ideas stand together, and can be corrected.
      await page.locator("#own-ideas li").first().getByRole("link", { name: "Rett" }).click();
      await page.waitForURL(/\/brainstorm\/ideas\//);
      await live(page);
      const card = page.locator(".idea-card.on");
      await card.locator('textarea[name="presence"]').fill(idea);
      await card.locator('fieldset label').first().click();
      await card.getByRole("button", { name: "Lagre" }).click();
      await seen("ideas", idea);

      await both("sort");
      const answer = page.locator("#undecided article", { hasText: idea }).getByRole("button", { name: "Kjernetiltak" });
      await answer.focus();
      await page.keyboard.press("Enter");
      await seen("core-measures", idea);

      await both("resources");
      const row = page.locator("#measures > article", { has: page.locator("h3", { hasText: idea }) });
      const id = await row.getAttribute("id");
      await unfold(row, `cost-${id}`);
      const level = page.locator(`form[action$="/measures/${id}/levels"]`);
      await level.locator('[name="name"]').fill("Hver tirsdag");
      for (const [name, value] of Object.entries({ pieces: "2", each: "1,5", people: "100", write: "6", minutes: "5", dissatisfied: "20", minutes_dissatisfied: "15", setup_hours: "4", setup_weeks: "2", money_nok: "900" })) await level.locator(`[name="${name}"]`).fill(value);
      await level.getByRole("button", { name: "Legg til" }).click();
      // 2 × 1½ hours of making, and 6 who write: 80 % take 5 minutes, 20 % take 15.
      await seen("measures", "100 folk × 6 % skriver i uka × 5 min, og 15 min på de 20 % som er misfornøyde = 0,7 t");

      const who = `Ola Hansen ${size}`;
      await unfold(page, "one-more");
      await page.fill("#new-person-name", who);
      await page.fill("#new-person-hours", "5");
      await page.getByRole("button", { name: "Legg til kollegaen" }).click();
      await seen("people", who);
      const person = page.locator("#people > article", { has: page.locator("h3", { hasText: who }) });
      const personId = await person.getAttribute("id");
      await unfold(person, `away-${personId}`);
      await person.locator('form[action$="/absences"] [name="from"]').fill("2027-03-01");
      await person.locator('form[action$="/absences"] [name="to"]').fill("2027-03-05");
      await person.getByRole("button", { name: "Legg til fravær" }).click();
      await seen("people", "Borte 1. mars–5. mars");

      await unfold(row, `burns-${id}`);
      await page.click(`[id="burns-${id}-${personId}-burns"]`);
      await watcher.page.locator(`[id="burns-${id}-${personId}-burns"][aria-pressed="true"]`).waitFor({ state: "attached" });
      await unfold(row, `choose-${id}`);
      await row.locator(`[id="${id}-hours-${personId}"]`).fill("3");
      await row.locator(`form[action$="/choice"]`).getByRole("button", { name: "Lagre" }).click();
      // 3,7 hours are needed and 3 are taken: the rest is nobody's, and the page says so first.
      await seen("hours", "0,7 t i uka har ingen tatt");
      await seen("weeks", "Ingen har tatt");
      await row.locator(`[id="${id}-hours-${personId}"]`).fill("3,7");
      await row.locator(`form[action$="/choice"]`).getByRole("button", { name: "Lagre" }).click();
      await watcher.page.locator("#hours").getByText("0,7 t i uka har ingen tatt").waitFor({ state: "detached" });
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await overflowing(page), []);

      await both(`tactics/measures/${id}`);
      const tactic = page.locator("main");
      await unfold(tactic, `edit-${id}`);
      const concept = tactic.locator(`form[action$="/measures/${id}"]`);
      await concept.locator('[name="concept_idea"]').fill("En ny på benken hver tirsdag");
      await concept.locator('[name="owner"]').selectOption({ label: who });
      await concept.getByRole("button", { name: "Lagre" }).click();
      await seen("tactic-concept", "En ny på benken hver tirsdag");
      await seen("tactic-head", `${who} har ansvaret.`);

      await unfold(tactic, `step-${id}`);
      await tactic.locator('form[action$="/steps"] [name="what"]').fill(`Spikre benken, ${size}`);
      await tactic.locator('form[action$="/steps"]').getByRole("button", { name: "Legg til" }).click();
      await seen("tactic-setup", `Spikre benken, ${size}`);
      await tactic.locator("li", { hasText: `Spikre benken, ${size}` }).getByRole("button", { name: "Gjort" }).click();
      await seen("tactic-setup", "1 ferdige, 0 gjenstår, 0 hoppet over");
      await tactic.getByText("1 ferdige, 0 gjenstår, 0 hoppet over").waitFor();

      await unfold(tactic, `entry-${id}`);
      const entry = tactic.locator('form[action$="/entries"]');
      await entry.locator('[name="what"]').fill(`Første tirsdag, ${size}`);
      await entry.locator('[name="on"]').fill("2027-02-02");
      await entry.locator('[name="state"]').selectOption("draft");
      await entry.getByRole("button", { name: "Legg til" }).click();
      await seen("tactic-content", `Første tirsdag, ${size}`);
      await tactic.locator("li", { hasText: `Første tirsdag, ${size}` }).getByRole("button", { name: "Klart" }).click();
      await watcher.page.locator("li", { hasText: `Første tirsdag, ${size}` }).locator(".ring.ready").waitFor();
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await overflowing(page), []);

      assert.deepEqual([...writer.errors, ...watcher.errors], []);
      await Promise.all([writer.context.close(), watcher.context.close()]);
    });
  }

  test("dots: one sees what is left of one's own, and a stack can be made and undone", async () => {
    const { page, context, errors } = await open(browser, null, { ...DESKTOP, storageState: await anne.context.storageState() });
    await page.goto(`${plan}/sort`);
    await live(page);
    await unfold(page, "limits");
    await page.getByRole("button", { name: "Åpne for prikker" }).click();
    const idea = page.locator("#undecided article").first();
    const id = await idea.getAttribute("id");
    await idea.getByRole("button", { name: "Gi en prikk" }).click();
    await page.locator("#own").getByText("Du har 4 prikker igjen.").waitFor();
    await idea.getByRole("button", { name: "Ta tilbake" }).click();
    await page.locator("#own").getByText("Du har 5 prikker igjen.").waitFor();

    await unfold(idea, `stack-${id}`);
    const under = await page.locator("#undecided article").nth(1).locator(".n").textContent();
    await idea.locator('[name="under"]').fill(under.trim());
    await idea.getByRole("button", { name: "Legg i bunke" }).click();
    await page.locator(`article[id="${id}"]`).waitFor({ state: "detached" });
    await page.locator("#undecided details[id^=in-] > summary").first().click();
    await page.locator(`li[id="${id}"]`).getByRole("button", { name: "Løs opp" }).click();
    await page.locator(`article[id="${id}"]`).waitFor();

    await unfold(page.locator(`article[id="${id}"]`), `never-${id}`);
    await page.locator(`article[id="${id}"]`).getByRole("button", { name: "Noen andre gjør det" }).click();
    await page.locator(`article[id="${id}"]`).waitFor({ state: "detached" });
    await page.fill("#discarded-search", "andre gjør");
    await page.press("#discarded-search", "Enter");
    await page.locator("#found").getByText("Noen andre gjør det").first().waitFor();
    await page.locator("#found li", { hasText: "Noen andre gjør det" }).first().getByRole("button", { name: "Ta inn igjen" }).click();
    await page.locator(`article[id="${id}"]`).waitFor();
    assert.deepEqual(errors, []);
    await context.close();
  });
});
