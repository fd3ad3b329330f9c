# Counts for bin/test: what passed, what failed, and which. Sourced.

passed_total=0
failed_total=0
failures=()

heading() { printf '\n=== %s ===\n' "$1"; }

passed() { passed_total=$((passed_total + 1)); echo "ok   $1"; }

failed() { failed_total=$((failed_total + 1)); failures+=("$1"); echo "FAIL $1"; }

# check NAME COMMAND…: one step that counts one.
check() {
  local name=$1
  shift
  if "$@"; then passed "$name"; else failed "$name"; fi
}

# run NAME COMMAND…: keeps the output in $log and the exit code in $code, for a count_… function to read.
run() {
  log=$logs/$1
  step=$1
  shift
  "$@" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
}

# add PASSED FAILED: a runner's own numbers. A runner that ends badly without naming a failed test has failed as a whole.
add() {
  passed_total=$((passed_total + $1))
  failed_total=$((failed_total + $2))
  if [ "$2" -gt 0 ]; then failures+=("$step: $2 failed"); fi
  if [ "$code" -ne 0 ] && [ "$2" -eq 0 ]; then failed "$step ended with $code"; fi
}

sum_of() { awk '{ sum += $1 } END { print sum + 0 }'; }

# "Summary [ 1.2s] 12 tests run: 11 passed (1 slow), 1 failed, 1 timed out, 0 skipped"
count_nextest() {
  local line
  line=$(grep -E '^ *Summary \[' "$log" | tail -1)
  add "$(grep -oE '[0-9]+ passed' <<<"$line" | sum_of)" "$(grep -oE '[0-9]+ (failed|timed out|exec failed)' <<<"$line" | sum_of)"
}

# "test result: ok. 12 passed; 0 failed; …", once per test binary
count_cargo_test() {
  local lines
  lines=$(grep '^test result:' "$log")
  add "$(grep -oE '[0-9]+ passed' <<<"$lines" | sum_of)" "$(grep -oE '[0-9]+ failed' <<<"$lines" | sum_of)"
}

# "# pass 14" and "# fail 0" at the end of TAP; a cancelled test did not pass.
count_node() {
  add "$(sed -n 's/^# pass //p' "$log" | tail -1 | sum_of)" "$(sed -nE 's/^# (fail|cancelled) //p' "$log" | tail -2 | sum_of)"
}

# "  Tested: 8" operations, and a line with a code for each kind of failure: "ST101 Server error: 1"
count_schemathesis() {
  local kinds
  kinds=$(grep -aE ' ST[0-9]+ .*: [0-9]+$' "$log" | grep -oE '[0-9]+$' | sum_of)
  add "$(sed -nE 's/^ *Tested: ([0-9]+).*/\1/p' "$log" | tail -1 | sum_of)" "$kinds"
}

# "ok name" and "FAIL name", one a line
count_tidy() {
  add "$(grep -c '^ok ' "$log")" "$(grep -c '^FAIL ' "$log")"
}

summary() {
  heading "Sum"
  local failure
  for failure in "${failures[@]:+${failures[@]}}"; do echo "FAIL $failure"; done
  echo "$passed_total passed, $failed_total failed"
  [ "$failed_total" -eq 0 ]
}
