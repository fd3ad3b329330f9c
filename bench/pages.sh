#!/usr/bin/env bash
# Measures every page of the example: requests and bytes at first load from an empty cache in Chromium, and how long the
# server takes to answer.
#   bench/pages.sh
# Wants a quiet machine and takes about a minute after the build.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
ensure_chromium
npm_ci e2e
build_release
TAKTIKK_BINARY="$(release)/taktikk" node bench/pages.mjs
"$(release)/load" pages "$(release)/taktikk"
