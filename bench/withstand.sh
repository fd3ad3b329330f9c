#!/usr/bin/env bash
# Measures what hostile, damaged and huge files cost: time and peak memory of reading, against the limits of 2 s and 256 MB.
#   bench/withstand.sh
# TAKTIKK_BINARY uses a binary that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
binary=${TAKTIKK_BINARY:-}
if [ -z "$binary" ]; then
  cargo build --release --quiet --locked -p server
  binary=$(cargo metadata --format-version 1 --no-deps --locked | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/taktikk
fi
say_load
node bench/withstand.mjs "$binary"
