// What axe finds on a page, as short lines; an empty list is what a test wants.
import axePlaywright from "@axe-core/playwright";

const AxeBuilder = axePlaywright.default ?? axePlaywright;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function violations(page) {
  // What happens to stand under a phone's bar scrolls out from it; to axe it is too small a target. So the bars are looked at alone.
  const bars = ".path, .choose.thumb";
  const shown = (display) => page.evaluate(([bars, display]) => { for (const bar of document.querySelectorAll(bars)) if (getComputedStyle(bar).position === "fixed" || display === "") bar.style.display = display; }, [bars, display]);
  // What is not drawn until it is scrolled to overlaps what follows it, as long as it is only guessed how tall it will be.
  await page.evaluate(() => { for (const part of document.querySelectorAll("main *")) if (getComputedStyle(part).contentVisibility === "auto") part.style.contentVisibility = "visible"; });
  const axe = () => new AxeBuilder({ page }).withTags(RULES);
  const barsAlone = await page.$(bars) ? await axe().include(bars).analyze() : { violations: [] };
  await shown("none");
  const rest = await axe().analyze();
  await shown("");
  const found = [...barsAlone.violations, ...rest.violations];
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`));
}

/** Elements that stick out to the right, outside the places that scroll by themselves. A phone would widen its view for them. */
export const overflowing = (page) => page.evaluate((width) => {
  if (document.documentElement.scrollWidth <= width) return [];
  return [`the page is ${document.documentElement.scrollWidth} wide`, ...[...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !element.closest(".scroll, .path, .board, .tabs"))
    .slice(0, 10).map((element) => `${element.tagName} ${element.className}`)];
}, page.viewportSize().width);

/** Classes on the page that the style sheet knows nothing of: a misspelt one makes no noise otherwise. */
export const unknownClasses = (page) => page.evaluate(() => {
  const known = new Set(["region", "state"]);
  const walk = (rules) => { for (const rule of rules) {
    for (const [, name] of rule.selectorText?.matchAll(/\.([\w-]+)/g) ?? []) known.add(name);
    if (rule.cssRules) walk(rule.cssRules);
  } };
  for (const sheet of document.styleSheets) walk(sheet.cssRules);
  const unknown = [...document.querySelectorAll("[class]")].flatMap((element) => [...element.classList]).filter((name) => !known.has(name) && !name.startsWith("htmx-"));
  return [...new Set(unknown)];
});
