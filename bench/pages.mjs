// First load of every page from an empty cache: requests, and bytes as they come over the wire.
import { comeIn, Taktikk } from "../e2e/lib/taktikk.mjs";
import { DESKTOP, launch, open } from "../e2e/lib/browser.mjs";

const PLAN_PAGES = ["strategy", "audiences", "objectives", "habits", "brainstorm", "sort", "resources", "tactics", "plan", "two-pages", "history", "findings", "members"];
const AIM_REQUESTS = 12;
const AIM_KB = 100;
/** How long a page may fetch what it needs after it is there. */
const SETTLE_MS = 500;

const server = new Taktikk();
const browser = await launch();
try {
  await server.start();
  const { page: first, context: owner } = await open(browser);
  await comeIn(first, server);
  const plan = (await first.locator("a[href^='/plans/']").first().getAttribute("href")).split("/")[2];
  const session = await owner.storageState();

  console.log(`\n${"first load, empty cache".padEnd(28)} ${"requests".padStart(9)} ${"aim".padStart(5)} ${"kB".padStart(8)} ${"aim".padStart(6)} ${"ratio".padStart(6)}   of it the page (unpacked)`);
  for (const path of ["/sign-in", "/", "/account", ...PLAN_PAGES.map((page) => `/plans/${plan}/${page}`)]) {
    const context = await browser.newContext({ ...DESKTOP, storageState: path === "/sign-in" ? undefined : session });
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    const requests = new Map();
    await network.send("Network.enable");
    network.on("Network.requestWillBeSent", ({ requestId, type }) => requests.set(requestId, { type, wire: 0, plain: 0 }));
    network.on("Network.responseReceived", ({ requestId, response }) => { const request = requests.get(requestId); if (request) request.wire = response.encodedDataLength; });
    network.on("Network.dataReceived", ({ requestId, dataLength }) => { const request = requests.get(requestId); if (request) request.plain += dataLength; });
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { const request = requests.get(requestId); if (request) request.wire = encodedDataLength; });
    await page.goto(server.address + path, { waitUntil: "load" });
    await page.waitForTimeout(SETTLE_MS);
    const all = [...requests.values()];
    const kb = (bytes) => bytes / 1000;
    const whole = kb(all.reduce((sum, { wire }) => sum + wire, 0));
    const document = all.find(({ type }) => type === "Document");
    const over = all.length > AIM_REQUESTS || whole > AIM_KB ? "  over" : "";
    console.log(`${path.replace(plan, "…").padEnd(28)} ${String(all.length).padStart(9)} ${String(AIM_REQUESTS).padStart(5)} ${whole.toFixed(1).padStart(8)} ${String(AIM_KB).padStart(6)} ${(whole / AIM_KB).toFixed(2).padStart(6)}   ${kb(document.wire).toFixed(1)} kB (${kb(document.plain).toFixed(0)} kB)${over}`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.end();
}
