// A whole workshop as people hold one: two at their desks and one on a phone go from an opened brainstorm to core measures,
// one of them without a network for a while, the server gone without warning in the middle. Nothing may be missing.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, unknownClasses, violations } from "./lib/axe.mjs";
import { DESKTOP, eventually, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");
const shot = async (page, name) => { if (process.env.TAKTIKK_SHOTS) await page.screenshot({ path: `shots/room-${name}.png`, fullPage: true }); };
const sound = async (page) => {
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await overflowing(page), []);
  assert.deepEqual(await unknownClasses(page), []);
};
/** Cells of a .csv, which may hold line breaks within quotes. */
const cells = (csv) => [...csv.matchAll(/"((?:[^"]|"")*)"|[^,;\r\n]+/g)].map(([all, quoted]) => quoted?.replaceAll('""', '"') ?? all);

describe("a room from opening to core measures", () => {
  const server = new Taktikk();
  const written = [];
  let browser, anne, even, selma, plan;

  before(async () => {
    browser = await launch();
    await server.start();
    anne = await open(browser, null, DESKTOP);
    await comeIn(anne.page, server);
    plan = await anne.page.locator('main a[href*="/plans/"]').first().evaluate((link) => link.href.match(/^.*\/plans\/[^/]+/)[0]);
  });
  after(async () => { await browser?.close(); await server.end(); });

  const write = async (who, words) => {
    await who.page.fill("#new-idea-presence", words);
    await who.page.getByRole("button", { name: "Send ideen" }).click();
    written.push(words);
  };
  const arrives = (who, words) => who.page.locator("#ideas").getByText(words).waitFor({ state: "attached" });
  const nothingWaits = (who) => who.page.locator("#outbox li").first().waitFor({ state: "detached" });

  test("it opens, and two come in without an account", async () => {
    await anne.page.goto(`${plan}/brainstorm`);
    await live(anne.page);
    await anne.page.getByRole("button", { name: "Åpne igjen" }).click();
    await anne.page.getByRole("button", { name: "Lag kode" }).click();
    const code = await anne.page.locator(".way-in .code").innerText();
    even = await open(browser, null, DESKTOP);
    selma = await open(browser, null, PHONE);
    for (const [{ page }, name] of [[even, "Even"], [selma, "Selma"]]) {
      await page.goto(`${server.address}/join`);
      await page.fill("#code", code);
      await page.fill("#name", name);
      await page.getByRole("button", { name: "Bli med" }).click();
      await page.waitForURL(/\/brainstorm$/);
      await live(page);
    }
  });

  test("all write; one has no network, the server is killed, and every idea arrives once", async () => {
    await write(anne, "Ruteheftet lest høyt av sjåføren");
    await write(even, "Trikken tegner seg selv");
    await arrives(selma, "Ruteheftet lest høyt");
    await selma.context.setOffline(true);
    await write(selma, "Byvandring bakover i tid");
    await write(selma, "Trikken tegner et bilde av seg selv");
    await selma.page.getByText("2 ideer venter på nett").waitFor();
    await server.kill();
    await write(even, "Hittegodset forteller hvor det har vært");
    await even.page.locator("#outbox").getByText("Hittegodset forteller").waitFor();
    await server.start();
    await arrives(anne, "Hittegodset forteller");
    await selma.context.setOffline(false);
    await arrives(anne, "Byvandring bakover");
    await arrives(anne, "Trikken tegner et bilde");
    for (const who of [even, selma]) await nothingWaits(who);
    for (const who of [anne, even, selma]) {
      await live(who.page);
      for (const words of written) {
        await arrives(who, words);
        assert.equal(await who.page.locator("#ideas").getByText(words, { exact: false }).count(), 1, words);
      }
    }
    await shot(selma.page, "phone");
  });

  test("dots are given by all within their limit, and all see at once what came of it", async () => {
    await anne.page.getByRole("button", { name: "Avslutt" }).click();
    await anne.page.getByRole("button", { name: "Åpne igjen" }).waitFor();
    await selma.page.locator("#new-idea-presence").waitFor({ state: "detached" });
    for (const who of [anne, even, selma]) { await who.page.goto(`${plan}/sort`); await live(who.page); }
    await anne.page.locator("details[id*=limits] > summary, summary", { hasText: "Åpne for prikker" }).first().click();
    await anne.page.getByLabel("Prikker til hver").fill("1");
    await anne.page.getByRole("button", { name: "Åpne for prikker" }).click();
    const idea = (who, words) => who.page.locator("#undecided article", { hasText: words });
    for (const who of [even, selma]) await idea(who, "Hittegodset forteller").getByRole("button", { name: "Gi en prikk" }).click();
    for (const who of [even, selma]) await who.page.getByText("Du har gitt alle prikkene.").waitFor();
    // One more than everybody has is refused by the server, whatever the page shows.
    const more = await idea(selma, "Byvandring bakover").locator("form[action$='/dots']").getAttribute("action");
    const refused = await selma.page.evaluate(async (action) => (await fetch(action, { method: "POST", body: new URLSearchParams({ by: "1" }) })).status, more);
    assert.ok(refused >= 400, `${refused}`);
    await server.kill();
    await server.start();
    await live(anne.page);
    await anne.page.getByRole("button", { name: "Steng for prikker" }).click();
    for (const who of [anne, even, selma]) {
      await who.page.getByRole("button", { name: "Gi en prikk" }).first().waitFor({ state: "detached" });
      await idea(who, "Hittegodset forteller").getByRole("img", { name: /^2/ }).waitFor();
      await eventually(async () => assert.equal(await idea(who, "Byvandring bakover").getByRole("img").count(), 0));
      await eventually(async () => assert.equal(await who.page.getByText(/Du har gitt/).count(), 0, "nobody is told of dots when there are none to give"));
    }
    await shot(even.page, "dots");
    await shot(selma.page, "dots-phone");
    await sound(selma.page);
    await sound(even.page);
  });

  test("what says the same is stacked, each idea is answered, and core measures stand with what they lack", async () => {
    const { page } = anne;
    const toIdea = async (words) => {
      await page.goto(`${plan}/sort`);
      const id = await page.locator("#undecided article", { hasText: words }).first().getAttribute("id");
      await page.goto(`${plan}/sort/ideas/${id}`);
      await live(page);
    };
    const answer = async (words, key, where) => {
      await toIdea(words);
      await page.keyboard.press(key);
      await page.locator("#last").getByText(`kom under ${where}`).waitFor();
    };
    await toIdea("Trikken tegner et bilde");
    await page.locator(".alike li", { hasText: "Trikken tegner seg selv" }).getByRole("button", { name: /Legg i bunke/ }).click();
    await page.goto(`${plan}/sort`);
    await page.locator("#undecided article", { hasText: "Trikken tegner seg selv" }).getByText("1 idé i bunken").first().waitFor();
    await answer("Hittegodset forteller", "k", "Kjernetiltak");
    await answer("Trikken tegner seg selv", "k", "Kjernetiltak");
    await answer("Byvandring bakover", "2", "Senere");
    await toIdea("Ruteheftet lest");
    await page.keyboard.press("1");
    await page.keyboard.press("1");
    await page.locator("#last").getByText("kom under Aldri").waitFor();
    for (const who of [even, selma]) {
      await who.page.goto(`${plan}/sort`);
      await who.page.locator("[data-column=core] li", { hasText: "Hittegodset forteller" }).waitFor({ state: "attached" });
    }
    await page.goto(`${plan}/sort`);
    await live(page);
    const core = page.locator("#core-measures article", { hasText: "Hittegodset forteller" });
    await core.getByText(/Tråden er løs/).waitFor();
    await page.locator("#core-measures article", { hasText: "Trikken tegner seg selv" }).waitFor();
    await page.locator("#discarded-search").fill("ruteheftet");
    await page.getByRole("button", { name: "Søk" }).click();
    await page.locator("#found").getByText("Vi har ikke timene").waitFor();
    await shot(page, "core");
    await shot(selma.page, "core-phone");
    await sound(page);
    await sound(selma.page);
  });

  test("whoever is taken out sees nothing more, at once", async () => {
    await anne.page.goto(`${plan}/members`);
    await anne.page.locator(".row", { hasText: "Even" }).getByRole("button", { name: "Fjern" }).click();
    await anne.page.locator(".row", { hasText: "Even" }).waitFor({ state: "detached" });
    await even.page.waitForFunction(() => document.documentElement.dataset.live !== "on");
    assert.equal((await even.context.request.get(`${plan}/sort`)).status(), 404);
    assert.equal(await selma.page.evaluate(() => document.documentElement.dataset.live), "on");
  });

  test("nothing is missing in what is taken out of it", async () => {
    const csv = await (await anne.context.request.get(`${plan}/brainstorm/export/csv`)).text();
    const all = cells(csv);
    for (const words of written) assert.equal(all.filter((cell) => cell === words).length, 1, `${words}\n${csv}`);
    assert.equal((await selma.context.request.get(`${plan}/brainstorm/export/csv`)).status(), 403);
    for (const who of [anne, even, selma]) assert.deepEqual(who.errors.filter((error) => !/htmx:sse:error/.test(error)), [], "but for the network that was gone");
  });
});
