# Shared by the scripts of this folder. Sourced, not run; the working directory is the repository.

. bin/lib/common.sh
need cargo "Rust (see rust-version in Cargo.toml)"
need node "Node 20 or newer"

# Files that a server with five thousand streams, or their other ends, have open.
OPEN_FILES=12000

# The folder that release builds are in.
release() {
  case "$(target_dir)" in /*) echo "$(target_dir)/release" ;; *) echo "$PWD/$(target_dir)/release" ;; esac
}

build_release() {
  build_web_if_changed >/dev/null
  cargo build --release --quiet --locked --package server --package load
}

allow_open_files() {
  ulimit -n "$OPEN_FILES" 2>/dev/null || { echo "ulimit -n $OPEN_FILES is refused; the hard limit is $(ulimit -Hn)." >&2; exit 2; }
}

# The machine's load, beside the figures of programs that don't say it themselves.
say_load() {
  echo "cores $(nproc), load average $(cut -d' ' -f1-3 /proc/loadavg) (1, 5 and 15 minutes)"
}
