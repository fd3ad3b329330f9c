# Shared by bin/run and bin/test. Sourced, not run; the working directory is the repository.

profile=${TAKTIKK_PROFILE:-dev}

need() {
  command -v "$1" >/dev/null || { echo "$1 is missing: install $2." >&2; exit 2; }
}

target_dir() {
  echo "${CARGO_TARGET_DIR:-target}"
}

server_binary() {
  if [ "$profile" = dev ]; then echo "$(target_dir)/debug/taktikk"; else echo "$(target_dir)/$profile/taktikk"; fi
}

build_server() {
  cargo build --locked --package server --profile "$profile"
}

# Node packages as locked; quiet, without the questions and the advertising.
npm_ci() {
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error)
}

build_web() {
  npm_ci web && (cd web && npm run --silent build)
}

# bin/run starts often: what is built from the same sources is not built again.
build_web_if_changed() {
  local now
  now=$(cat web/package-lock.json web/build.mjs web/css/* web/src/* | cksum)
  if [ -s web/dist/manifest.json ] && [ "$(cat web/dist/.built-from 2>/dev/null)" = "$now" ]; then return; fi
  build_web && echo "$now" > web/dist/.built-from
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else return 1; fi
}

# install_with_apt PACKAGE: for machines that are made for this one run.
install_with_apt() {
  command -v apt-get >/dev/null || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

# --- a private PostgreSQL -------------------------------------------------------------------------------------------

pg_bin() {
  local found
  for found in "$(command -v pg_ctl || true)" /usr/lib/postgresql/*/bin/pg_ctl /usr/local/pgsql/bin/pg_ctl; do
    if [ -x "$found" ] && [ -x "$(dirname "$found")/initdb" ]; then dirname "$found"; return; fi
  done
  return 1
}

# PostgreSQL refuses to run as root, so there it runs as the user its package made.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else (cd / && "$@"); fi
}

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'
}

# Sets TAKTIKK_TEST_POSTGRES and pg_data; stop_postgres undoes it.
start_postgres() {
  pg_bin >/dev/null || install_with_apt postgresql || { echo "PostgreSQL is missing and could not be installed." >&2; return 1; }
  local bin port
  bin=$(pg_bin) || return 1
  port=$(free_port)
  pg_data=$(mktemp -d "${TMPDIR:-/tmp}/taktikk-pg.XXXXXX")
  if [ "$(id -u)" = 0 ]; then chown postgres "$pg_data" || return 1; fi
  as_postgres "$bin/initdb" -D "$pg_data/data" -A trust -U postgres --encoding=UTF8 --locale=C >/dev/null || return 1
  as_postgres "$bin/pg_ctl" -D "$pg_data/data" -l "$pg_data/log" -w -t 60 \
    -o "-p $port -k $pg_data -c listen_addresses=127.0.0.1 -c max_connections=200" start >/dev/null || { cat "$pg_data/log" >&2; return 1; }
  export TAKTIKK_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
  echo "PostgreSQL answers on port $port"
}

stop_postgres() {
  [ -n "${pg_data:-}" ] || return 0
  as_postgres "$(pg_bin)/pg_ctl" -D "$pg_data/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$pg_data"
}

# --- a browser ------------------------------------------------------------------------------------------------------

have_chromium() {
  local path
  for path in "${TAKTIKK_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$path" ] && [ -x "$path" ]; then return 0; fi
  done
  return 1
}

ensure_chromium() {
  have_chromium || { install_with_apt chromium && have_chromium; } || { echo "Chromium is missing and could not be installed." >&2; return 1; }
}

# --- schemathesis ---------------------------------------------------------------------------------------------------

# ensure_python_packages NAME: what bin/lib/NAME.txt lists, in a folder of its own under .tmp.
ensure_python_packages() {
  local folder=.tmp/$1 wanted=bin/lib/$1.txt
  if cmp -s "$wanted" "$folder/installed.txt"; then return; fi
  rm -rf "$folder"
  python3 -m venv "$folder" >/dev/null 2>&1 || { rm -rf "$folder"; install_with_apt python3-venv && python3 -m venv "$folder"; } || return 1
  "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$wanted" && cp "$wanted" "$folder/installed.txt"
}

# Sets $schemathesis; the version is bin/lib/schemathesis.txt's.
ensure_schemathesis() {
  schemathesis=$PWD/.tmp/schemathesis/bin/schemathesis
  ensure_python_packages schemathesis
}

# --- programs that people open documents with ------------------------------------------------------------------------

# Sets TAKTIKK_DOCUMENTS_PYTHON: a Python with readers of workbooks and calendars, as locked in bin/lib/documents.txt.
ensure_office() {
  command -v pdftotext >/dev/null || install_with_apt poppler-utils || { echo "poppler is missing and could not be installed." >&2; return 1; }
  local part
  for part in writer calc; do
    ls /usr/lib/libreoffice/program/libsw*.so /usr/lib/libreoffice/program/libsc*.so >/dev/null 2>&1 && command -v soffice >/dev/null && break
    install_with_apt "libreoffice-$part" || { echo "LibreOffice is missing and could not be installed." >&2; return 1; }
  done
  ensure_python_packages documents && export TAKTIKK_DOCUMENTS_PYTHON="$PWD/.tmp/documents/bin/python3"
}
