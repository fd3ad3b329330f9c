// What is sent from a form in [data-outbox] goes through a line that this device keeps. It survives a lost network, a restarted
// server and a closed browser; each entry is sent under a key of its own, so that the server does it once however often it
// is asked. What the server refuses stays too, with its reason, until whoever wrote it tries again or throws it away.
//
//   [data-outbox] > form           its sending goes through the line
//   #outbox[data-outbox-for=KEY]   whose line it is, and where it is shown: [data-count], ul, template
import { forgetDraft } from "./drafts";
import { tellUnsent } from "./stream";

const PREFIX = "taktikk-outbox:";
const RETRY_MS = 4_000;
/** A server that does not answer in this time is asked again; it does nothing twice. */
const ANSWER_LIMIT_MS = 15_000;
/** Most waits a blink: only what has waited longer is shown as waiting. */
const SHOWN_AFTER_MS = 700;
const KEPT_MOST = 500;

interface Waiting { action: string; said: string; fields: Array<[string, string]>; key: string; at: number; refused?: string }

let sending = false;
let timer: ReturnType<typeof setTimeout> | undefined;

const place = (): HTMLElement | null => document.getElementById("outbox");
const store = (): string => PREFIX + (place()?.dataset.outboxFor ?? "");
const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** What can't be stored waits in this page only. */
let unstored: Waiting[] = [];

function line(): Waiting[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(store()) ?? "[]");
    return [...(Array.isArray(kept) ? (kept as Waiting[]) : []), ...unstored];
  } catch { return unstored; }
}

/** Another page of this browser may have changed the line meanwhile: it is read anew for each change. */
function change(how: (line: Waiting[]) => Waiting[]): void {
  const next = how(line());
  try {
    if (next.length) localStorage.setItem(store(), JSON.stringify(next)); else localStorage.removeItem(store());
    unstored = [];
  } catch { unstored = next; }
  paint();
}

const without = (key: string): void => { change((all) => all.filter((waiting) => waiting.key !== key)); };

function paint(): void {
  const box = place();
  if (!box) return;
  const all = line();
  const late = all.filter(({ at, refused }) => refused || Date.now() - at >= SHOWN_AFTER_MS);
  const waiting = late.filter(({ refused }) => !refused).length;
  tellUnsent("outbox", waiting);
  box.toggleAttribute("data-local-holds", late.length > 0);
  box.dataset.localWaiting = waiting > 1 ? "many" : waiting === 1 ? "one" : "none";
  for (const count of box.querySelectorAll<HTMLElement>("[data-count]")) count.textContent = String(waiting);
  const [list, template] = [box.querySelector("ul"), box.querySelector("template")];
  if (!list || !template) return;
  list.replaceChildren(...late.map((entry) => {
    const item = template.content.cloneNode(true) as DocumentFragment;
    const row = item.firstElementChild as HTMLElement;
    row.dataset.entry = entry.key;
    row.toggleAttribute("data-refused", Boolean(entry.refused));
    (row.querySelector("[data-said]") as HTMLElement).textContent = entry.said;
    (row.querySelector("[data-why]") as HTMLElement).textContent = entry.refused ?? "";
    return item;
  }));
}

/** Puts in the parts of an answer, as the page's own library does with answers to its forms. */
function takeIn(answer: Document): void {
  for (const part of answer.querySelectorAll("hx-partial")) {
    const target = document.querySelector(part.getAttribute("hx-target") ?? "");
    if (!target) continue;
    const shut = new Set([...target.querySelectorAll<HTMLDetailsElement>("details:not([open])")].map(({ id }) => id));
    target.replaceChildren(...part.childNodes);
    for (const details of target.querySelectorAll<HTMLDetailsElement>("details")) if (shut.has(details.id)) details.open = false;
    window.htmx.process(target);
  }
}

async function sendAll(): Promise<void> {
  if (sending || !place()) return;
  sending = true;
  clearTimeout(timer);
  for (;;) {
    const next = line().find(({ refused }) => !refused);
    if (!next) break;
    const answer = await fetch(next.action, {
      method: "POST",
      headers: { "HX-Request": "true", "Idempotency-Key": next.key },
      body: new URLSearchParams(next.fields),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    }).catch(() => undefined);
    const text = await answer?.text().catch(() => undefined);
    if (!answer || text === undefined || answer.status >= 500 || answer.status === 429) {
      timer = setTimeout(() => void sendAll(), RETRY_MS);
      break;
    }
    const parts = new DOMParser().parseFromString(text, "text/html");
    if (answer.ok) {
      takeIn(parts);
      without(next.key);
      for (const form of document.querySelectorAll<HTMLFormElement>("[data-outbox] form")) if (form.dataset.localState !== "kept") form.dataset.localState = "sent";
    } else {
      const refused = parts.body.textContent?.trim() || String(answer.status);
      change((all) => all.map((waiting) => (waiting.key === next.key ? { ...waiting, refused } : waiting)));
    }
  }
  sending = false;
}

export function keepOutbox(): void {
  // Before anybody else hears of it: from here on the line has it.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.closest("[data-outbox]") || !place() || line().length >= KEPT_MOST) return;
    const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === "string");
    const written = form.querySelector<HTMLTextAreaElement>("textarea")?.value.trim();
    // What says nothing is the server's to answer.
    if (!written) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    change((all) => [...all, { action: form.action, said: written, fields, key: newKey(), at: Date.now() }]);
    document.getElementById("messages")?.replaceChildren();
    form.reset();
    forgetDraft(form);
    setTimeout(paint, SHOWN_AFTER_MS + 50);
    void sendAll();
  }, true);

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("#outbox [data-again], #outbox [data-away]") : null;
    const key = button?.closest<HTMLElement>("[data-entry]")?.dataset.entry;
    if (!button || !key) return;
    if (button.hasAttribute("data-away")) { without(key); return; }
    change((all) => all.map(({ refused, ...waiting }) => (waiting.key === key ? waiting : { ...waiting, ...(refused ? { refused } : {}) })));
    void sendAll();
  });

  for (const name of ["online", "focus"]) addEventListener(name, () => void sendAll());
  addEventListener("storage", paint);
  document.addEventListener("htmx:after:swap", paint);
  document.addEventListener("htmx:sse:after:connection", () => void sendAll());
  addEventListener("DOMContentLoaded", () => { paint(); void sendAll(); });
}
