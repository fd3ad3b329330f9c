#!/usr/bin/env bash
# Measures the journal: durable appends a second against a bare SQLite loop, replay, and opening a plan cold.
#   bench/journal.sh [FOLDER]     FOLDER is on the disk to measure; temporary files go there
# Wants a quiet machine and takes about three minutes after the build.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-$(mktemp -d "${TMPDIR:-/tmp}/taktikk-bench.XXXXXX")}
cargo build --release --quiet --locked -p load
target=$(cargo metadata --format-version 1 --no-deps --locked | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
nproc | sed 's/^/cores: /'
"$target/release/load" journal "$folder"
"$target/release/load" replay
