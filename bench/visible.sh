#!/usr/bin/env bash
# Measures how long it takes from a click in one browser until what was written, durable on disk, is in the page of another.
#   bench/visible.sh
# Wants a quiet machine and takes about a minute after the build.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
ensure_chromium
npm_ci e2e
build_release
say_load
TAKTIKK_BINARY="$(release)/taktikk" node bench/visible.mjs
say_load
