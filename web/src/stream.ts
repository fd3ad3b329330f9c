// The page's stream: html[data-live] says whether what others do arrives ("on") or not ("off"), or that something written
// here waits to be sent ("saved"). Updates wait while somebody drags or composes a letter; a silent stream is opened again.
import type { Htmx } from "./htmx";

const HOLD_LIMIT_MS = 30_000;
const RECONNECT_MAX_MS = 8_000;
const FIRST_CONNECT_RETRY_MS = 2_000;
/** The server sends an event called "beat" every 20 s; two and a bit missed means the line is dead. */
const SILENCE_LIMIT_MS = 50_000;
const WATCH_EVERY_MS = 5_000;

interface Connection { status: number | null; attempt: number; reader: ReadableStreamDefaultReader | null; delayCanceller: (() => void) | null }
interface SseDetail { connection?: Connection; waitUntil?: (wait: Promise<void>) => void; message?: { event?: string } }

let connected = true;
const unsent = new Map<string, number>();

function tell(): void {
  document.documentElement.dataset.live = [...unsent.values()].some((count) => count > 0) ? "saved" : connected && navigator.onLine ? "on" : "off";
}

/** Says how many things of a kind the server could not be given. */
export function tellUnsent(what: string, count: number): void { unsent.set(what, count); tell(); }

const holds = new Set<string>();
let release: Array<() => void> = [];
function hold(what: string): void { holds.add(what); }
function letGo(what: string): void {
  holds.delete(what);
  if (holds.size) return;
  for (const go of release) go();
  release = [];
}
const whenFree = (): Promise<void> => new Promise((go) => { release.push(go); setTimeout(go, HOLD_LIMIT_MS); });

export function watchStream(htmx: Htmx): void {
  htmx.config.sse = { reconnectMaxDelay: RECONNECT_MAX_MS };
  let beats = false;
  let heardAt = Date.now();
  let current: Connection | undefined;

  const on = (name: string, act: (detail: SseDetail, element: Element) => void) =>
    document.addEventListener(name, (event) => act((event as CustomEvent<SseDetail>).detail ?? {}, event.target as Element));

  on("htmx:sse:before:connection", ({ connection }) => { current = connection; if (connection && connection.attempt > 0) { connected = false; tell(); } });
  on("htmx:sse:after:connection", ({ connection }) => { connected = (connection?.status ?? 500) < 400; heardAt = Date.now(); tell(); });
  on("htmx:sse:error", () => { connected = false; tell(); });
  on("htmx:sse:close", () => { connected = false; beats = false; tell(); });
  on("htmx:sse:before:message", ({ message, waitUntil }) => {
    heardAt = Date.now();
    if (message?.event === "beat") beats = true;
    if (holds.size && waitUntil) waitUntil(whenFree());
  });

  // The extension retries only a stream it once had. A first try that met a restarting server is made again here.
  for (const name of ["htmx:error", "htmx:response:error"]) document.addEventListener(name, (event) => {
    const element = event.target;
    if (!(element instanceof Element) || !element.hasAttribute("hx-sse:connect")) return;
    connected = false; tell();
    setTimeout(() => { if (element.isConnected) htmx.process(element); }, FIRST_CONNECT_RETRY_MS);
  });

  setInterval(() => {
    if (beats && !document.hidden && Date.now() - heardAt > SILENCE_LIMIT_MS) { heardAt = Date.now(); void current?.reader?.cancel(); }
  }, WATCH_EVERY_MS);
  addEventListener("online", () => { current?.delayCanceller?.(); tell(); });
  addEventListener("offline", tell);

  for (const [begin, end, what] of [["compositionstart", "compositionend", "compose"], ["dragstart", "dragend", "drag"], ["taktikk:hold", "taktikk:release", "own"]] as const) {
    document.addEventListener(begin, () => hold(what), true);
    document.addEventListener(end, () => letGo(what), true);
  }
  // A field that goes away while composing never tells that it has stopped.
  document.addEventListener("focusout", () => letGo("compose"), true);
  tell();
}
