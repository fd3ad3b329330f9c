#!/usr/bin/env bash
# Measures the habit matrix at 40 audiences × 40 channels with 5,000 claims: the page, one cell's change until everybody
# who looks has it, and the findings.
#   bench/matrix.sh
# Wants a quiet machine and takes half a minute after the build.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib/common.sh
build_release
"$(release)/load" matrix "$(release)/taktikk"
