// The habit matrix as a spreadsheet. Type into a cell, and a field is laid over it; Enter saves and goes down, Tab saves and
// goes right, Escape leaves it. Shift and the arrows mark several cells; they are copied, pasted into and emptied together.
// What is written waits in a line until the server has it, through a reload as well; the server gives each entry once.
//
//   [data-grid][data-writes=URL]   the grid, and where its cells are sent
//   #cell-editor-form, #cell-typed the field; #cells-said what became of it
//   td[data-local-marked]          marked; td[data-local-waits=TEXT] written, and not yet on the server
//   [data-into-grid]               leads into the grid
import { goTo, placeIn, steps, stopsOf } from "./grid";
import { tellUnsent } from "./stream";

const RETRY_MS = 4_000;
/** After an answer the cell is drawn anew by the stream; until then it shows what was written. */
const SHOWN_STILL_MS = 400;
const KEPT = "taktikk-cells:";

interface Written { url: string; cells: string[]; text: string; fields: Record<string, string>; key: string }
/** `c-AUDIENCE-CHANNEL`, the id of a cell's link. */
type CellId = string;
interface Editing { cell: CellId; field: "block" | "reason" }

let editing: Editing | undefined;
let anchor: CellId | undefined;
let reach: CellId | undefined;
let line: Written[] = [];
let sending = false;

const byId = <T extends HTMLElement>(id: string): T | null => document.getElementById(id) as T | null;
const theGrid = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-grid][data-writes]");
const typed = (): HTMLInputElement | null => byId<HTMLInputElement>("cell-typed");
const editor = (): HTMLElement | null => byId("cell-editor-form");
const partsOf = (cell: CellId): [audience: string, channel: string] => { const [, audience, channel] = cell.split("-"); return [audience, channel]; };
const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// Marked cells

/** The cells between the two ends of what is marked, row by row. */
function marked(): HTMLElement[][] {
  const grid = theGrid();
  const rows = grid ? stopsOf(grid) : [];
  const [from, to] = [placeIn(rows, byId(anchor ?? "")), placeIn(rows, byId(reach ?? anchor ?? ""))];
  if (!from || !to) return [];
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  return rows.slice(Math.min(from[1], to[1]), Math.max(from[1], to[1]) + 1).map((row) => row.slice(left, right + 1));
}

function paint(): void {
  const grid = theGrid();
  if (!grid) return;
  const cells = marked();
  const several = cells.length > 1 || (cells[0]?.length ?? 0) > 1;
  const all = new Set(cells.flat().map((stop) => stop.closest("td")));
  for (const cell of grid.querySelectorAll<HTMLElement>("td")) {
    const is = several && all.has(cell as HTMLTableCellElement);
    cell.toggleAttribute("data-local-marked", is);
    if (is) cell.setAttribute("aria-selected", "true"); else cell.removeAttribute("aria-selected");
  }
  for (const cell of grid.querySelectorAll<HTMLElement>("td[data-local-waits]")) delete cell.dataset.localWaits;
  for (const { cells: ids, text } of line) for (const id of ids) {
    const cell = byId(id)?.closest("td");
    if (cell) cell.dataset.localWaits = text || "…";
  }
  if (editing) lay(editing.cell);
}

function mark(from: CellId, to: CellId): void { anchor = from; reach = to; paint(); }

// The field over a cell

function lay(cell: CellId): void {
  const [box, over, grid] = [editor(), byId(cell)?.closest("td"), theGrid()];
  if (!box || !over || !grid) return;
  const [cellAt, boxIn] = [over.getBoundingClientRect(), (box.offsetParent ?? document.body).getBoundingClientRect()];
  box.style.left = `${cellAt.left - boxIn.left}px`;
  box.style.top = `${cellAt.top - boxIn.top}px`;
  box.style.setProperty("--cell", `${cellAt.width}px`);
  box.style.setProperty("--height", `${cellAt.height}px`);
}

function edit(cell: CellId, field: Editing["field"], text: string): void {
  const [box, input] = [editor(), typed()];
  if (!box || !input) return;
  editing = { cell, field };
  box.dataset.localOpen = field;
  input.value = text;
  byId(cell)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  lay(cell);
  input.focus();
  input.setSelectionRange(field === "block" && text.length > 1 ? 0 : text.length, text.length);
}

