// Nothing written in a workshop is lost: not by a lost network, a lost answer, a closed browser or a killed server.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, unknownClasses, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");
const shot = async (page, name) => { if (process.env.TAKTIKK_SHOTS) await page.screenshot({ path: `shots/outbox-${name}.png` }); };

describe("ideas wait on the device", () => {
  const server = new Taktikk();
  let browser, leader, selma, page, plan;

  before(async () => {
    browser = await launch();
    await server.start();
    leader = await open(browser, null, DESKTOP);
    await comeIn(leader.page, server);
    plan = await leader.page.locator('main a[href*="/plans/"]').first().evaluate((link) => link.href.match(/^.*\/plans\/[^/]+/)[0]);
    await leader.page.goto(`${plan}/brainstorm`);
    await live(leader.page);
    await leader.page.getByRole("button", { name: "Åpne igjen" }).click();
    await leader.page.getByRole("button", { name: "Lag kode" }).click();
    const link = await leader.page.getByRole("link", { name: "Lenke til å dele" }).getAttribute("href");
    selma = await open(browser, null, PHONE);
    page = selma.page;
    await page.goto(link);
    await page.fill("#name", "Selma");
    await page.getByRole("button", { name: "Bli med" }).click();
    await page.waitForURL(/\/brainstorm$/);
    await live(page);
  });
  after(async () => { await browser?.close(); await server.end(); });

  const write = async (who, words) => {
    await who.fill("#new-idea-presence", words);
    await who.getByRole("button", { name: "Send ideen" }).click();
  };
  const arrived = (words) => leader.page.locator("#ideas").getByText(words);

  test("without a network ideas are kept and shown as waiting, and sent once when it is back", async () => {
    await selma.context.setOffline(true);
    await write(page, "Kart over alle vafler i kommunen");
    assert.equal(await page.inputValue("#new-idea-presence"), "", "the next idea can be written at once");
    await write(page, "Ordføreren leser opp brev");
    await page.getByText("2 ideer venter på nett").waitFor();
    await shot(page, "waiting");
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await overflowing(page), []);
    assert.deepEqual(await unknownClasses(page), []);
    await selma.context.setOffline(false);
    await arrived("Kart over alle vafler").waitFor();
    await arrived("Ordføreren leser opp brev").waitFor();
    await page.locator("#outbox li").first().waitFor({ state: "detached" });
    await page.locator("#own").getByText("Ordføreren leser opp brev").waitFor();
    assert.equal(await arrived("Kart over alle vafler").count(), 1);
  });

  test("an answer that gets lost makes no second idea", async () => {
    let lost = 0;
    await page.route(`${plan}/ideas`, async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await write(page, "Rektor leser kommentarene høyt");
    await arrived("Rektor leser kommentarene").waitFor();
    await page.locator("#outbox li").first().waitFor();
    await page.locator("#outbox li").first().waitFor({ state: "detached" });
    assert.ok(lost > 1, "it was sent again");
    assert.equal(await arrived("Rektor leser kommentarene").count(), 1);
    await page.unroute(`${plan}/ideas`);
  });

  test("what waits outlives the browser and the server", async () => {
    await server.kill();
    await write(page, "Kokka viser dagens lunsj");
    await page.locator("#outbox").getByText("Kokka viser dagens lunsj").waitFor();
    await page.close();
    await server.start();
    page = await selma.context.newPage();
    await page.goto(`${plan}/brainstorm`);
    await arrived("Kokka viser dagens lunsj").waitFor();
    await page.locator("#outbox li").first().waitFor({ state: "detached" });
    assert.equal(await arrived("Kokka viser dagens lunsj").count(), 1);
  });

  test("what is refused stays with its reason until it is tried again or thrown away", async () => {
    await live(page);
    // Written while it was open; sent when it is not.
    await selma.context.setOffline(true);
    await write(page, "Én dag med hvert fyrhus i Sundby");
    await write(page, "Lærlingene filmer fyrhuset i Sundby");
    await page.getByText("2 ideer venter på nett").waitFor();
    await live(leader.page);
    await leader.page.locator(".switches button[data-key=l]").click();
    await leader.page.locator(".switches button[data-key=l][aria-checked=false]").waitFor();
    await selma.context.setOffline(false);
    const refused = page.locator("#outbox li[data-refused]");
    await refused.nth(1).waitFor();
    assert.match(await refused.first().innerText(), /tar ikke imot ideer nå/);
    await shot(page, "refused");
    assert.deepEqual(await violations(page), []);
    await refused.nth(1).getByRole("button", { name: "Kast" }).click();
    await refused.nth(1).waitFor({ state: "detached" });
    await leader.page.locator(".switches button[data-key=l]").click();
    await page.locator("#new-idea-presence").waitFor();
    await refused.first().getByRole("button", { name: "Prøv igjen" }).click();
    await arrived("Én dag med hvert fyrhus i Sundby").waitFor();
    assert.equal(await arrived("Lærlingene filmer fyrhuset i Sundby").count(), 0);
  });
});
