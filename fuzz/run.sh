#!/usr/bin/env bash
# Fuzzes the readers one after the other with libFuzzer; needs a C++ compiler, and no nightly.
#   fuzz/run.sh FOLDER SECONDS [TARGET...]    FOLDER holds documents that serve as seeds; nothing is written to it
# What is found lies in target/fuzz/TARGET/finds, the inputs that reach something new in target/fuzz/TARGET/corpus.
set -euo pipefail
cd "$(dirname "$0")"
folder=$(realpath "${1:?usage: fuzz/run.sh FOLDER SECONDS [TARGET...]}")
seconds=${2:?usage: fuzz/run.sh FOLDER SECONDS [TARGET...]}
shift 2
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(pdf docx html md odt txt rst tex usage readings)

# Longest time and most memory of one input. Instrumented code with its checks on is some five times slower than what is
# handed out, where two seconds is the limit.
most_seconds=10
most_mb=1024
most_bytes=400000

host=$(rustc -vV | sed -n 's/^host: //p')
out=$(realpath -m "${CARGO_TARGET_DIR:-../target}")/fuzz
# What libFuzzer needs to see which code an input reaches; the same as cargo-fuzz sets, without the address sanitizer.
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
CARGO_TARGET_DIR=$out/build cargo build --release --quiet --target "$host" --bins

# Which seeds a reader gets; text readers get each other's, since any of them may be handed any text.
seeds_of() {
  case $1 in
    pdf | docx | odt) find "$folder" -type f -name "*.$1" ;;
    usage | readings) find "$folder" -type f \( -name '*.csv' -o -name '*.tsv' -o -name '*.xlsx' \) ;;
    *) find "$folder" -type f \( -name '*.md' -o -name '*.txt' -o -name '*.html' -o -name '*.rst' -o -name '*.tex' \) ;;
  esac
}

for target in "${targets[@]}"; do
  place=$out/$target
  mkdir -p "$place/corpus" "$place/seeds" "$place/finds"
  seeds_of "$target" | while read -r seed; do cp -- "$seed" "$place/seeds/$(sha256sum <"$seed" | cut -c1-16)"; done
  if [ "$target" = pdf ]; then
    # Small ones, whole and as what they draw: real ones are long, and chance gets nowhere in them.
    for pages in 1 2; do
      node --input-type=module -e 'import { pdf } from "../bench/lib/documents.mjs"; process.stdout.write(pdf(+process.argv[1]))' \
        "$pages" >"$place/seeds/pages-$pages"
      sed -n '/stream/,/endstream/p' "$place/seeds/pages-$pages" | grep -av stream >"$place/seeds/pages-$pages.part"
    done
  fi
  part=
  case $target in docx) part=word/document.xml ;; odt) part=content.xml ;; esac
  if [ -n "$part" ]; then
    for seed in "$place"/seeds/*; do
      unzip -p "$seed" "$part" >"$seed.part" 2>/dev/null || rm -f "$seed.part"
    done
  fi
  echo "$target: $(date +%H:%M:%S)"
  "$out/build/$host/release/$target" "$place/corpus" "$place/seeds" -max_total_time="$seconds" -timeout="$most_seconds" \
    -rss_limit_mb="$most_mb" -max_len="$most_bytes" -artifact_prefix="$place/finds/" -print_final_stats=1 -close_fd_mask=3 2>"$place/log" ||
    echo "$target: found something, see $place/finds and $place/log"
  grep -E 'number_of_executed_units|new_units_added|peak_rss_mb|slowest_unit' "$place/log" || true
done
