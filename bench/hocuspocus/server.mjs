// The peer as its manual starts it, with nothing added: no storage and no sign-in hooks, which is in its favour. Connections
// that only listen are not closed for being quiet, since listening is what is measured.
import { readFileSync } from "node:fs";
import { Server } from "@hocuspocus/server";

const { version } = JSON.parse(readFileSync(new URL("node_modules/@hocuspocus/server/package.json", import.meta.url), "utf8"));
const server = new Server({ port: 0, address: "127.0.0.1", quiet: true, timeout: 3_600_000 });
await server.listen();
console.log(`hocuspocus ${version} on node ${process.version}, port ${server.address.port}`);
