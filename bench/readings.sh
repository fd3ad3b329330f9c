#!/usr/bin/env bash
# Measures the reading of a 50 MB analytics export, one row a post, captions and all; at most 1 s.
#   bench/readings.sh            makes one and reads it
#   bench/readings.sh FILE       what comes out of a file, instead
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
say_load
file=${1:-}
if [ -z "$file" ]; then
  file=$(mktemp --suffix=.csv)
  trap 'rm -f "$file"' EXIT
  node -e '
    const caption = "Vi åpner dørene, og alle som vil kan komme. ".repeat(4);
    const out = ["\"Tweet id\",\"Tweet permalink\",\"Tweet text\",\"time\",\"impressions\",\"engagements\",\"engagement rate\",\"retweets\",\"likes\""];
    for (let row = 0, bytes = 0; bytes < 50e6; row++) {
      const day = new Date(Date.UTC(2019, 0, 1 + (row % 2000))).toISOString().slice(0, 10);
      const line = `"${1e18 + row}","https://x.example/byen/status/${row}","${caption}\n#${row}","${day} 11:${10 + (row % 50)} +0000","${row % 9000}","${row % 90}","0.01","-","${row % 40}"`;
      bytes += Buffer.byteLength(line) + 1;
      out.push(line);
    }
    require("fs").writeFileSync(process.argv[1], out.join("\n") + "\n");' "$file"
fi
cargo run --release --quiet --locked --package formats --example readings -- "$file"
