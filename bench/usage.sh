#!/usr/bin/env bash
# Measures the import of a survey with 100,000 rows and weights: reading it and counting it by group.
#   bench/usage.sh            the table
#   bench/usage.sh FOLDER     what comes out of the files of a folder, instead
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
say_load
cargo run --release --quiet --locked --package formats --example usage -- "$@"
