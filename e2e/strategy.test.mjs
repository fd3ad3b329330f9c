// Understanding first, the finer points: drafts taken over several at once, audiences put in order and merged, objectives
// attached in one go, a new edition of the strategy, accounts, and the amended strategy as a file.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { overflowing, unknownClasses, violations } from "./lib/axe.mjs";
import { DESKTOP, eventually, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const shots = process.env.TAKTIKK_SHOTS ? new URL("./shots/", import.meta.url).pathname : null;
if (shots) mkdirSync(shots, { recursive: true });

const FIRST = `# Kommunikasjonsstrategi for Sundby bibliotek

## 1 Mål

- Flere barn skal låne bøker hos oss.
- Foreldrene skal vite når vi har åpent.

## 2 Målgrupper

- Målgruppa vår er foreldre med små barn.

## 3 Kanaler

Vi legger ut bilder på Instagram hver fredag.

Vi sender pressemeldinger til lokalavisa.
`;
const SECOND = FIRST.replace("- Foreldrene skal vite når vi har åpent.", "- Foreldrene skal vite når vi har åpent, også i ferien.")
  .replace("Vi sender pressemeldinger til lokalavisa.\n", "Vi svarer alle som spør oss, samme dag.\n");

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");

for (const [size, options] of Object.entries({ desktop: DESKTOP, phone: PHONE })) describe(`the finer points of understanding, ${size}`, () => {
  const server = new Taktikk();
  let browser, anne, plan, page, other, colleague;

  before(async () => {
    browser = await launch();
    await server.start();
    anne = await open(browser, null, options);
    page = anne.page;
    await comeIn(page, server);
    await page.fill("form[action='/plans'] input[type=text]", "Biblioteket");
    await page.click("form[action='/plans'] button[type=submit]");
    await page.waitForURL(/\/plans\/[^/]+\/strategy/);
    plan = page.url().match(/^.*\/plans\/[^/]+/)[0];
    colleague = await open(browser, null, { ...DESKTOP, storageState: await anne.context.storageState() });
    other = colleague.page;
  });
  after(async () => { await browser?.close(); await server.end(); });

  async function both(slug) {
    await page.goto(`${plan}/${slug}`);
    await other.goto(`${plan}/${slug}`);
    await Promise.all([live(page), live(other)]);
  }

  async function sound(name) {
    if (shots) {
      await page.screenshot({ path: `${shots}strategy-${name}-${size}.png`, fullPage: true });
      await page.emulateMedia({ colorScheme: "dark" });
      await page.screenshot({ path: `${shots}strategy-${name}-${size}-dark.png`, fullPage: true });
      await page.emulateMedia({ colorScheme: "light" });
    }
    // What happens to lie under the bar at the top can be scrolled out from under it; axe doesn't know that it stays.
    await page.evaluate(() => scrollTo(0, 0));
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await overflowing(page), []);
    assert.deepEqual(await unknownClasses(page), []);
    assert.deepEqual(anne.errors, []);
    assert.deepEqual(colleague.errors, []);
  }

  const upload = async (text) => {
    await page.setInputFiles("#strategy-document", { name: "strategi.md", mimeType: "text/markdown", buffer: Buffer.from(text) });
    await page.click("form[enctype] button[type=submit]");
    await live(page);
  };
  const names = (who) => who.locator("#audiences article.row h3.title").evaluateAll((all) => all.map((title) => title.lastChild.textContent.trim()));
  const row = (who, name) => who.locator("#audiences article.row").filter({ has: who.locator("h3.title", { hasText: name }) });

  /** Takes a row by its grip and drops it at the upper or lower edge of another, on a screen so high that nothing scrolls. */
  async function drag(name, beside, side) {
    await page.setViewportSize({ width: 1440, height: 2000 });
    await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    const grip = await row(page, name).locator(".grip").boundingBox();
    const to = await row(page, beside).boundingBox();
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(grip.x + 20, grip.y - 10, { steps: 4 });
    await page.mouse.move(to.x + 60, side === "after" ? to.y + to.height - 8 : to.y + 8, { steps: 8 });
    await page.mouse.up();
    await page.setViewportSize(DESKTOP.viewport);
  }

  test("audiences, goals and channels are taken over several at once, each with its anchor", async () => {
    await both("strategy");
    await upload(FIRST);
    await other.locator("#drafts-goals summary").waitFor();
    for (const what of ["audiences", "goals", "channels"]) await page.locator(`#drafts-${what} summary`).click();
    await sound("drafts");
    await page.locator("#drafts-audiences").getByRole("button", { name: "Ta med det som er valgt" }).click();
    await page.locator("#drafts-audiences").waitFor({ state: "detached" });
    const goals = page.locator("#drafts-goals");
    await goals.locator("label.chip", { hasText: "Foreldre med små barn" }).click();
    await goals.getByRole("button", { name: "Ta med det som er valgt" }).click();
    await goals.waitFor({ state: "detached" });
    await page.locator("#drafts-channels").getByRole("button", { name: "Ta med det som er valgt" }).click();
    await other.locator("#drafts section").waitFor({ state: "detached" });
    await page.goto(`${plan}/objectives`);
    const shared = page.locator("section", { has: page.locator("h2", { hasText: "Foreldre med små barn" }) });
    assert.equal(await shared.locator("article h3").count(), 2, "both goals are for the audience");
    assert.deepEqual(await shared.locator("article a.anchor b").allTextContents(), ["1a", "1b"]);
    await page.goto(`${plan}/habits`);
    await page.locator(".row h3.title", { hasText: "Instagram" }).waitFor();
  });

  test("audiences are put in order by Alt and an arrow, by a press, and by dragging", async () => {
    await both("audiences");
    for (const name of ["Besteforeldre", "Studenter"]) {
      await page.fill("#new-audience-name", name);
      await page.click("#new-audience button[type=submit]");
      await row(other, name).waitFor();
    }
    for (const name of ["Foreldre med små barn", "Besteforeldre", "Studenter"]) {
      await row(page, name).getByRole("button", { name: "først", exact: true }).click();
      await row(other, name).getByRole("button", { name: "først", exact: true }).waitFor({ state: "detached" });
    }
    const order = async (wanted) => {
      const stands = (wanted) => [...document.querySelectorAll("#audiences article.row h3.title")].map((title) => title.lastChild.textContent.trim().split(" ")[0]).join() === wanted;
      await Promise.all([page, other].map((who) => who.waitForFunction(stands, wanted)));
    };
    await order("Foreldre,Besteforeldre,Studenter");
    await row(page, "Studenter").getByRole("link", { name: "Rett" }).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await order("Foreldre,Studenter,Besteforeldre");
    assert.equal(await page.evaluate(() => document.activeElement.closest("article")?.querySelector("h3").lastChild.textContent.trim()), "Studenter", "the focus goes along");
    await row(page, "Foreldre med små barn").getByRole("button", { name: /Flytt ned/ }).click();
    await order("Studenter,Foreldre,Besteforeldre");
    if (size === "desktop") {
      await drag("Besteforeldre", "Studenter", "before");
      await order("Besteforeldre,Studenter,Foreldre");
      await sound("order");
      await drag("Studenter", "Foreldre med små barn", "after");
      await order("Besteforeldre,Foreldre,Studenter");
    } else await sound("order");
  });

  test("nearly the same audience is noticed, merged by one press without loss, and brought back by one undo", async () => {
    await page.fill("#new-audience-name", "Foreldre med små barn");
    await page.fill("#new-audience-needs", "Vite når vi har åpent i ferien.");
    await page.click("#new-audience button[type=submit]");
    const asked = page.locator(".note.same");
    await asked.waitFor();
    await sound("same");
    await asked.getByRole("button", { name: "Slå dem sammen" }).click();
    await asked.waitFor({ state: "detached" });
    await eventually(async () => assert.equal(await row(other, "Foreldre med små barn").count(), 1));
    const merged = row(other, "Foreldre med små barn");
    await merged.getByText("Vite når vi har åpent i ferien.").waitFor();
    await merged.getByText("2 mål").waitFor();
    await page.goto(`${plan}/history`);
    const entry = page.locator("li, article, tr", { hasText: "slo sammen målgruppa" }).last();
    await entry.getByRole("button").first().click();
    await other.waitForFunction(() => document.querySelectorAll(".note.same").length === 1);
    await page.goto(`${plan}/audiences`);
    await live(page);
    await page.getByRole("button", { name: "Egen målgruppe" }).click();
    await page.locator(".note.same").waitFor({ state: "detached" });
    await eventually(async () => assert.equal(await row(page, "Foreldre med små barn").count(), 2));
  });

  test("several objectives are attached to several audiences in one go", async () => {
    await both("objectives");
    for (const sentence of ["Flere kjenner oss igjen", "Færre ringer for å spørre om åpningstid"]) {
      await page.fill("#new-objective-sentence", sentence);
      await page.click("form[data-draft$='/new-objective'] button[type=submit]");
      await other.locator("#objectives-of-all", { hasText: sentence }).waitFor();
    }
    await page.goto(`${plan}/objectives`);
    await live(page);
    await page.locator("#attach-objectives summary").click();
    for (const name of ["Besteforeldre", "Studenter"]) await page.locator("#attach-audiences-picks label", { hasText: name }).click();
    await sound("attach");
    await page.getByRole("button", { name: "Knytt dem sammen" }).click();
    for (const name of ["Besteforeldre", "Studenter"]) {
      const section = other.locator("section", { has: other.locator("h2", { hasText: name }) });
      await section.getByText("Flere kjenner oss igjen").first().waitFor();
      await section.getByText("Færre ringer").first().waitFor();
    }
    await other.locator("#objectives-of-all").waitFor({ state: "detached" });
  });

  test("an objective that reads like a measure is told gently", async () => {
    await page.fill("#new-objective-sentence", "Vi skal være på TikTok");
    await page.click("form[data-draft$='/new-objective'] button[type=submit]");
    await other.getByText("Ligner et tiltak. Hva skal det føre til?").waitFor();
  });

  test("an account has an owner's place, a service level, a tone and what is not done there", async () => {
    await both("habits");
    await page.locator(".row", { has: page.locator("h3", { hasText: "Instagram" }) }).getByRole("link").last().click();
    await page.waitForURL(/habits\/channels\//);
    await live(page);
    await page.locator("details[id^=new-account] summary").first().click();
    const form = page.locator("form[data-draft*='/new-account-']");
    await form.locator("[name=name]").fill("@sundbybibliotek");
    await form.locator("[name=answer_within_hours]").fill("4");
    await form.locator("[name=tone]").fill("Lun og kort.");
    await form.locator("[name=not_done]").fill("Ingen bilder av barn.");
    await form.locator("button[type=submit]").click();
    for (const text of ["@sundbybibliotek", "Lun og kort.", "Ingen bilder av barn.", "svar innen 4 t"]) await other.getByText(text).first().waitFor();
    await sound("account");
  });

  test("a new edition says what changed, keeps what hung there and flags it", async () => {
    await both("strategy");
    await upload(SECOND);
    const edition = page.locator("#edition-changes");
    await edition.locator("summary", { hasText: "1 med ny tekst" }).click();
    assert.match(await edition.locator("summary").textContent(), /1 nytt punkt, 1 med ny tekst, 1 borte/);
    assert.match(await edition.locator(".was").textContent(), /når vi har åpent\.$/);
    assert.match(await edition.locator(".is").textContent(), /også i ferien/);
    await sound("edition");
    await page.goto(`${plan}/objectives`);
    await page.locator(".note", { hasText: "1b er endret siden" }).first().waitFor();
  });

  test("the amended strategy is downloaded as Word and as Markdown with the amendments marked", async () => {
    await page.goto(`${plan}/strategy`);
    await live(page);
    await page.locator("#new-amendment-free summary").first().click();
    await page.fill("#new-amendment-free-text", "Vi svarer på Instagram innen fire timer.");
    await page.locator("#new-amendment-free").getByRole("button", { name: "Skriv et tillegg" }).click();
    const save = async (name) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()]);
      return readFileSync(await download.path());
    };
    await page.getByRole("link", { name: "Markdown", exact: true }).waitFor();
    const text = (await save("Markdown")).toString();
    assert.match(text, /## 1 Mål/);
    assert.match(text, /\*\*Vi svarer på Instagram innen fire timer\.\*\*/);
    assert.equal((await save("Word")).subarray(0, 2).toString(), "PK");
    await page.goto(`${plan}/audiences`);
    await page.goto(`${plan}/strategy`);
    await sound("amended");
  });
});
