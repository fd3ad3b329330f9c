#!/usr/bin/env bash
# Measures reading: precision and recall against the labels in docs/reading, and the time of a 100-page .docx and .pdf.
#   bench/reading.sh FOLDER     FOLDER holds the labelled documents (strategies/, social_plans/)
# READING_MISSES=1 also lists what is wrong among the statements it was tuned on, READING_TUNED=1 measures on those alone; TAKTIKK_BINARY uses a binary that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
folder=${1:?usage: bench/reading.sh FOLDER}
binary=${TAKTIKK_BINARY:-}
if [ -z "$binary" ]; then
  cargo build --release --quiet --locked -p server
  binary=$(cargo metadata --format-version 1 --no-deps --locked | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/taktikk
fi
say_load
node bench/reading.mjs "$binary" "$folder"
