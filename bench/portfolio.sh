#!/usr/bin/env bash
# Measures the engine on its generated plans against HiGHS and CP-SAT, each in a process of its own with one thread and the very
# same futures, every portfolio valued by the same separate checker; then published knapsacks and what surrounds a proposal.
#   bench/portfolio.sh [FOLDER]     FOLDER holds mknap1.txt and mknapcb1.txt to mknapcb9.txt of OR-Library, those there are
# Wants a quiet machine and takes about two hours after the build. For a trial: SEEDS=2 PEER_SCALE=0.1 LARGE=0 (peers get a tenth
# of their time, nothing large). VENV names a folder with the peers installed.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
need python3 "Python 3.11 or newer"
cargo build --release --quiet --locked --package engine --example measure
venv=${VENV:-${TMPDIR:-/tmp}/taktikk-bench-peers}
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check -r bench/peers/requirements.txt
say_load
"$venv/bin/python" bench/peers/compare.py "$(release)/examples/measure"
if [ -n "${1:-}" ]; then
  binary=${TAKTIKK_BINARY:-}
  if [ -z "$binary" ]; then
    build_release
    binary=$(release)/taktikk
  fi
  "$venv/bin/python" bench/peers/knapsacks.py "$binary" "$1"
fi
say_load
