#!/usr/bin/env bash
# Measures how long it takes until thousands of people who stream one plan have each change, and what a stream costs in
# memory; the same with @hocuspocus/server beside it.
#   bench/fan-out.sh [PEOPLE]     2000 or 5000; without, both after each other
# Wants a quiet machine with two cores and takes about five minutes after the build.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
npm_ci bench/hocuspocus
build_release
allow_open_files
"$(release)/load" fan-out "$(release)/taktikk" bench/hocuspocus "${1:-0}"
