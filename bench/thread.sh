#!/usr/bin/env bash
# Measures the red thread's page with 60 statements, 12 audiences, 40 objectives and 12 measures: all threads, the one through a
# measure and the one through a statement; at most 30 ms of the server's time.
#   bench/thread.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
ensure_chromium
npm_ci e2e
build_release
say_load
TAKTIKK_BINARY="$(release)/taktikk" node bench/thread.mjs
