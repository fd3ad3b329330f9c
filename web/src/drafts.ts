// What is written is kept until the server has it. A form[data-draft] is remembered in this tab (it survives a reload and a
// restarted server); when sending fails, the text stays and the form's own line says so. A repeated submission of the same
// text carries the same key, so the server does it once.
import { acceptSent, clearSent, isDirty, isField, rememberSent, show, shownValue, touch } from "./morph";
import { tellUnsent } from "./stream";

const PREFIX = "taktikk-draft:";
const MAX_DRAFT_CHARS = 200_000;
const RETRY_MS = 4_000;

interface RequestContext { sourceElement: Element; request: { method: string; headers: Record<string, string> }; response?: { status: number } }
type Draft = Array<[name: string, nth: number, value: string]>;

const keys = new WeakMap<HTMLFormElement, { key: string; text: string }>();

/** What each request carries: there may be another one behind it already when it is answered. */
const sentWith = new WeakMap<RequestContext, Map<Element, string>>();

const formOf = (element: unknown): HTMLFormElement | null => (element instanceof Element ? element.closest("form") : null);

function* named(form: HTMLFormElement): Generator<[HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, string, number]> {
  const seen = new Map<string, number>();
  for (const field of form.elements) {
    if (!isField(field) || !field.name || field.type === "hidden" || field.type === "password" || field.type === "file") continue;
    const nth = seen.get(field.name) ?? 0;
    seen.set(field.name, nth + 1);
    yield [field, field.name, nth];
  }
}

const isBox = (field: Element): field is HTMLInputElement => field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

function draftOf(form: HTMLFormElement): Draft {
  const draft: Draft = [];
  for (const [field, name, nth] of named(form)) {
    if (isBox(field)) { if (field.checked !== field.defaultChecked) draft.push([name, nth, field.checked ? "on" : ""]); }
    else if (isDirty(field)) draft.push([name, nth, shownValue(field)]);
  }
  return draft;
}

function keep(form: HTMLFormElement): void {
  const name = form.dataset.draft;
  if (!name) return;
  const text = JSON.stringify(draftOf(form));
  // A full or forbidden storage must not break typing; the text is still in the field.
  try {
    if (text === "[]" || text.length > MAX_DRAFT_CHARS) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, text);
  } catch { /* kept in the field only */ }
}

/** What was written is kept elsewhere now. */
export function forgetDraft(form: HTMLFormElement): void {
  forget(form);
  delete form.dataset.localState;
}

function forget(form: HTMLFormElement): void {
  try { sessionStorage.removeItem(PREFIX + form.dataset.draft); } catch { /* nothing kept */ }
}

function restore(form: HTMLFormElement): void {
  let draft: Draft;
  try { draft = JSON.parse(sessionStorage.getItem(PREFIX + form.dataset.draft) ?? "[]") as Draft; } catch { return; }
  if (!Array.isArray(draft)) return;
  for (const [field, name, nth] of named(form)) {
    const kept = draft.find((entry) => entry[0] === name && entry[1] === nth);
    if (!kept) continue;
    // What is being typed now wins over what was typed before.
    if (isBox(field)) field.checked = kept[2] === "on";
    else if (!isDirty(field)) show(field, kept[2]);
    touch(field);
    form.dataset.localState = "kept";
  }
}

/** Gives every form back what was written in it. */
export function restoreAll(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) if (!form.dataset.localState) restore(form);
}

function tellFailures(): void {
  tellUnsent("forms", document.querySelectorAll('form[data-local-state="failed"]').length);
}

/** The same text sent again gets the same key; another text another one. */
function keyFor(form: HTMLFormElement): string {
  const text = JSON.stringify([form.action, [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : value.name])]);
  const last = keys.get(form);
  if (last?.text === text) return last.key;
  // randomUUID exists only on secure origins; a server in a local network may not be one.
  const key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  keys.set(form, { key, text });
  return key;
}

export function keepDrafts(): void {
  const context = (event: Event): RequestContext | undefined => (event as CustomEvent<{ ctx?: RequestContext }>).detail?.ctx;

  for (const name of ["input", "change"]) document.addEventListener(name, (event) => {
    const form = formOf(event.target);
    if (!form?.dataset.draft) return;
    keep(form);
    if (form.dataset.localState !== "failed") form.dataset.localState = "kept";
  });

  document.addEventListener("htmx:config:request", (event) => {
    const ctx = context(event);
    const form = formOf(ctx?.sourceElement);
    if (!ctx || !form || ctx.request.method.toUpperCase() === "GET") return;
    // Where every press counts, a second one says the same and is no repetition of the first.
    if (form.hasAttribute("data-each")) keys.delete(form);
    ctx.request.headers["Idempotency-Key"] = keyFor(form);
    sentWith.set(ctx, rememberSent(form));
  });

  document.addEventListener("htmx:after:request", (event) => {
    const ctx = context(event);
    const form = formOf(ctx?.sourceElement);
    const status = ctx?.response?.status ?? 0;
    if (!ctx || !form || ctx.request.method.toUpperCase() === "GET" || status < 200 || status >= 300) return;
    keys.delete(form);
    // What was refused before is no longer so.
    document.getElementById("messages")?.replaceChildren();
    forget(form);
    if (form.hasAttribute("data-clear")) clearSent(form, sentWith.get(ctx) ?? new Map()); else acceptSent(form);
    // Something typed while the request was on its way is a new draft.
    keep(form);
    form.dataset.localState = form.hasAttribute("data-clear") && draftOf(form).length ? "kept" : "sent";
    tellFailures();
  });

  const failed = (event: Event) => {
    const ctx = context(event);
    const form = formOf(ctx?.sourceElement);
    const status = ctx?.response?.status ?? 0;
    if (!ctx || !form || ctx.request.method.toUpperCase() === "GET" || (status >= 200 && status < 500)) return;
    keep(form);
    form.dataset.localState = "failed";
    tellFailures();
    if (form.hasAttribute("data-draft")) setTimeout(() => retry(form), RETRY_MS);
  };
  document.addEventListener("htmx:error", failed);
  document.addEventListener("htmx:response:error", failed);

  const retry = (form: HTMLFormElement) => {
    // Only the very text that failed is sent again by itself; who has gone on typing presses the button.
    if (form.isConnected && form.dataset.localState === "failed" && keys.get(form)?.key === keyFor(form)) form.requestSubmit();
  };
  const retryAll = () => document.querySelectorAll<HTMLFormElement>('form[data-draft][data-local-state="failed"]').forEach(retry);
  addEventListener("online", retryAll);
  document.addEventListener("htmx:sse:after:connection", retryAll);

  // A box that posts by itself and was refused shows the truth again.
  for (const name of ["htmx:error", "htmx:response:error"]) document.addEventListener(name, (event) => {
    const box = ((event as CustomEvent<{ ctx?: { sourceEvent?: Event } }>).detail?.ctx?.sourceEvent?.target);
    if (box instanceof HTMLInputElement && box.type === "checkbox") box.checked = box.defaultChecked;
  });

  document.addEventListener("htmx:after:swap", restoreAll);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", restoreAll); else restoreAll();
}