/** Closes the field; the focus goes back to its cell, or where a key leads from it. */
function close(key?: string): void {
  const [grid, was] = [theGrid(), editing];
  editing = undefined;
  delete editor()?.dataset.localOpen;
  if (!grid || !was) return;
  const rows = stopsOf(grid);
  const at = placeIn(rows, byId(was.cell));
  const to = at && key ? steps(key, ...at, rows[at[1]].length) : at;
  const stop = (to && rows[to[1]]?.[to[0]]) ?? byId(was.cell);
  if (stop) { goTo(grid, stop); mark(stop.id, stop.id); }
}

function save(key?: string): void {
  const [was, text] = [editing, typed()?.value.trim() ?? ""];
  if (was && was.field === "reason") judge(was.cell, "not-worth", text);
  else if (was && text) write([[was.cell]], { block: text }, text);
  close(key);
}

// What is written

function write(cells: CellId[][], fields: Record<string, string>, text: string): void {
  const grid = theGrid();
  const first = cells[0]?.[0];
  if (!grid?.dataset.writes || !first) return;
  const [audience, channel] = partsOf(first);
  const size = { rows: String(cells.length), columns: String(cells[0].length) };
  send({ url: grid.dataset.writes, cells: cells.flat(), text, fields: { audience, channel, ...size, ...fields }, key: newKey() });
}

function judge(cell: CellId, verdict: string, reason: string): void {
  const url = theGrid()?.dataset.writes?.replace(/cells$/, "worth");
  const [audience, channel] = partsOf(cell);
  if (url) send({ url, cells: [cell], text: verdict === "worth" ? "✓" : "–", fields: { audience, channel, verdict, reason }, key: newKey() });
}

const store = (): string => KEPT + (theGrid()?.dataset.writes ?? "");

function keep(): void {
  // A full or forbidden storage must not keep anybody from writing; what waits is still in the line.
  try { if (line.length) sessionStorage.setItem(store(), JSON.stringify(line)); else sessionStorage.removeItem(store()); } catch { /* in this page only */ }
}

function send(written: Written): void {
  line.push(written);
  keep();
  paint();
  void sendAll();
}

async function sendAll(): Promise<void> {
  if (sending || !line.length) return;
  sending = true;
  while (line.length) {
    const [next] = line;
    const answer = await fetch(next.url, {
      method: "POST",
      headers: { "HX-Request": "true", "Idempotency-Key": next.key },
      body: new URLSearchParams(next.fields),
    }).catch(() => undefined);
    if (!answer || answer.status >= 500) {
      tellUnsent("cells", line.length);
      setTimeout(() => void sendAll(), RETRY_MS);
      break;
    }
    say(await answer.text().catch(() => ""), answer.ok);
    line.shift();
    keep();
    // Refused words go back into the field they came from.
    if (!answer.ok && !editing && next.fields.block) edit(next.cells[0], "block", next.text);
    setTimeout(paint, SHOWN_STILL_MS);
  }
  if (!line.length) tellUnsent("cells", 0);
  sending = false;
}

/** Shows what the server says; a refusal comes as a part for the page's messages. */
function say(html: string, done: boolean): void {
  const place = byId("cells-said");
  if (!place) return;
  const told = new DOMParser().parseFromString(html.replaceAll("hx-partial", "div"), "text/html").body;
  place.classList.toggle("red", !done);
  place.replaceChildren(...told.childNodes);
  window.htmx.process(place);
}

// Copying and pasting

const copied = (): string => marked().map((row) => row.map((stop) => stop.closest("td")?.dataset.copied ?? "").join("\t")).join("\n");

const focusedCell = (): HTMLElement | null => {
  const at = document.activeElement;
  return at instanceof HTMLElement && at.closest("[data-grid][data-writes] td") ? at : null;
};

