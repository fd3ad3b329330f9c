// Two browsers, signed in on their own, both on the brainstorm. One writes ideas; the other notes when each is in its page.
// Both times are of one machine's clock, as both pages read it. Then the same through a server that does nothing.
import { comeIn, signIn, Taktikk } from "../e2e/lib/taktikk.mjs";
import { launch, open } from "../e2e/lib/browser.mjs";
import { bareServer } from "./lib/bare.mjs";
import { alone, beside, head, quantile } from "./lib/figures.mjs";

const TIMES = 200;
const WARM_UP = 10;
const PAUSE_MS = 50;
const AIM_P50_MS = 12;
const AIM_P95_MS = 25;

/** Has a page remember when words turn up among its ideas. */
const noteWhatComes = (page) => page.evaluate(() => {
  window.waiting = new Map();
  new MutationObserver((mutations) => {
    const now = performance.timeOrigin + performance.now();
    for (const { addedNodes } of mutations) for (const { textContent } of addedNodes) {
      for (const [words] of textContent.matchAll(/merke-\d+/g)) { window.waiting.get(words)?.(now); window.waiting.delete(words); }
    }
  }).observe(document.getElementById("ideas"), { childList: true, subtree: true });
});

/** How long each of the ideas takes. `write` runs in the page that writes and tells when it did. */
async function timed(writes, looks, write) {
  const took = [];
  for (let number = 0; number < WARM_UP + TIMES; number += 1) {
    const words = `merke-${number}`;
    const seen = looks.evaluate((words) => new Promise((seen) => { window.waiting.set(words, seen); }), words);
    await looks.evaluate(() => 0);
    const written = await writes.evaluate(write, words);
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error(`${words} was never seen`)), 10_000).unref());
    const at = await Promise.race([seen, late]);
    if (number >= WARM_UP) took.push(at - written);
    await writes.waitForTimeout(PAUSE_MS);
  }
  return took;
}

const server = new Taktikk();
const bare = await bareServer();
const browser = await launch();
try {
  await server.start();
  const { page: writes } = await open(browser);
  const { page: looks } = await open(browser);
  await comeIn(writes, server);
  await signIn(looks, server);
  const brainstorm = `${server.address}${await writes.locator("a[href^='/plans/']").first().getAttribute("href")}`.replace(/[^/]*$/, "brainstorm");
  await writes.goto(brainstorm);
  if (!(await writes.locator("#new-idea-presence").count())) {
    await writes.locator("form:has(input[name=changes][value*='\"open\"']) button").first().click();
    await writes.locator("#new-idea-presence").waitFor();
  }
  await looks.goto(brainstorm);
  for (const page of [writes, looks]) await page.waitForFunction(() => document.documentElement.dataset.live === "on");
  await looks.waitForTimeout(1000);

  await noteWhatComes(looks);
  const took = await timed(writes, looks, async (words) => {
    const field = document.getElementById("new-idea-presence");
    field.value = `Svare i hyttegruppa samme dag, også i helgene, ${words}`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // Nobody clicks before what they have typed is on the screen. Two frames: one is drawn between them.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => { requestAnimationFrame(drawn); });
    const button = field.form.querySelector("button[type=submit]");
    const clicked = performance.timeOrigin + performance.now();
    button.click();
    return clicked;
  });
  await Promise.all([writes, looks].map((page) => page.goto(bare.address)));
  await looks.waitForTimeout(1000);
  await noteWhatComes(looks);
  const tookBare = await timed(writes, looks, (words) => {
    const sent = performance.timeOrigin + performance.now();
    void fetch("/", { method: "POST", body: words });
    return sent;
  });

  head(`${TIMES} ideas written in one browser, until each is in the other's page`);
  beside("half of them within", quantile(took, 0.5), AIM_P50_MS, "ms");
  beside("95 % of them within", quantile(took, 0.95), AIM_P95_MS, "ms");
  alone("slowest", quantile(took, 1), "ms");
  alone("quickest", quantile(took, 0), "ms");
  alone("bare server, half of them within", quantile(tookBare, 0.5), "ms");
  alone("bare server, 95 % of them within", quantile(tookBare, 0.95), "ms");
} finally {
  await browser.close();
  await server.end();
  bare.end();
}
