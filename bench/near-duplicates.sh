#!/usr/bin/env bash
# Measures near-duplicates: precision and recall against the labels in docs/near-duplicates, and the time of one new idea among 10,000.
#   bench/near-duplicates.sh FOLDER     FOLDER holds the labelled sets of ideas (polis/, polis_community/)
# ALIKE_MISSES=1 also lists what is wrong in the half it was tuned on; ALIKE_FROM=N tries another threshold (thousandths).
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
folder=${1:?usage: bench/near-duplicates.sh FOLDER}
say_load
cargo run --release --quiet --locked --package formats --example alike -- "$folder" docs/near-duplicates/labels.tsv
