// Sorting: panels that unfold at a press or a key, columns that ideas are dragged or walked between, and filters. Nothing here sends
// anything of its own: it presses buttons that stand in the page.
//
//   [data-unfolds=ID]       unfolds the <details> with that id and puts the focus into its first field or button; Escape folds it again
//   [data-reason=N]         within an unfolded one, pressed by that digit
//   [data-idea]             an idea; [data-to=WORD] within it moves it to the section[data-column=WORD]
//   details[data-from=NAME] filled from template[data-fills=NAME] when it is unfolded or something in it is wanted
//   select[data-filter]     narrows [data-about] down to ids that hold its value; kept in this tab
import { restoreAll } from "./drafts";
import { isField } from "./morph";

const COLUMNS = ["never", "later", "promising", "core"];

const panel = (): HTMLDetailsElement | null => document.querySelector<HTMLDetailsElement>("details.panel[open]");

function unfold(opener: HTMLElement): void {
  const details = document.getElementById(opener.dataset.unfolds ?? "");
  if (!(details instanceof HTMLDetailsElement)) return;
  for (const other of document.querySelectorAll<HTMLDetailsElement>("details.panel[open]")) if (other !== details) other.open = false;
  details.open = !details.open;
  if (opener.hasAttribute("aria-expanded")) opener.setAttribute("aria-expanded", String(details.open));
  if (details.open) details.querySelector<HTMLElement>("[data-reason], input:not([type=hidden])")?.focus();
}

function fold(details: HTMLDetailsElement): void {
  details.open = false;
  const opener = document.querySelector<HTMLElement>(`[data-unfolds="${details.id}"]`);
  opener?.setAttribute("aria-expanded", "false");
  opener?.focus();
}

const ideaOf = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>("[data-idea]") : null);

/** What stands in a template where an idea's id goes. */
const ANY_IDEA = "000000000000";

/** Fills what was folded from its template, once: forms that nobody asks for would be most of a long page. */
function fill(details: Element): void {
  const inside = details.lastElementChild;
  const template = document.querySelector<HTMLTemplateElement>(`template[data-fills="${CSS.escape(details.getAttribute("data-from") ?? "")}"]`);
  const idea = ideaOf(details)?.dataset.idea;
  if (!inside || !template || !idea || details.hasAttribute("data-local-filled")) return;
  details.setAttribute("data-local-filled", "");
  inside.innerHTML = template.innerHTML.replaceAll(ANY_IDEA, idea);
  window.htmx.process(inside);
  restoreAll();
}

function fillAll(idea: HTMLElement): void {
  // What is filled in may hold more of them.
  for (let left = idea.querySelectorAll("details[data-from]:not([data-local-filled])"); left.length > 0; left = idea.querySelectorAll("details[data-from]:not([data-local-filled])")) {
    for (const details of left) { fill(details); details.setAttribute("data-local-filled", ""); }
  }
}

function press(idea: HTMLElement, to: string): void {
  fillAll(idea);
  idea.querySelector<HTMLElement>(`[data-to="${to}"]`)?.click();
}

const columnOf = (idea: Element): string | undefined => idea.closest<HTMLElement>("[data-column]")?.dataset.column;

/** The arrows, on an idea that has the focus itself. */
function step(idea: HTMLElement, key: string): boolean {
  const column = columnOf(idea);
  if (!column) return false;
  if (key === "ArrowUp" || key === "ArrowDown") {
    const ideas = [...(idea.parentElement?.querySelectorAll<HTMLElement>(":scope > [data-idea]") ?? [])].filter((one) => one.getClientRects().length > 0);
    ideas[ideas.indexOf(idea) + (key === "ArrowDown" ? 1 : -1)]?.focus();
    return true;
  }
  const to = COLUMNS[COLUMNS.indexOf(column) + (key === "ArrowRight" ? 1 : -1)];
  if (to) { moved = idea.dataset.idea; press(idea, to); }
  return true;
}

/** The idea that was moved by a key: the focus goes with it. */
let moved: string | undefined;

