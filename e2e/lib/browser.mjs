// One Chromium for a test file, from the system (TAKTIKK_CHROMIUM names another). Desktop and phone sizes.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export const DESKTOP = { viewport: { width: 1440, height: 900 }, locale: "nb-NO" };
export const PHONE = { viewport: { width: 390, height: 844 }, locale: "nb-NO", isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

const CANDIDATES = [process.env.TAKTIKK_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function launch() {
  const executablePath = CANDIDATES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("No Chromium found: install the package chromium, or name one in TAKTIKK_CHROMIUM");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

const EVENTUALLY_MS = 15_000;

/** Asserts what will be so in a moment: another's page gets a change when its own stream brings it, not when the first page does. */
export async function eventually(holds) {
  const until = Date.now() + EVENTUALLY_MS;
  for (;;) {
    try { return await holds(); } catch (error) { if (Date.now() > until) throw error; }
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** A page in its own context, with the errors that it met: scripts, console, refused by the content security policy. */
export async function open(browser, url, size = DESKTOP) {
  const context = await browser.newContext(size);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error" && !/Failed to load resource|ERR_(CONNECTION|INCOMPLETE)/.test(message.text())) errors.push(message.text()); });
  if (url) await page.goto(url);
  return { page, context, errors };
}
