// A phone that is four times slower than this machine opens a board of ten thousand ideas and scrolls through it.
import { comeIn, Taktikk } from "../e2e/lib/taktikk.mjs";
import { launch, open, PHONE } from "../e2e/lib/browser.mjs";
import { alone, beside, head, quantile } from "./lib/figures.mjs";

const IDEAS = 10_000;
const AT_A_TIME = 500;
const SLOWER = 4;
const TIMES = 7;
const AIM_OPEN_MS = 1000;
/** How far is scrolled: screens, by two thirds of one at a time. */
const SCREENS = 60;
/** A quick thumb: so long from one scroll to the next. */
const SCROLL_PAUSE_MS = 100;

/** Writes the ideas through the page's own door, so that they are where a brainstorm's ideas are. */
const write = (page, plan) => page.evaluate(async ([plan, ideas, atATime]) => {
  const digits = "0123456789abcdefghjkmnpqrstvwxyz";
  const id = (number) => { let raw = 2n ** 50n + BigInt(number), text = ""; for (let place = 0; place < 12; place += 1) { text = digits[Number(raw % 32n)] + text; raw /= 32n; } return text; };
  for (let from = 0; from < ideas; from += atATime) {
    const changes = Array.from({ length: atATime }, (_, nth) => ({ add_idea: { id: id(from + nth), fields: [{ presence: { text: `Svare i hyttegruppa samme dag, også i helgene, nummer ${from + nth}` } }] } }));
    const response = await fetch(`/plans/${plan}/changes`, { method: "POST", headers: { "HX-Request": "true" }, body: new URLSearchParams({ changes: JSON.stringify(changes) }) });
    if (!response.ok) throw new Error(`${response.status}: ${(await response.text()).slice(0, 300)}`);
  }
}, [plan, IDEAS, AT_A_TIME]);

/** Opens a page anew and tells when the largest part of what is seen first was painted, and when the page could be used. */
async function opened(context, url) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(() => { new PerformanceObserver((seen) => { window.paintedMs = seen.getEntries().at(-1).startTime; }).observe({ type: "largest-contentful-paint", buffered: true }); });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForFunction(() => window.paintedMs !== undefined);
  const ready = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
  return { page, ms: Math.max(ready, await page.evaluate(() => window.paintedMs)) };
}

/** Scrolls and counts the looks at which the middle of the screen shows no idea, nor anything else that says something. */
const scrolled = (page) => page.evaluate(async ([screens, pause]) => {
  let blank = 0, looks = 0, longest = 0;
  const main = document.querySelector("main");
  const says = () => [0.3, 0.5, 0.7].some((part) => {
    const seen = document.elementFromPoint(innerWidth / 2, innerHeight * part);
    return seen !== null && seen !== main && seen !== document.body && seen !== document.documentElement && seen.textContent.trim() !== "" && !seen.matches(".ideas-grid, .older");
  });
  for (let moved = 0; moved < screens; moved += 2 / 3) {
    const before = performance.now();
    scrollBy(0, innerHeight * 2 / 3);
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => { requestAnimationFrame(drawn); });
    longest = Math.max(longest, performance.now() - before);
    looks += 1;
    if (!says()) blank += 1;
    await new Promise((later) => { setTimeout(later, pause); });
  }
  return { blank, looks, longest, cards: document.querySelectorAll(".idea-card").length };
}, [SCREENS, SCROLL_PAUSE_MS]);

const server = new Taktikk();
const browser = await launch();
try {
  await server.start();
  const { page: owner, context } = await open(browser);
  await comeIn(owner, server);
  const plan = (await owner.locator("a[href^='/plans/']").first().getAttribute("href")).split("/")[2];
  await write(owner, plan);
  const phone = await browser.newContext({ ...PHONE, storageState: await context.storageState() });

  head(`${IDEAS} more ideas in the example, on a phone ${SLOWER} times slower than this machine`);
  for (const stage of ["brainstorm", "sort"]) {
    const took = [];
    for (let nth = 0; nth < TIMES; nth += 1) {
      const { page, ms } = await opened(phone, `${server.address}/plans/${plan}/${stage}`);
      took.push(ms);
      if (nth === TIMES - 1) {
        beside(`${stage}: painted and ready, middle of ${TIMES}`, quantile(took, 0.5), AIM_OPEN_MS, "ms");
        const { blank, looks, longest, cards } = await scrolled(page);
        beside(`${stage}: blank screens of ${looks} while scrolling`, blank, 0.5, "");
        alone(`${stage}: longest scroll until it is drawn`, longest, "ms");
        alone(`${stage}: ideas in the page afterwards`, cards, "");
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.end();
}
