#!/usr/bin/env bash
# Measures how long it takes from a change through one server process until it is in a stream of another, both on one
# PostgreSQL; then both are written to at once, and their journals are compared.
#   bench/two-processes.sh
# Wants a quiet machine and takes about a minute after the build.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
trap stop_postgres EXIT
build_release
start_postgres >/dev/null
"$(release)/load" two-processes "$(release)/taktikk" "$TAKTIKK_TEST_POSTGRES"