function follow(): void {
  if (!moved || document.activeElement?.closest("[data-idea]")) return;
  document.querySelector<HTMLElement>(`[data-column] [data-idea="${CSS.escape(moved)}"]`)?.focus();
}

const filterKey = (select: HTMLSelectElement): string => `taktikk/filter${location.pathname}/${select.dataset.filter}`;

function filter(): void {
  const selects = [...document.querySelectorAll<HTMLSelectElement>("select[data-filter]")];
  for (const select of selects) if (select.value === "" && select !== document.activeElement) select.value = sessionStorage.getItem(filterKey(select)) ?? "";
  const wanted = selects.map((select) => select.value).filter(Boolean);
  for (const about of document.querySelectorAll<HTMLElement>("[data-about]")) {
    const ids = (about.dataset.about ?? "").split(" ");
    if (wanted.every((id) => ids.includes(id))) delete about.dataset.localOut; else about.dataset.localOut = "";
  }
  const bar = document.getElementById("filters");
  if (bar) bar.dataset.localOn = "";
}

export function listenToSorting(): void {
  document.addEventListener("click", (event) => {
    const opener = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-unfolds]") : null;
    if (opener) unfold(opener);
  });
  document.addEventListener("toggle", ({ target }) => { if (target instanceof HTMLDetailsElement && target.open && target.dataset.from) fill(target); }, true);
  // Before the page's other keys: in an unfolded panel digits are its reasons.
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const open = panel();
    if (open && key === "Escape") { event.preventDefault(); event.stopImmediatePropagation(); fold(open); return; }
    if (document.documentElement.dataset.keys === "off") return;
    const typing = isField(target);
    const reason = open && !typing ? open.querySelector<HTMLElement>(`[data-reason="${CSS.escape(key)}"]`) : null;
    if (reason) { event.preventDefault(); event.stopImmediatePropagation(); reason.click(); return; }
    const idea = ideaOf(target);
    if (!idea || target !== idea || !columnOf(idea)) return;
    if (key.startsWith("Arrow")) { if (step(idea, key)) { event.preventDefault(); event.stopImmediatePropagation(); } return; }
    if (key === "p" || key === "P") { event.preventDefault(); idea.querySelector<HTMLElement>("[data-dot]")?.click(); return; }
    if (key === "b" || key === "B") {
      event.preventDefault();
      fillAll(idea);
      for (const details of idea.querySelectorAll<HTMLDetailsElement>(`#again-${CSS.escape(idea.dataset.idea ?? "")}, [id^="stack-"]`)) details.open = true;
      idea.querySelector<HTMLElement>('input[name="under"]')?.focus();
    }
  }, true);

  let dragged: HTMLElement | null = null;
  const unmark = (): void => { for (const column of document.querySelectorAll<HTMLElement>("[data-local-into]")) delete column.dataset.localInto; };
  document.addEventListener("dragstart", (event) => {
    const idea = event.target instanceof HTMLElement && event.target.draggable ? ideaOf(event.target) : null;
    if (!idea || !event.dataTransfer || event.target !== idea) return;
    dragged = idea;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", idea.id);
  });
  const over = (event: DragEvent): HTMLElement | null => (dragged && event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null);
  document.addEventListener("dragover", (event) => {
    const column = over(event);
    if (!dragged) return;
    unmark();
    if (!column || column === dragged.closest("[data-column]")) return;
    event.preventDefault();
    column.dataset.localInto = "";
  });
  document.addEventListener("drop", (event) => {
    const column = over(event);
    if (!column || !dragged || column === dragged.closest("[data-column]")) return;
    event.preventDefault();
    press(dragged, column.dataset.column ?? "");
  });
  document.addEventListener("dragend", () => { dragged = null; unmark(); });

  document.addEventListener("change", (event) => {
    const select = event.target instanceof HTMLSelectElement && event.target.dataset.filter ? event.target : null;
    if (!select) return;
    if (select.value) sessionStorage.setItem(filterKey(select), select.value); else sessionStorage.removeItem(filterKey(select));
    filter();
  });
  document.addEventListener("htmx:after:swap", () => { filter(); follow(); });
  document.addEventListener("pointerdown", () => { moved = undefined; });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", filter); else filter();
}
