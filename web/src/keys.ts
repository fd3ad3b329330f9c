// Keys: only outside fields, never with a modifier, and switched off by html[data-keys="off"] (WCAG 2.1.4).
import { moveInGrid, prepareGrids } from "./grid";
import { isField } from "./morph";

const typing = (target: EventTarget | null): boolean =>
  (isField(target) && !["checkbox", "radio", "button", "submit"].includes(target.type)) || (target instanceof HTMLElement && target.isContentEditable);

const shown = (element: HTMLElement): boolean => element.getClientRects().length > 0;

function walk(step: 1 | -1): boolean {
  const stops = [...document.querySelectorAll<HTMLElement>("[data-step]")].filter(shown);
  if (!stops.length) return false;
  const at = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[at < 0 ? (step > 0 ? 0 : stops.length - 1) : Math.min(stops.length - 1, Math.max(0, at + step))];
  if (!next.hasAttribute("tabindex") && next.tabIndex < 0) next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && key === "Enter" && target instanceof HTMLTextAreaElement && target.form) { target.form.requestSubmit(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const grid = target instanceof Element ? target.closest<HTMLElement>("[data-grid]") : null;
    if (grid && !event.shiftKey && moveInGrid(grid, key)) { event.preventDefault(); return; }
    // Escape is no letter: it leads out of a field too (what is half-typed is kept), and can't be switched off.
    if (key !== "Escape" && (typing(target) || document.documentElement.dataset.keys === "off")) return;
    const wanted = key.length === 1 ? key.toLowerCase() : key;
    const button = [...document.querySelectorAll<HTMLElement>("[data-key]")].find((element) => element.dataset.key?.toLowerCase() === wanted.toLowerCase() && shown(element));
    if (button) { event.preventDefault(); if (isField(button)) button.focus(); else button.click(); return; }
    if ((wanted === "j" && walk(1)) || (wanted === "k" && walk(-1))) event.preventDefault();
  });
  document.addEventListener("htmx:after:swap", prepareGrids);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepareGrids); else prepareGrids();
}