function onKey(event: KeyboardEvent): void {
  const { key, target } = event;
  if (target === typed()) {
    if (event.isComposing) return;
    if (key === "Escape") { event.preventDefault(); close(); }
    else if (key === "Enter") { event.preventDefault(); save(event.shiftKey ? "ArrowUp" : "ArrowDown"); }
    else if (key === "Tab") { event.preventDefault(); save(event.shiftKey ? "ArrowLeft" : "ArrowRight"); }
    return;
  }
  const [stop, grid] = [focusedCell(), theGrid()];
  if (!stop || !grid || event.altKey) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && key.toLowerCase() === "z") { const undo = byId("cells-said")?.querySelector<HTMLFormElement>("[data-undoes]"); if (undo) { event.preventDefault(); undo.requestSubmit(); byId("cells-said")?.replaceChildren(); } return; }
  const rows = stopsOf(grid);
  if (event.shiftKey && key === " ") {
    const at = placeIn(rows, stop);
    if (at) { event.preventDefault(); mark(rows[at[1]][0].id, rows[at[1]][rows[at[1]].length - 1].id); }
    return;
  }
  if (command) return;
  if (event.shiftKey && key.startsWith("Arrow")) {
    const at = placeIn(rows, byId(reach ?? stop.id));
    const to = at && steps(key, ...at, rows[at[1]].length);
    const next = to && rows[to[1]]?.[to[0]];
    event.preventDefault();
    if (next) { mark(anchor ?? stop.id, next.id); next.scrollIntoView({ block: "nearest", inline: "nearest" }); }
    return;
  }
  if (key === "Escape" && reach !== anchor) { event.preventDefault(); mark(stop.id, stop.id); return; }
  if (key === "Delete" || key === "Backspace") { event.preventDefault(); write(marked().map((row) => row.map(({ id }) => id)), { empties: "1" }, ""); return; }
  if (key === "F2") { event.preventDefault(); edit(stop.id, "block", stop.closest("td")?.dataset.copied ?? ""); return; }
  if (key === "+") { event.preventDefault(); if (!stop.querySelector(".worth.yes")) judge(stop.id, "worth", ""); return; }
  if (key === "-" || key === "–" || key === "−") { event.preventDefault(); edit(stop.id, "reason", ""); return; }
  if (key.length === 1 && key !== " ") { event.preventDefault(); edit(stop.id, "block", key); }
}

export function writeInCells(): void {
  document.addEventListener("keydown", onKey, true);

  document.addEventListener("focusin", (event) => {
    const stop = focusedCell();
    if (stop && event.target === stop && anchor !== stop.id) mark(stop.id, stop.id);
  });

  document.addEventListener("focusout", (event) => {
    // Who clicks elsewhere has typed what they meant.
    if (event.target === typed() && editing && document.hasFocus()) { const was = editing; queueMicrotask(() => { if (editing === was && document.activeElement !== typed()) saveInPlace(); }); }
  });

  document.addEventListener("submit", (event) => { if (event.target === editor()) { event.preventDefault(); save("ArrowDown"); } });

  document.addEventListener("copy", (event) => {
    if (!focusedCell() || !event.clipboardData || String(getSelection() ?? "")) return;
    event.clipboardData.setData("text/plain", copied());
    event.preventDefault();
  });

  document.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!focusedCell() || !text.trim()) return;
    event.preventDefault();
    const cells = marked().map((row) => row.map(({ id }) => id));
    write(cells, { block: text }, "");
  });

  document.addEventListener("click", (event) => {
    const into = event.target instanceof Element ? event.target.closest("[data-into-grid]") : null;
    const grid = theGrid();
    const stop = into && grid?.querySelector<HTMLElement>("td.unknown a, td a");
    if (grid && stop) { goTo(grid, stop); stop.scrollIntoView({ block: "nearest", inline: "nearest" }); mark(stop.id, stop.id); }
  });

  for (const name of ["scroll", "resize"]) addEventListener(name, () => { if (editing) lay(editing.cell); }, true);
  document.addEventListener("htmx:after:swap", paint);
  addEventListener("online", () => void sendAll());
  addEventListener("DOMContentLoaded", () => {
    try { const waits: unknown = JSON.parse(sessionStorage.getItem(store()) ?? "[]"); if (Array.isArray(waits)) line = waits as Written[]; } catch { /* nothing waits */ }
    paint();
    void sendAll();
  });
}

/** Saves what is typed without taking the focus back from where it went. */
function saveInPlace(): void {
  const [was, text] = [editing, typed()?.value.trim() ?? ""];
  editing = undefined;
  delete editor()?.dataset.localOpen;
  if (was?.field === "block" && text) write([[was.cell]], { block: text }, text);
  if (was?.field === "reason" && text) judge(was.cell, "not-worth", text);
}
