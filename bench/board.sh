#!/usr/bin/env bash
# Measures a board of ten thousand ideas: the server's time, what an idea more costs, and a phone that opens and scrolls it.
#   bench/board.sh
# Wants a quiet machine and takes about two minutes after the build.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
ensure_chromium
npm_ci e2e
build_release
"$(release)/load" board "$(release)/taktikk"
TAKTIKK_BINARY="$(release)/taktikk" node bench/board.mjs
say_load
