#!/usr/bin/env bash
# Drives the debug server by its own OpenAPI document: no 5xx, no undocumented status or type, answers as described, and no
# answer without a token. Usage: bin/lib/api.sh SCHEMATHESIS SERVER; TAKTIKK_API_SEED repeats a run.
set -uo pipefail
schemathesis=$1 server=$(realpath "$2")
seed=${TAKTIKK_API_SEED:-20270131}
CASES_PER_OPERATION=${TAKTIKK_API_CASES:-6}
SECONDS_MOST=240
folder=$(mktemp -d "${TMPDIR:-/tmp}/taktikk-api.XXXXXX")
cd "$folder" || exit 2
export TAKTIKK_DATABASE="sqlite:$folder/taktikk.db"
"$server" serve --listen 127.0.0.1:0 >out 2>err &
pid=$!
trap 'kill "$pid"; rm -rf "$folder"' EXIT
for _ in $(seq 150); do [ -s out ] && break; sleep 0.2; done
url=$(head -1 out)/api/v1
echo "a password that is long enough" | "$server" user add --name Kari --email kari@example.no --owner >/dev/null || exit 2
token=$("$server" token --email kari@example.no | tail -1)
# A plan of one's own, so that requests get further than "not there".
made=$(curl -fsS "$url/plans" -H "Authorization: Bearer $token" -H "Content-Type: application/json" -d '{"title":"Tried"}') || exit 2
printf '[parameters]\n"path.plan" = "%s"\n' "$(sed -E 's/.*"id":"([^"]+)".*/\1/' <<<"$made")" >schemathesis.toml
echo "seed $seed"
timeout "$SECONDS_MOST" "$schemathesis" run "$url/openapi.json" --no-color -H "Authorization: Bearer $token" --seed "$seed" \
  -n "$CASES_PER_OPERATION" --phases coverage,fuzzing --request-timeout 10 --continue-on-failure \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,ignored_auth
code=$?
grep -a ERROR err | tail -5
exit "$code"
