// What a live page needs beyond htmx and its stream: nothing a person has typed, opened or is dragging is taken away when
// others change the plan, and what could not be sent is kept. Texts are never made here: the server renders them, the
// style sheet shows the one that fits the state. Attributes called data-local-* belong to this browser; no morph removes them.
//
// Used by the server's pages:
//   form[data-draft=KEY]         what is written is kept in this tab until the server has accepted it
//   [data-outbox] > form         what is sent waits in a line on this device until the server has it (outbox.ts)
//   form[data-clear]             emptied once accepted (forms that add something)
//   .livestate, p.status         show html[data-live] and form[data-local-state]
//   [data-key="j"]               clicked (a field: focused) by that key outside fields; html[data-keys="off"] switches keys off
//   form[data-each]              every press is sent by itself: two of the same are two
//   [data-step]                  J and K walk through these
//   [data-order]                 rows that are moved by Alt and an arrow, or dragged
//   [data-grid]                  a table of links with one tab stop; the arrows move
//   [data-grid][data-writes]     and that is written in like a spreadsheet
//   [data-thread]                the drawing of the red thread: one tab stop, arrows (thread.ts)
//   [data-unfolds], [data-idea], [data-filter]   sorting: see sort.ts
import "./htmx";
import { listenToCalendar } from "./calendar";
import { writeInCells } from "./cells";
import { runClocks } from "./clock";
import { keepDrafts } from "./drafts";
import { listenToKeys } from "./keys";
import { guardMorph } from "./morph";
import { guardMoves } from "./moves";
import { listenToOrder } from "./order";
import { keepOutbox } from "./outbox";
import { listenToSorting } from "./sort";
import { watchStream } from "./stream";
import { listenToThread, prepareThread } from "./thread";

window.htmx.config.morphIgnore.push("data-local-");
guardMorph(window.htmx);
guardMoves();
watchStream(window.htmx);
keepOutbox();
keepDrafts();
runClocks();
writeInCells();
listenToSorting();
listenToKeys();
listenToOrder();
listenToCalendar();
listenToThread();

// The path is drawn once for all pages of a plan; here its link to this one is marked, also after it was drawn anew. On a
// phone it is a bar that scrolls sideways, and the current stage is brought into it.
function markPath(): HTMLElement | undefined {
  const path = document.querySelector<HTMLElement>(".path[data-page]");
  const current = [...(path?.querySelectorAll<HTMLAnchorElement>("li > a") ?? [])].find((link) => link.pathname.endsWith(`/${path?.dataset.page}`));
  current?.setAttribute("aria-current", "page");
  return current;
}
document.addEventListener("htmx:after:swap", () => { markPath(); prepareThread(); });
addEventListener("DOMContentLoaded", () => {
  const path = document.querySelector(".path");
  const here = markPath() ?? path?.querySelector<HTMLElement>("[aria-current]");
  if (path && here) path.scrollLeft = here.offsetLeft + here.offsetWidth / 2 - path.clientWidth / 2;
});
