// Sorting: one idea after the other by keys and by thumb, near-duplicates, stacks, columns that are dragged and walked, filters.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, unknownClasses, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");
const shot = async (page, name) => { if (process.env.TAKTIKK_SHOTS) await page.screenshot({ path: `shots/sort-${name}.png`, fullPage: true }); };
const sound = async (page) => {
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await overflowing(page), []);
  assert.deepEqual(await unknownClasses(page), []);
};

describe("sorting", () => {
  const server = new Taktikk();
  let browser, anne, plan;
  const IDEAS = ["Brøytebilen får sin egen konto", "Egen konto til brøytebilen, hver dag", "Kantina legger ut hva som ble igjen", "Benken ved elva får en dagbok", "Vaktmesteren svarer om strøm"];

  const FRESH = ["Heisen forteller hvem som har øvd", "Klokka i tårnet svarer på spørsmål", "Kaffevogna kommer dit det regner"];

  before(async () => {
    browser = await launch();
    await server.start();
    anne = await open(browser, null, DESKTOP);
    await comeIn(anne.page, server);
    plan = await anne.page.locator('main a[href*="/plans/"]').first().evaluate((link) => link.href.match(/^.*\/plans\/[^/]+/)[0]);
    const { page } = anne;
    await page.goto(`${plan}/brainstorm`);
    await live(page);
    await page.getByRole("button", { name: "Åpne igjen" }).click();
    for (const idea of IDEAS) {
      await page.locator("#new-idea-presence").fill(idea);
      await page.keyboard.press("Control+Enter");
      await page.locator("#ideas").getByText(idea).first().waitFor({ state: "attached" });
    }
  });
  after(async () => { await browser?.close(); await server.end(); });

  const text = (page) => page.locator("h2.idea-text").innerText();
  const isNow = (page, name) => page.waitForFunction((wanted) => document.querySelector("h2.idea-text")?.textContent.trim() === wanted.trim(), name);
  const isOther = (page, name) => page.waitForFunction((then) => document.querySelector("h2.idea-text")?.textContent.trim() !== then.trim(), name);
  const toIdea = async (page, name) => {
    await page.goto(`${plan}/sort`);
    const id = await page.locator("#undecided article", { hasText: name }).first().getAttribute("id");
    await page.goto(`${plan}/sort/ideas/${id}`);
    await live(page);
  };

  test("keys answer, say what was done, and take it back", async () => {
    const { page } = anne;
    await page.goto(`${plan}/sort/one`);
    await live(page);
    const first = await text(page);
    await sound(page);
    await shot(page, "one");
    await page.keyboard.press("2");
    await page.locator("#last").getByText("kom under Senere").waitFor();
    await isOther(page, first);
    await page.keyboard.press("z");
    await isNow(page, first);
    // 1 asks why, Escape folds that again, a digit is a reason.
    await page.keyboard.press("1");
    await page.locator("details.panel[open]").waitFor();
    await shot(page, "never");
    await sound(page);
    await page.keyboard.press("Escape");
    await page.locator("details.panel[open]").waitFor({ state: "detached" });
    await page.keyboard.press("1");
    await page.keyboard.press("1");
    await page.locator("#last").getByText("kom under Aldri").waitFor();
    await page.keyboard.press("z");
    await isNow(page, first);
    // The arrows browse without deciding.
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/sort\/ideas\//);
    assert.deepEqual(anne.errors, []);
  });

  test("what says nearly the same stands beside it, and one press stacks the two without losing a word", async () => {
    const { page } = anne;
    await toIdea(page, IDEAS[1]);
    const alike = page.locator(".alike li", { hasText: IDEAS[0] });
    await alike.waitFor();
    await sound(page);
    await shot(page, "alike");
    await alike.getByRole("button", { name: /Legg i bunke/ }).click();
    await isOther(page, IDEAS[1]);
    await toIdea(page, IDEAS[0]);
    await page.locator("details[id^=in-] > summary").click();
    const inside = page.locator("details[id^=in-] li", { hasText: IDEAS[1] });
    await inside.getByRole("button", { name: "Løs opp" }).click();
    await page.locator(".alike li", { hasText: IDEAS[1] }).waitFor();
  });

  test("a thumb does the same on a phone, and another who sorts sees the next idea at once", async () => {
    const phone = await open(browser, null, { ...PHONE, storageState: await anne.context.storageState() });
    await Promise.all([phone.page.goto(`${plan}/sort/one`), anne.page.goto(`${plan}/sort/one`)]);
    await Promise.all([live(phone.page), live(anne.page)]);
    const first = await text(phone.page);
    await sound(phone.page);
    await shot(phone.page, "phone");
    await phone.page.getByRole("button", { name: "Lovende" }).tap();
    await isOther(anne.page, first);
    await isOther(phone.page, first);
    await phone.page.getByRole("button", { name: "Aldri" }).tap();
    await phone.page.locator("details.panel[open]").getByText("Bare moro").tap();
    await phone.page.locator("#last").getByText("kom under Aldri").waitFor();
    await shot(phone.page, "phone-last");
    assert.deepEqual([...phone.errors, ...anne.errors], []);
    await phone.context.close();
  });

  test("columns: an idea is dragged, walked with the arrows, and made a core measure and an idea again", async () => {
    const { page } = anne;
    await page.goto(`${plan}/sort`);
    await live(page);
    const card = (column) => page.locator(`[data-column="${column}"] li`, { hasText: IDEAS[2] });
    const hasFocus = () => page.waitForFunction((name) => document.activeElement?.matches("li") && document.activeElement.textContent.includes(name), IDEAS[2]);
    await page.locator("#undecided article", { hasText: IDEAS[2] }).getByRole("button", { name: "Lovende" }).click();
    await page.locator("#last").getByText("kom under Lovende").waitFor();
    await card("promising").scrollIntoViewIfNeeded();
    const from = await card("promising").locator(".what").boundingBox();
    await page.mouse.move(from.x + 20, from.y + 8);
    await page.mouse.down();
    const into = await page.locator('[data-column="later"]').boundingBox();
    await page.mouse.move(into.x + 40, from.y + 12, { steps: 5 });
    await page.locator('[data-column="later"][data-local-into]').waitFor();
    await page.mouse.up();
    await card("later").waitFor();
    await card("later").focus();
    await page.keyboard.press("ArrowRight");
    await card("promising").waitFor();
    await hasFocus();
    await page.keyboard.press("ArrowRight");
    await card("core").waitFor();
    await page.locator("#core-measures").getByText(IDEAS[2]).first().waitFor({ state: "attached" });
    await hasFocus();
    await page.keyboard.press("ArrowLeft");
    await card("promising").waitFor();
    await page.locator("#core-measures").getByText(IDEAS[2]).first().waitFor({ state: "detached" });
    await hasFocus();
    await page.keyboard.press("ArrowLeft");
    await card("later").waitFor();
    await hasFocus();
    await page.keyboard.press("ArrowLeft");
    await card("never").getByText("Mangler grunn").waitFor();
    await sound(page);
    await shot(page, "columns");
  });

  test("filters narrow down what is shown, and go on while others change the plan", async () => {
    const { page } = anne;
    await page.goto(`${plan}/sort`);
    await live(page);
    const shown = () => page.locator("[data-about]:visible").count();
    const all = await shown();
    const channel = page.locator('select[data-filter="channel"]');
    await channel.selectOption({ index: 1 });
    const some = await shown();
    assert.ok(some < all, `${some} of ${all}`);
    const other = await open(browser, null, { ...DESKTOP, storageState: await anne.context.storageState() });
    await other.page.goto(`${plan}/sort`);
    await live(other.page);
    await other.page.locator("#undecided article", { hasText: IDEAS[4] }).getByRole("button", { name: "Senere" }).click();
    await page.locator('[data-column="later"] li', { hasText: IDEAS[4] }).waitFor({ state: "attached" });
    assert.equal(await shown(), some);
    await channel.selectOption("");
    await page.locator('[data-column="later"] li', { hasText: IDEAS[4] }).waitFor();
    await other.context.close();
    assert.deepEqual(anne.errors, []);
  });

  test("what is folded is filled when somebody unfolds it, keeps what is typed, and takes its answer", async () => {
    const { page } = anne;
    await page.goto(`${plan}/sort`);
    await live(page);
    assert.equal(await page.locator("#undecided input[name=because]").count(), 0, "no form that nobody asked for");
    const row = page.locator("#undecided article", { hasText: IDEAS[3] });
    await row.getByText("Aldri", { exact: true }).click();
    const why = row.getByLabel("Hvorfor aldri?");
    await why.fill("Elva er ikke vår");
    await shot(page, "folded");
    // Another's dot draws the row anew: neither the panel nor the words go away.
    const other = await open(browser, null, { ...DESKTOP, storageState: await anne.context.storageState() });
    await other.page.goto(`${plan}/sort`);
    await live(other.page);
    await other.page.locator("#undecided article", { hasText: IDEAS[1] }).getByRole("button", { name: "Lovende" }).click();
    await page.locator('[data-column="promising"] li', { hasText: IDEAS[1] }).waitFor({ state: "attached" });
    assert.equal(await why.inputValue(), "Elva er ikke vår");
    await sound(page);
    await page.keyboard.press("Enter");
    const card = page.locator('[data-column="never"] li', { hasText: IDEAS[3] });
    await card.getByText("Elva er ikke vår").waitFor();
    // In a column the same is one step further in.
    await card.getByText("Flytt", { exact: true }).click();
    await card.getByText("Legg i bunke med …").click();
    await card.getByLabel("Nummeret på ideen den hører sammen med").waitFor();
    await sound(page);
    await card.getByRole("button", { name: "Senere" }).click();
    await page.locator('[data-column="later"] li', { hasText: IDEAS[3] }).waitFor();
    await page.locator('[data-column="later"] li', { hasText: IDEAS[3] }).focus();
    await page.keyboard.press("b");
    await page.waitForFunction(() => document.activeElement?.matches('input[name="under"]'));
    await other.context.close();
    assert.deepEqual(anne.errors, []);
  });

  test("a column has pages of its own, where one sorts as on the board", async () => {
    const { page } = anne;
    await page.goto(`${plan}/sort/columns/later/1`);
    await live(page);
    const card = page.locator('[data-column="later"] li', { hasText: IDEAS[3] });
    await sound(page);
    await shot(page, "column");
    await card.focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("#last").getByText("kom under Lovende").waitFor();
    await card.waitFor({ state: "detached" });
    assert.deepEqual(anne.errors, []);
  });

  test("every press on a dot counts, however quick they are", async () => {
    const { page } = anne;
    // A new brainstorm: in the example's, dots have been given without names, and that was promised.
    await page.evaluate(async ([plan, ideas]) => {
      const id = (n) => `7zzzzzzzz${n}aa`;
      const idea = (text, n) => ({ add_idea: { id: id(n + 1), fields: [{ brainstorm: id(0) }, { presence: { text } }] } });
      const changes = [{ add_brainstorm: { id: id(0), fields: [{ title: { text: "Ny runde" } }, { state: "open" }] } }, ...ideas.map(idea)];
      const answer = await fetch(`${plan}/changes`, { method: "POST", headers: { "HX-Request": "true" }, body: new URLSearchParams({ changes: JSON.stringify(changes) }) });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    }, [plan, FRESH]);
    await page.goto(`${plan}/sort`);
    await live(page);
    await page.locator("#limits > summary").click();
    await page.getByLabel("Prikker til hver").fill("9");
    await page.getByLabel("En idé kan få flere prikker").check();
    await page.getByLabel("Vis hvem som gir prikker").check();
    await page.locator("#limits").getByRole("button").click();
    const row = page.locator("[data-idea]", { hasText: FRESH[0] }).first();
    await page.getByText("Alle ser hvem som gir hvilke prikker.").waitFor();
    await row.getByRole("button", { name: "Gi en prikk" }).waitFor();
    await row.getByRole("button", { name: "Gi en prikk" }).evaluate((button) => { for (let press = 0; press < 7; press += 1) button.click(); });
    await page.getByText("Du har 2 prikker igjen.").waitFor();
    await row.getByRole("img", { name: /^7/ }).waitFor();
    await row.locator(".dotted").getByText("Anne Berg").waitFor();
    await sound(page);
    await shot(page, "voters");
    assert.deepEqual(anne.errors, []);
  });

  test("without a script one sorts too", async () => {
    const plain = await open(browser, null, { ...DESKTOP, javaScriptEnabled: false, storageState: await anne.context.storageState() });
    await plain.page.goto(`${plan}/sort/one`);
    const first = await text(plain.page);
    await plain.page.getByRole("button", { name: "Senere" }).click();
    assert.match(plain.page.url(), /sort\/one$/);
    assert.notEqual(await text(plain.page), first);
    // What is filled in with a script is a link without one.
    await plain.page.goto(`${plan}/sort`);
    await plain.page.locator("#undecided details[data-from=never] > summary").first().click();
    await plain.page.locator("#undecided details[data-from=never] a").first().click();
    await plain.page.getByText("Hvorfor aldri?").first().click();
    await plain.page.locator("details.panel[open]").getByText("Bare moro").click();
    assert.match(plain.page.url(), /sort\/one$/);
    await plain.context.close();
  });
});
