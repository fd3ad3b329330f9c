// The page's script against a small server: what a person is writing is never taken away, and the page heals by itself.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { launch, open } from "./lib/browser.mjs";
import { LiveServer } from "./lib/live-server.mjs";

describe("a live page", () => {
  let browser, server, url, page, context, errors;
  before(async () => { browser = await launch(); });
  after(() => browser.close());
  beforeEach(async () => {
    server = new LiveServer();
    url = await server.start();
    ({ page, context, errors } = await open(browser, url));
    await page.waitForFunction(() => document.documentElement.dataset.live === "on");
    await page.waitForTimeout(50);
  });
  afterEach(async () => { await context.close(); await server.stop(); });

  const value = (id) => page.locator(`#${id}`).inputValue();
  const arrived = (row, text) => page.waitForFunction(([id, want]) => document.getElementById(id)?.textContent === want, [`seen-${row}`, text]);

  test("shows what others do, under the strict content security policy", async () => {
    server.change((rows) => { rows[0].text = "ny"; });
    await arrived(1, "ny");
    assert.equal(await value("text-1"), "ny");
    assert.deepEqual(errors, []);
  });

  test("keeps half-typed text in the focused field when others change the same field", async () => {
    await page.fill("#text-1", "mitt halve");
    server.change((rows) => { rows[0].text = "deres"; });
    await arrived(1, "deres");
    assert.equal(await value("text-1"), "mitt halve");
    assert.equal(await page.locator("#note-1").isVisible(), true, "says that somebody changed it");
    assert.equal(await page.locator("#text-1").getAttribute("data-local-server"), "deres");
    assert.equal(await page.evaluate(() => document.activeElement.id), "text-1");
  });

  test("keeps half-typed text that has lost focus, in inputs, text areas and selects", async () => {
    await page.fill("#text-1", "mitt halve");
    await page.fill("#area-1", "to linjer\nmine");
    await page.selectOption("#kind-1", "c");
    await page.focus("#new");
    server.change((rows) => { Object.assign(rows[0], { text: "deres", area: "deres tekst", kind: "b" }); });
    await arrived(1, "deres");
    assert.equal(await value("text-1"), "mitt halve");
    assert.equal(await value("area-1"), "to linjer\nmine");
    assert.equal(await value("kind-1"), "c");
  });

  test("keeps half-typed text when a row is put in before it", async () => {
    await page.fill("#text-2", "halvt");
    server.change((rows) => { rows.unshift({ id: 9, text: "først", done: false, kind: "a" }); });
    await arrived(9, "først");
    assert.equal(await value("text-2"), "halvt");
    assert.equal(await page.evaluate(() => document.activeElement.id), "text-2");
  });

  test("gives an untouched field the new text, focused or not", async () => {
    await page.focus("#text-1");
    server.change((rows) => { rows[0].text = "ny"; rows[1].text = "nyere"; rows[1].kind = "c"; });
    await arrived(2, "nyere");
    assert.equal(await value("text-1"), "ny");
    assert.equal(await value("text-2"), "nyere");
    assert.equal(await value("kind-2"), "c");
  });

  test("does not call our own change somebody else's", async () => {
    await page.fill("#text-1", "mitt");
    await page.press("#text-1", "Enter");
    await arrived(1, "mitt");
    assert.equal(await page.locator("#note-1").isVisible(), false);
    assert.equal(await page.locator("#f-1 .status .sent").isVisible(), true);
    server.change((rows) => { rows[0].text = "deres"; });
    await arrived(1, "deres");
    assert.equal(await value("text-1"), "deres", "what was accepted is no longer half-typed");
  });

  for (const streamFirst of [false, true]) test(`two wordings are merged, not lost, when ${streamFirst ? "the stream" : "the answer"} comes first`, async () => {
    server.streamFirst = streamFirst;
    await page.fill("#text-1", "mitt");
    server.change((rows) => { Object.assign(rows[0], { text: "deres", revision: 1 }); });
    await arrived(1, "deres");
    assert.equal(await value("text-1-from"), "0", "what is half-typed was written from the revision that was seen");
    await page.press("#text-1", "Enter");
    await arrived(1, "deres + mitt");
    await page.waitForTimeout(200);
    assert.equal(await value("text-1"), "deres + mitt");
    assert.equal(await value("text-1-from"), "2");
    assert.equal(await page.locator("#note-1").isVisible(), false);
  });

  test("lets a toggled box follow the server", async () => {
    await page.check("#done-1");
    await page.waitForFunction(() => document.getElementById("done-1").defaultChecked);
    server.change((rows) => { rows[0].done = false; rows[0].text = "x"; });
    await arrived(1, "x");
    assert.equal(await page.isChecked("#done-1"), false);
    server.change((rows) => { rows[0].done = true; rows[0].text = "y"; });
    await arrived(1, "y");
    assert.equal(await page.isChecked("#done-1"), true);
  });

  test("leaves open what the reader has opened", async () => {
    await page.click("#more-1 summary");
    server.change((rows) => { rows[0].text = "ny"; });
    await arrived(1, "ny");
    assert.equal(await page.locator("#more-1").getAttribute("open"), "");
  });

  test("catches up after the server has been away, telling where it was", async () => {
    server.change((rows) => { rows[0].text = "før"; });
    await arrived(1, "før");
    const seen = String(server.seq);
    await page.fill("#text-2", "halvt");
    await server.stop();
    await page.waitForFunction(() => document.documentElement.dataset.live !== "on");
    assert.equal(await page.locator(".livestate .off").isVisible(), true);
    server.change((rows) => { rows[0].text = "imens"; });
    await server.start();
    await arrived(1, "imens");
    assert.equal(server.connects.at(-1), seen);
    assert.equal(await page.locator(".livestate .on").isVisible(), true);
    assert.equal(await value("text-2"), "halvt");
  });

  test("keeps what could not be sent, says so, and sends it once when the server is back", async () => {
    server.failNext = 1;
    await page.fill("#new", "en idé");
    await page.click("#send");
    await page.waitForFunction(() => document.getElementById("add").dataset.localState === "failed");
    assert.equal(await value("new"), "en idé");
    assert.equal(await page.locator("#add .status .failed").isVisible(), true);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.live), "saved");
    await page.waitForFunction(() => document.getElementById("count").textContent === "1", null, { timeout: 10_000 });
    assert.deepEqual(server.added, ["en idé"]);
    const [first, second] = server.submissions;
    assert.ok(first.key && first.key === second.key, "the repeated submission carries the same key");
    assert.equal(await value("new"), "");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.live), "on");
  });

  test("keeps what is written while nothing answers", async () => {
    await server.stop();
    await page.fill("#new", "uten nett");
    await page.click("#send");
    await page.waitForFunction(() => document.getElementById("add").dataset.localState === "failed");
    assert.equal(await value("new"), "uten nett");
    await server.start();
    await page.waitForFunction(() => document.getElementById("new").value === "", null, { timeout: 20_000 });
    assert.deepEqual(server.added, ["uten nett"]);
  });

  test("does not take away what is written while the one before is being sent, however fast somebody is", async () => {
    server.streamFirst = true;
    for (const [nth, word] of ["en", "to", "tre"].entries()) {
      await page.fill("#new", word);
      await page.click("#send");
      await page.waitForFunction((count) => Number(document.getElementById("count").textContent) >= count, nth + 1);
    }
    await page.fill("#new", "fire");
    await page.waitForTimeout(400);
    assert.deepEqual(server.added, ["en", "to", "tre"]);
    assert.equal(await value("new"), "fire");
    assert.equal(await page.locator("#add .status .kept").isVisible(), true, "and says that it is kept, not that it is sent");
  });

  test("brings a draft back after a reload, and not after it was accepted", async () => {
    await page.fill("#new", "halvferdig");
    await page.fill("#text-1", "også halv");
    await page.reload();
    await page.waitForFunction(() => document.getElementById("new").value === "halvferdig");
    assert.equal(await value("text-1"), "også halv");
    assert.equal(await page.locator("#add .status .kept").isVisible(), true);
    await page.click("#send");
    await page.waitForFunction(() => document.getElementById("count").textContent === "1");
    await page.press("#text-1", "Enter");
    await arrived(1, "også halv");
    await page.reload();
    await page.waitForTimeout(100);
    assert.equal(await value("new"), "");
    server.change((rows) => { rows[0].text = "deres"; });
    await arrived(1, "deres");
    assert.equal(await value("text-1"), "deres");
  });

  test("holds updates while something is dragged, and lets them in afterwards", async () => {
    await page.evaluate(() => document.dispatchEvent(new Event("dragstart")));
    server.change((rows) => { rows[0].text = "ny"; });
    await page.waitForTimeout(300);
    assert.equal(await page.textContent("#seen-1"), "en");
    await page.evaluate(() => document.dispatchEvent(new Event("dragend")));
    await arrived(1, "ny");
  });

  test("keys work outside fields only, and can be switched off", async () => {
    await page.evaluate(() => { window.clicks = 0; document.getElementById("key").addEventListener("click", () => { window.clicks += 1; }); });
    await page.keyboard.press("n");
    await page.focus("#new");
    await page.keyboard.press("n");
    assert.equal(await page.evaluate(() => window.clicks), 1);
    assert.equal(await value("new"), "n");
    await page.evaluate(() => { document.activeElement.blur(); document.documentElement.dataset.keys = "off"; });
    await page.keyboard.press("n");
    assert.equal(await page.evaluate(() => window.clicks), 1);
  });
});
