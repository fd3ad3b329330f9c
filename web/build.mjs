// Builds what the server embeds: dist/taktikk.css, dist/taktikk.js, dist/favicon.svg, each also as .br, and dist/manifest.json
// with a content hash per file. Deterministic: the same sources give the same bytes.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const LIMIT_BROTLI_BYTES = 60_000;
const TARGET = ["chrome123", "firefox121", "safari17.5"];
const here = (path) => new URL(path, import.meta.url).pathname;

rmSync(here("dist"), { recursive: true, force: true });
mkdirSync(here("dist"));

await build({
  entryPoints: [here("css/index.css")], outfile: here("dist/taktikk.css"),
  bundle: true, minify: true, target: TARGET, logLevel: "warning", legalComments: "none",
});

// htmx and its extension are classic scripts that share the global `htmx`; ours comes last and hooks into them.
const ours = await build({
  entryPoints: [here("src/live.ts")], write: false, bundle: true, minify: true, format: "iife", target: TARGET, logLevel: "warning",
});
const script = [
  readFileSync(here("node_modules/htmx.org/dist/htmx.min.js"), "utf8"),
  readFileSync(here("node_modules/htmx.org/dist/ext/hx-sse.min.js"), "utf8"),
  ours.outputFiles[0].text,
].map((part) => part.replace(/^\/\/# sourceMappingURL=.*$/gm, "").trim()).join("\n;");
writeFileSync(here("dist/taktikk.js"), script);
writeFileSync(here("dist/favicon.svg"), readFileSync(here("src/favicon.svg")));

const manifest = {};
let total = 0;
for (const name of ["taktikk.css", "taktikk.js", "favicon.svg"]) {
  const bytes = readFileSync(here(`dist/${name}`));
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(here(`dist/${name}.br`), packed);
  manifest[name] = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  total += packed.length;
  console.log(`${name}  ${bytes.length} B, brotli ${packed.length} B`);
}
writeFileSync(here("dist/manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`together ${total} B brotli of at most ${LIMIT_BROTLI_BYTES}`);
if (total > LIMIT_BROTLI_BYTES) process.exit(1);
