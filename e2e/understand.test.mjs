// The first four stages as somebody meets them: an empty plan, a strategy of one's own, and what is thought out from it – on a
// screen, with a colleague who sees it on another, and on a phone.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { overflowing, unknownClasses, violations } from "./lib/axe.mjs";
import { DESKTOP, eventually, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const shots = process.env.TAKTIKK_SHOTS ? new URL("./shots/", import.meta.url).pathname : null;
if (shots) mkdirSync(shots, { recursive: true });

const STRATEGY = `# Kommunikasjonsstrategi for Sundby kulturskole

## 1 Dette vil vi

- Flere barn skal begynne på kulturskolen.
- Foreldrene skal vite når det er ledige plasser.

## 2 Slik gjør vi det

Vi sender pressemeldinger til lokalavisa før hver konsert.

Vi annonserer i lokalavisa i august.
`;

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");

for (const [size, options] of Object.entries({ desktop: DESKTOP, phone: PHONE })) describe(`from strategy to habits, ${size}`, () => {
  const server = new Taktikk();
  let browser, anne, colleague, plan, page, other;

  before(async () => {
    browser = await launch();
    await server.start();
    anne = await open(browser, null, options);
    page = anne.page;
    await comeIn(page, server);
    await page.fill("form[action='/plans'] input[type=text]", "Kulturskolen");
    await page.click("form[action='/plans'] button[type=submit]");
    await page.waitForURL(/\/plans\/[^/]+\/strategy/);
    plan = page.url().match(/^.*\/plans\/[^/]+/)[0];
    colleague = await open(browser, null, { ...DESKTOP, storageState: await anne.context.storageState() });
    other = colleague.page;
  });
  after(async () => { await browser?.close(); await server.end(); });

  /** Both look at the same page; what one does, the other sees without doing anything. */
  async function both(slug) {
    await page.goto(`${plan}/${slug}`);
    await other.goto(`${plan}/${slug}`);
    await Promise.all([live(page), live(other)]);
  }

  /** What must hold of every page, whatever is on it. */
  async function sound(name) {
    if (shots) await page.screenshot({ path: `${shots}understand-${name}-${size}.png`, fullPage: true });
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await overflowing(page), []);
    assert.deepEqual(await unknownClasses(page), []);
    assert.deepEqual(anne.errors, []);
    assert.deepEqual(colleague.errors, []);
  }

  const statement = (who, label) => who.locator("article.stmt").filter({ has: who.locator(".n", { hasText: new RegExp(`^${label.replace("+", "\\+")}$`) }) });

  test("an uploaded strategy gets a verdict with its evidence, and its own numbers", async () => {
    await both("strategy");
    await page.setInputFiles("#strategy-document", { name: "strategi.md", mimeType: "text/markdown", buffer: Buffer.from(STRATEGY) });
    await page.click("form[enctype] button[type=submit]");
    const verdict = page.locator("p.say");
    await verdict.waitFor();
    assert.match(await verdict.textContent(), /få og kjøpe oppmerksomhet.*nevner ikke sosiale medier/s);
    assert.deepEqual(await page.locator("article.stmt > .n").allTextContents(), ["1a", "1b", "2a", "2b"]);
    assert.match(await page.locator("table.evidence tr", { hasText: "fortjent" }).textContent(), /2a/);
    assert.match(await page.locator("table.evidence tr", { hasText: "kjøpt" }).textContent(), /2b/);
    await other.locator("p.say").waitFor();
    await live(page);
    await sound("strategy");
  });

  test("a mark is agreed with, and another taken away, by one press each", async () => {
    await statement(page, "2a").locator("button.mark", { hasText: "fortjent" }).click();
    await statement(other, "2a").locator("span.mark", { hasText: "fortjent" }).waitFor();
    await statement(page, "2b").hover();
    await statement(page, "2b").locator(".one", { hasText: "kjøpt" }).locator(".not-so").click();
    await statement(other, "2b").locator(".mark", { hasText: "kjøpt" }).waitFor({ state: "detached" });
    await page.locator("table.evidence tr", { hasText: "kjøpt" }).getByText("ingen").waitFor();
  });

  test("a statement is amended: both wordings side by side, who decided it and why", async () => {
    await statement(page, "2a").locator("a.n").click();
    await page.waitForURL(/strategy\/statements\//);
    const form = page.locator("form[data-draft*='/amend-']");
    await form.locator("textarea[name=text]").fill("Vi svarer foreldrene på Facebook samme dag, og sier fra til lokalavisa.");
    await form.locator("textarea[name=why]").fill("Foreldrene spør på Facebook, ikke i avisa.");
    await form.locator("summary").click();
    await form.locator("input[name=decided_by]").fill("Rektor");
    await form.locator("input[name=decided_on]").fill("2026-11-20");
    await live(page);
    await form.locator("button[type=submit]").click();
    const amended = other.locator(".amend");
    await amended.waitFor();
    assert.match(await amended.locator(".was").textContent(), /pressemeldinger/);
    assert.match(await amended.locator(".is").textContent(), /svarer foreldrene på Facebook/);
    assert.match(await amended.textContent(), /Vedtatt av Rektor 20\. november 2026/);
    await other.locator("table.evidence tr", { hasText: "sosiale medier" }).getByText("2a").waitFor();
    assert.doesNotMatch(await other.locator("p.say").textContent(), /nevner ikke sosiale medier/, "what was decided counts");
    await sound("statement");
    await page.keyboard.press("Escape");
    await page.waitForURL(/strategy#/);
  });

  test("a new statement goes where it is told to go", async () => {
    await live(page);
    const question = page.locator("#prompt-for-whom");
    await question.locator("summary").click();
    await question.locator("textarea[name=text]").fill("Vi er der for foreldre til barn fra seks år.");
    await question.locator("select[name=after]").selectOption({ label: "Sist i «1 Dette vil vi»" });
    await question.locator("button[type=submit]").click();
    await statement(other, "\\+1".replace("\\", "")).waitFor();
    assert.deepEqual(await other.locator("article.stmt > .n").allTextContents(), ["1a", "1b", "+1", "2a", "2b"]);
    await other.locator("#prompt-for-whom").getByText("svart i +1").waitFor();
  });

  test("a goal is carried over, and stays anchored where it came from", async () => {
    await statement(page, "1a").locator("a.n").click();
    await page.waitForURL(/strategy\/statements\//);
    await live(page);
    await page.locator("article.stmt.on .working").getByRole("button", { name: "mål", exact: true }).click();
    await statement(other, "1a").locator(".hang").getByText("Flere barn skal begynne").waitFor();
  });

  test("an audience is described in words and given a size, an overlap and a priority", async () => {
    await both("audiences");
    for (const name of ["Foreldre med barn fra seks år", "Besteforeldre"]) {
      await page.fill("#new-audience-name", name);
      await page.click("#new-audience button[type=submit]");
      await other.locator("#audiences h3.title", { hasText: name }).waitFor();
    }
    const row = (who) => who.locator("article.row", { hasText: "Foreldre med barn" });
    await row(page).getByRole("button", { name: "først" }).click();
    await other.locator("#priority-first").waitFor();
    await row(page).getByRole("link", { name: "Rett" }).click();
    await page.waitForURL(/audiences\/[^/]+#/);
    await live(page);
    const form = page.locator("article.opened form[data-draft*='/audience-']");
    await form.locator("textarea[name=needs]").fill("Vite når det er ledig plass.");
    await form.locator("input[name=size_from]").fill("400");
    await form.locator("input[name=size_to]").fill("600");
    await form.locator("button[type=submit]").click();
    await row(other).getByText("Vite når det er ledig plass.").waitFor();
    await row(other).getByText("400–600").waitFor();
    const overlap = page.locator("form[data-draft*='/overlap-']");
    await overlap.locator("select").selectOption({ label: "Besteforeldre" });
    await overlap.locator("input[name=share_percent]").fill("5");
    await overlap.locator("button[type=submit]").click();
    await row(other).getByText("5 av 100 er også").waitFor();
    await sound("audience");
  });

  test("an objective gets its audience, an indicator and an anchor, and half-typed text survives what the other does", async () => {
    await both("objectives");
    const objective = (who) => who.locator("article", { hasText: "Flere barn skal begynne" });
    await objective(page).first().getByRole("link", { name: "Rett" }).click();
    await page.waitForURL(/objectives\/[^/]+#/);
    await live(page);
    const form = page.locator("article.opened form[data-draft*='/objective-']");
    await form.locator("input[name=indicator_what]").fill("Nye elever til h");
    await other.fill("#new-objective-sentence", "Foreldrene vet hvor de spør");
    await other.locator("label.chip", { hasText: "kommunikasjonsmål" }).last().click();
    await other.locator("form[data-draft$='/new-objective'] button[type=submit]").click();
    await page.getByText("Foreldrene vet hvor de spør").first().waitFor();
    assert.equal(await form.locator("input[name=indicator_what]").inputValue(), "Nye elever til h");
    await form.locator("input[name=indicator_what]").fill("Nye elever til høsten");
    await form.locator("input[name=indicator_baseline]").fill("62");
    await form.locator("input[name=indicator_target]").fill("80");
    await form.locator("label.chip", { hasText: "effektmål" }).click();
    await form.locator("label.chip", { hasText: "Foreldre med barn" }).click();
    await form.locator("button[type=submit]").click();
    await objective(other).getByText("Nye elever til høsten").waitFor();
    const anchor = page.locator("form[data-draft*='/anchor-']");
    await anchor.locator("select").selectOption({ index: 2 });
    await anchor.locator("button[type=submit]").click();
    await objective(other).locator("a.anchor", { hasText: "1b" }).waitFor();
    await sound("objective");
  });

  test("a statement that changes is flagged where something hangs on it, and one press says it still holds", async () => {
    await other.goto(`${plan}/strategy`);
    await statement(other, "1a").locator("a.n").click();
    await other.waitForURL(/strategy\/statements\//);
    await live(other);
    const form = other.locator("form[data-draft*='/amend-']");
    await form.locator("textarea[name=text]").fill("Flere barn skal begynne på kulturskolen, og bli der.");
    await form.locator("summary").click();
    await form.locator("input[name=decided_on]").fill("2026-11-21");
    await form.locator("button[type=submit]").click();
    await page.goto(`${plan}/objectives`);
    await live(page);
    const flag = page.locator(".note", { hasText: "1a er endret siden" });
    await flag.waitFor();
    await flag.getByRole("button", { name: "Det holder fortsatt" }).click();
    await flag.waitFor({ state: "detached" });
  });

  test("a channel is added, and a cell is filled: assumed, then known, and worth it", async () => {
    await both("habits");
    await page.getByRole("button", { name: "+ Facebook" }).click();
    await other.locator("table.matrix thead", { hasText: "Facebook" }).waitFor();
    await page.locator("td.cell.unknown a").first().click();
    await page.waitForURL(/habits\/cells\//);
    await live(page);
    const form = page.locator("form[data-draft*='/new-claim-']");
    const claim = async (text, usage, basis) => {
      await form.locator("textarea[name=what_for]").fill(text);
      await form.locator(".seg label", { hasText: new RegExp(`^${usage}$`) }).click();
      await form.locator(".seg label", { hasText: new RegExp(`^${basis}$`) }).click();
      await form.locator("button[type=submit]").click();
      await page.locator("blockquote.claim", { hasText: text }).waitFor();
    };
    await claim("Spør om ledige plasser", "en del", "antar");
    await other.locator("td.cell.assumed").waitFor();
    await claim("Leser bare det andre deler", "litt", "vet");
    await other.locator("td.cell.known").waitFor();
    await page.getByText("Det er 2 påstander her, og de spriker.").waitFor();
    await page.locator("input[name=reason]").fill("Det er der de spør.");
    await page.getByRole("button", { name: "Ja", exact: true }).click();
    await other.locator("td.cell .worth.yes").waitFor();
    await sound("cell");
    await page.keyboard.press("Escape");
    await page.waitForURL(/habits#c-/);
    await page.goto(`${plan}/habits/claims`);
    assert.equal(await page.locator("table.plain tbody tr").count(), 3, "the audience, and a row for each claim");
    await sound("claims");
  });

  test("a block from a spreadsheet is shown first, then written as assumed; a file keeps its source", async () => {
    await both("habits");
    await page.getByRole("link", { name: "Hent tall fra fil" }).click();
    await page.waitForURL(/habits\/figures/);
    await page.fill("#figures-pasted", "\tFacebook\tTikTok\nBesteforeldre\tmye\tknapt\n");
    await sound("figures");
    await page.getByRole("button", { name: "Les tallene" }).click();
    await page.waitForURL(/habits\/figures\/[^/]+#figures/);
    assert.equal(await page.locator("#figures-g0 option:checked").textContent(), "Besteforeldre", "who is called the same is found");
    assert.equal(await page.locator("#figures-c1 option:checked").textContent(), "Ny kanal: TikTok");
    assert.equal(await other.locator("table.matrix thead", { hasText: "TikTok" }).count(), 0, "nothing is written before it is said");
    await sound("figures-shown");
    await page.getByRole("button", { name: "Skriv påstandene" }).click();
    await other.locator("table.matrix thead", { hasText: "TikTok" }).waitFor();
    await other.locator("tr", { hasText: "Besteforeldre" }).locator("td.cell.assumed").nth(1).waitFor();

    const file = "kilde;periode;utvalg;gruppe;plattform;maal;verdi_prosent\nByens panel;2025;15+;foreldre;Facebook;daglig bruk;61\nAvisa;2025;15+;foreldre;Facebook;daglig bruk;49\n";
    await page.goto(`${plan}/habits/figures`);
    await page.setInputFiles("#figures-file", { name: "tall.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
    await page.getByRole("button", { name: "Les tallene" }).click();
    await page.selectOption("#figures-g0", { label: "Foreldre med barn fra seks år" });
    await page.getByRole("button", { name: "Skriv påstandene" }).click();
    await page.waitForURL(/habits\/figures\?written=2/);
    await page.getByText("2 påstander er skrevet.").waitFor();
    await page.goto(`${plan}/habits/claims`);
    for (const source of ["Byens panel", "Avisa"]) await page.locator("table.plain td", { hasText: source }).first().waitFor();
  });

  test("what is not worth the time has a view of its own, with the reason", async () => {
    await both("habits/not-worth");
    await page.getByText("Dere har ikke sagt nei til noe ennå.").waitFor();
    await page.goto(`${plan}/habits`);
    await page.locator("tr", { hasText: "Besteforeldre" }).locator("td.cell a").nth(1).click();
    await page.waitForURL(/habits\/cells\//);
    await live(page);
    await page.locator("input[name=reason]").fill("Ingen av dem er der.");
    await page.getByRole("button", { name: "Nei", exact: true }).click();
    await other.getByText("Ingen av dem er der.").waitFor();
    await page.goto(`${plan}/habits/not-worth`);
    await page.getByText("Besteforeldre · TikTok").waitFor();
    await sound("not-worth");
  });

  if (size === "desktop") test("in the matrix arrows move, Enter opens and Escape comes back to the cell", async () => {
    await page.goto(`${plan}/habits`);
    await page.locator("td.cell a").first().focus();
    await page.keyboard.press("ArrowDown");
    const at = await page.evaluate(() => document.activeElement.id);
    assert.match(at, /^c-/);
    assert.notEqual(at, await page.locator("td.cell a").first().getAttribute("id"));
    await page.keyboard.press("Enter");
    await page.waitForURL(/habits\/cells\//);
    assert.equal(await page.evaluate(() => document.activeElement.id), "open");
    await page.locator("form[data-draft*='/new-claim-'] textarea[name=what_for]").focus();
    await page.keyboard.type("halvferdig");
    await page.keyboard.press("Escape");
    await page.waitForURL(/habits#c-/);
    assert.equal(await page.evaluate(() => document.activeElement.id), at);
    await page.keyboard.press("Enter");
    await page.waitForURL(/habits\/cells\//);
    assert.equal(await page.locator("form[data-draft*='/new-claim-'] textarea[name=what_for]").inputValue(), "halvferdig", "what was half-typed is still there");
  });

  if (size === "desktop") test("without a script a cell is a page with plain forms", async () => {
    const plain = await open(browser, null, { ...DESKTOP, javaScriptEnabled: false, storageState: await anne.context.storageState() });
    await plain.page.goto(`${plan}/habits`);
    await plain.page.locator("td.cell.unknown a").first().click();
    await plain.page.fill("textarea[name=what_for]", "Ser på bilder av barnebarna");
    await plain.page.locator("form[data-draft*='/new-claim-'] > .actions button").click();
    await plain.page.waitForURL(/habits\/cells\/[^#]+#open$/);
    await eventually(async () => assert.equal(await plain.page.locator("blockquote.claim", { hasText: "barnebarna" }).count(), 1));
    await plain.context.close();
  });
});
