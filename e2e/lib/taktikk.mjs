// The real server with the example plan, in an empty database of its own, on a free port.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BINARY = process.env.TAKTIKK_BINARY ?? new URL("../../target/debug/taktikk", import.meta.url).pathname;
const START_LIMIT_MS = 60_000;

const freePort = () => new Promise((found) => {
  const probe = createServer().listen(0, "127.0.0.1", () => { const { port } = probe.address(); probe.close(() => found(port)); });
});

export class Taktikk {
  folder = mkdtempSync(join(tmpdir(), "taktikk-e2e-"));
  log = "";

  /** Starts, or starts again on the same database and port. */
  async start() {
    this.port ??= await freePort();
    this.address = `http://127.0.0.1:${this.port}`;
    this.process = spawn(BINARY, ["serve", "--example", "--listen", `127.0.0.1:${this.port}`, "--database", `sqlite:${join(this.folder, "taktikk.db")}`], { stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    this.process.stdout.on("data", (text) => { out += text; });
    this.process.stderr.on("data", (text) => { this.log += text; });
    const until = Date.now() + START_LIMIT_MS;
    while (!(await this.answers())) {
      if (this.process.exitCode !== null || Date.now() > until) throw new Error(`the server did not start: ${this.log}${out}`);
      await new Promise((later) => setTimeout(later, 100));
    }
    this.welcome = out.match(/https?:\/\/\S+\/welcome\/\S+/)?.[0] ?? this.welcome;
    return this.address;
  }

  async answers() {
    try { return (await fetch(`${this.address}/sign-in`)).ok; } catch { return false; }
  }

  /** Ends it without warning, as a power cut does. */
  async kill() {
    const gone = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGKILL");
    await gone;
  }

  async end() {
    if (this.process?.exitCode === null && this.process.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const OWNER = { name: "Anne Berg", email: "anne@example.org", password: "en lang og god setning" };

/** The first owner comes in by the one-time link. */
export async function comeIn(page, server) {
  await page.goto(server.welcome);
  await page.fill("#name", OWNER.name);
  await page.fill("#email", OWNER.email);
  await page.fill("#password", OWNER.password);
  await page.click("form button[type=submit]");
  await page.waitForURL(`${server.address}/`);
}

/** The same person on another machine. */
export async function signIn(page, server) {
  await page.goto(`${server.address}/sign-in`);
  await page.fill("#email", OWNER.email);
  await page.fill("#password", OWNER.password);
  await page.click("form button[type=submit]");
  await page.waitForURL(`${server.address}/`);
}
