// A workshop: whoever leads it shows a code, others come in on their phones without an account and write, a wall shows it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, unknownClasses, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, Taktikk } from "./lib/taktikk.mjs";

const WALL = { viewport: { width: 1920, height: 1080 } };
const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live === "on");
const shot = async (page, name) => { if (process.env.TAKTIKK_SHOTS) await page.screenshot({ path: `shots/workshop-${name}.png`, fullPage: false }); };

describe("a workshop", () => {
  const server = new Taktikk();
  let browser, leader, plan;

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
    await leader.page.locator(".way-in .code").waitFor();
  });
  after(async () => { await browser?.close(); await server.end(); });

  test("one comes in by the code, another by the link, and the wall shows what they write", async () => {
    const code = await leader.page.locator(".way-in .code").innerText();
    const link = await leader.page.getByRole("link", { name: "Lenke til å dele" }).getAttribute("href");
    const wall = await open(browser, null, { ...WALL, storageState: await leader.context.storageState() });
    await wall.page.goto(`${plan}/wall`);
    await live(wall.page);
    assert.equal((await wall.page.locator(".join .code").innerText()).trim(), code.trim());

    const selma = await open(browser, null, PHONE);
    await selma.page.goto(`${server.address}/join`);
    await selma.page.fill("#code", code);
    await selma.page.fill("#name", "Selma");
    await shot(selma.page, "join");
    assert.deepEqual(await violations(selma.page), []);
    await selma.page.getByRole("button", { name: "Bli med" }).click();
    await selma.page.waitForURL(/\/brainstorm$/);
    await live(selma.page);
    assert.deepEqual(await overflowing(selma.page), []);
    assert.deepEqual(await violations(selma.page), []);

    const even = await open(browser, null, PHONE);
    await even.page.goto(link);
    await even.page.getByRole("button", { name: "Bli med" }).click();
    await even.page.waitForURL(/\/brainstorm$/);
    await live(even.page);

    await selma.page.fill("#new-idea-presence", "Ungdomsrådet får passordet i en uke");
    await selma.page.getByRole("button", { name: "Send ideen" }).click();
    await wall.page.locator("#wall-ideas").getByText("Ungdomsrådet får passordet").waitFor();
    await even.page.locator("#ideas").getByText("Ungdomsrådet får passordet").waitFor({ state: "attached" });
    await wall.page.locator("#wall-ideas li", { hasText: "Selma" }).first().waitFor();
    await shot(selma.page, "phone");
    await shot(wall.page, "wall");
    await shot(leader.page, "leader");
    for (const { page } of [wall, leader, selma]) { assert.deepEqual(await violations(page), []); assert.deepEqual(await unknownClasses(page), []); }
    for (const each of [wall, selma, even]) await each.context.close();
  });

  test("what is hidden is a stroke on the wall, and the time is counted down on every screen", async () => {
    const wall = await open(browser, null, { ...WALL, storageState: await leader.context.storageState() });
    await wall.page.goto(`${plan}/wall`);
    await live(wall.page);
    await leader.page.getByRole("switch", { name: "Vis ideene" }).click();
    await wall.page.locator(".tally i").first().waitFor();
    assert.equal(await wall.page.locator("#wall-ideas li").count(), 0);
    await leader.page.getByRole("button", { name: "Start tida" }).click();
    await wall.page.locator(".clock b").filter({ hasText: /^(20:00|19:\d\d)$/ }).waitFor();
    const before = await wall.page.locator(".clock b").innerText();
    await wall.page.waitForFunction((then) => document.querySelector(".clock b").textContent !== then, before);
    await shot(wall.page, "hidden");
    await shot(leader.page, "leader-hidden");
    // The key does what the switch does.
    await leader.page.locator("h1").click();
    await leader.page.keyboard.press("v");
    await wall.page.locator("#wall-ideas li").first().waitFor();
    await wall.context.close();
  });

  test("once somebody has written under a hidden name, names stay hidden", async () => {
    await leader.page.getByRole("switch", { name: "Vis hvem som skrev" }).click();
    await leader.page.getByText("Det ble lovt, og det holder.").waitFor();
    assert.equal(await leader.page.getByRole("switch", { name: "Vis hvem som skrev" }).count(), 0);
    await leader.page.goto(`${plan}/history`);
    assert.equal(await leader.page.getByText("Selma").count(), 0);
  });
});
