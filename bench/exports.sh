#!/usr/bin/env bash
# Measures what it takes to write plans out, and what the program weighs.
#   two pages as PDF       the example, first in a process (at most 120 ms) and again with something changed (at most 30 ms)
#   report as PDF          500 measures, at most 2 s and 300 MB
#   workbook               100,000 pieces of content, at most 1 s
#   program                at most 80 MB; from start to the first page at most 300 ms
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
build_release
say_load
taktikk=$(release)/taktikk
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$taktikk" bench-data example >"$folder/example.json"
"$taktikk" bench-data measures --count 500 --content 2000 >"$folder/measures.json"
"$taktikk" bench-data measures --count 100 --content 100000 >"$folder/content.json"
"$taktikk" export "$folder/example.json" --to pdf --time 20 -o /dev/null
"$taktikk" export "$folder/measures.json" --to pdf --form report --time 3 -o "$folder/report.pdf"
"$taktikk" export "$folder/content.json" --to xlsx --time 3 -o "$folder/content.xlsx"
echo "program $(stat -c %s "$taktikk" | awk '{ printf "%.1f MB", $1 / 1e6 }')"
node - "$taktikk" "$folder" <<'N'
const { spawn } = require("node:child_process");
const { createServer } = require("node:net");
const [taktikk, folder] = process.argv.slice(2);
const port = () => new Promise((found) => { const probe = createServer().listen(0, "127.0.0.1", () => { const at = probe.address().port; probe.close(() => found(at)); }); });
(async () => {
  const times = [];
  for (let run = 0; run < 7; run++) {
    const at = await port();
    const begun = performance.now();
    // The database is there from the second run on, as it is for whoever starts again.
    const server = spawn(taktikk, ["serve", "--listen", `127.0.0.1:${at}`, "--database", `sqlite:${folder}/taktikk.db`], { stdio: "ignore" });
    for (;;) { try { if ((await fetch(`http://127.0.0.1:${at}/sign-in`)).ok) break; } catch { await new Promise((later) => setTimeout(later, 2)); } }
    times.push(performance.now() - begun);
    server.kill("SIGKILL");
    await new Promise((done) => server.once("exit", done));
  }
  const [first, ...again] = times;
  console.log(`start to first page ${first.toFixed(0)} ms in an empty database, then ${again.sort((a, b) => a - b)[3].toFixed(0)} ms (median of ${again.length})`);
})();
N
