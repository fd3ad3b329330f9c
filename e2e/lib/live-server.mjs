// A small stand-in for the server: one list of rows, one stream, the same headers and message form as the real one.
// It exists so that the page's script is tested alone, including a server that goes away and comes back.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const dist = (name) => readFileSync(new URL(`../../web/dist/${name}`, import.meta.url));

export class LiveServer {
  rows = [{ id: 1, text: "en", done: false, kind: "a" }, { id: 2, text: "to", done: false, kind: "a" }];
  added = [];
  seq = 1;
  log = new Map();
  streams = new Set();
  /** The Last-Event-ID of each connection to the stream, in order; null for a first one. */
  connects = [];
  /** The idempotency keys of each accepted or refused submission, in order. */
  submissions = [];
  failNext = 0;
  /** Whether the stream tells of a change before the one who made it has an answer. */
  streamFirst = false;
  port = 0;

  async start() {
    this.http = createServer((request, response) => this.answer(request, response));
    await new Promise((ready) => this.http.listen(this.port, "127.0.0.1", ready));
    this.port = this.http.address().port;
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Goes away as a killed process does: every stream breaks, nothing listens. */
  async stop() {
    this.http.closeAllConnections();
    this.streams.clear();
    await new Promise((done) => this.http.close(done));
  }

  region() {
    const rows = this.rows.map((row) => `<li id="row-${row.id}"><form id="f-${row.id}" hx-post="/rows/${row.id}" hx-swap="none" data-draft="row-${row.id}">
      <input id="text-${row.id}" name="text" value="${row.text}"><input type="hidden" id="text-${row.id}-from" name="text.from" value="${row.revision ?? 0}"><span class="changed-note" id="note-${row.id}">endret av andre</span>
      <textarea id="area-${row.id}" name="area">${row.area ?? ""}</textarea>
      <select id="kind-${row.id}" name="kind">${["a", "b", "c"].map((kind) => `<option${kind === row.kind ? " selected" : ""}>${kind}</option>`).join("")}</select>
      <input type="checkbox" id="done-${row.id}" name="done" hx-post="/rows/${row.id}/done" hx-swap="none" hx-trigger="change"${row.done ? " checked" : ""}>
      <p class="status"><span class="sent">sendt</span><span class="kept">husket</span><span class="failed">ikke sendt</span></p>
      </form><details id="more-${row.id}"><summary>mer</summary><p id="seen-${row.id}">${row.text}</p></details></li>`);
    return `<ul id="region">${rows.join("")}</ul>`;
  }

  page() {
    return `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Prøve</title><link rel="stylesheet" href="/taktikk.css"><script src="/taktikk.js" defer></script></head>
      <body><div class="livestate"><span class="on">Lagret</span><span class="saved">Lagret her</span><span class="off">Frakoblet</span></div>
      <div hx-sse:connect="/stream?since=${this.seq}" hx-swap="none"></div>${this.region()}
      <form id="add" hx-post="/add" hx-swap="none" data-draft="add" data-clear><textarea id="new" name="text"></textarea><button id="send">Legg til</button>
      <p class="status"><span class="sent">sendt</span><span class="kept">husket</span><span class="failed">ikke sendt</span></p></form>
      <p id="count">${this.added.length}</p><button data-key="n" id="key" type="button">n</button></body></html>`;
  }

  /** Somebody else changes the plan. */
  change(edit) {
    edit(this.rows);
    this.publish();
  }

  publish() {
    this.seq += 1;
    const data = `<hx-partial hx-target="#region" hx-swap="outerMorph">${this.region()}</hx-partial><hx-partial hx-target="#count" hx-swap="outerMorph"><p id="count">${this.added.length}</p></hx-partial>`;
    for (const stream of this.streams) this.send(stream, data);
  }

  send(stream, data) {
    stream.write(`id: ${this.seq}\n${data.split("\n").map((line) => `data: ${line}`).join("\n")}\n\n`);
  }

  async answer(request, response) {
    const url = new URL(request.url, "http://x");
    const head = { "content-security-policy": CSP, "cache-control": "no-store" };
    let body = "";
    for await (const part of request) body += part;
    if (url.pathname === "/stream") {
      const last = request.headers["last-event-id"] ?? null;
      this.connects.push(last);
      response.writeHead(200, { ...head, "content-type": "text/event-stream" });
      response.write(": here\n\n");
      this.streams.add(response);
      response.on("close", () => this.streams.delete(response));
      if (Number(last ?? url.searchParams.get("since")) < this.seq) this.send(response, `<hx-partial hx-target="#region" hx-swap="outerMorph">${this.region()}</hx-partial>`);
      return;
    }
    if (request.method === "POST") {
      const fail = this.failNext > 0;
      if (fail) this.failNext -= 1;
      this.submissions.push({ key: request.headers["idempotency-key"], fail, body });
      if (fail) { response.writeHead(503, head).end(); return; }
      const form = new URLSearchParams(body);
      const [, , id, verb] = url.pathname.split("/");
      const row = this.rows.find((one) => String(one.id) === id);
      if (url.pathname === "/add") this.added.push(form.get("text"));
      else if (verb === "done") row.done = form.has("done");
      else {
        // Two wordings from the same revision are merged by putting one after the other; here only that it happens counts.
        const merged = Number(form.get("text.from")) === (row.revision ?? 0) ? form.get("text") : `${row.text} + ${form.get("text")}`;
        Object.assign(row, { text: merged, area: form.get("area"), kind: form.get("kind"), revision: (row.revision ?? 0) + 1 });
      }
      const answer = () => response.writeHead(204, head).end();
      if (this.streamFirst) { this.publish(); setTimeout(answer, 100); } else { answer(); setTimeout(() => this.publish(), 20); }
      return;
    }
    const asset = { "/taktikk.css": "text/css", "/taktikk.js": "text/javascript" }[url.pathname];
    if (asset) { response.writeHead(200, { ...head, "content-type": asset }).end(dist(url.pathname.slice(1))); return; }
    if (url.pathname === "/") { response.writeHead(200, { ...head, "content-type": "text/html; charset=utf-8" }).end(this.page()); return; }
    response.writeHead(404, head).end();
  }
}
