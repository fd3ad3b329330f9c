#!/usr/bin/env bash
# Measures a brainstorm full of participants, fifty of whom write on the page: how long until an idea is on disk and
# answered, and until everybody has it; the same with @hocuspocus/server beside it.
#   bench/workshop.sh [PEOPLE]     1000, 5000 or 10000; without, all after each other
# Wants a quiet machine with two cores and takes about ten minutes after the build.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
npm_ci bench/hocuspocus
build_release
allow_open_files
"$(release)/load" workshop "$(release)/taktikk" bench/hocuspocus "${1:-0}"
