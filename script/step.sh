# Sourced by every script: strictness, the project's root as working directory, the right Node, and one line per step.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Where the system's Node is too old, script/setup puts a newer one here; perhaps only after this line.
PATH="$PWD/.tools/node/node_modules/.bin:$PATH"
export PATH PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

jobs=$(nproc)

# step "What happens now"
step() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }

# give_up "Why, and what to do about it"
give_up() {
  printf '%s\n' "$*" >&2
  exit 1
}

# build dev [target...]: configures and builds a preset of CMakePresets.json, quietly unless it fails.
build() {
  local preset=$1 log=build/log/build-$1
  shift
  mkdir -p build/log
  step "Building $preset${1:+: $*}$([ -d "build/$preset" ] || echo ", some minutes the first time")"
  if [ ! -f "build/$preset/build.ninja" ]; then
    CMAKE_CXX_COMPILER_LAUNCHER=ccache cmake --preset "$preset" >"$log" 2>&1 || { cat "$log"; return 1; }
  fi
  cmake --build "build/$preset" -j "$jobs" ${1:+--target "$@"} >"$log" 2>&1 || { tail -n 60 "$log"; return 1; }
}

# build_web: makes web/dist, unless nothing that goes into it has changed.
build_web() {
  unchanged web-dist web && [ -f web/dist/index.html ] && return
  step "Building the web client"
  npm --prefix web run --silent build >&2
  remember web-dist
}

# fingerprint path...: one hash over what stands in these paths now, committed or not.
fingerprint() {
  local files
  files=$(git ls-files -co --exclude-standard -- "$@" | sort)
  { cat .node-version && printf '%s\n' "$files" && printf '%s\n' "$files" | xargs -d '\n' sha256sum 2>/dev/null || true; } |
    sha256sum | cut -c 1-32
}

# unchanged name path...: whether the paths are as they were when this name was last remembered. What they are now stays in
# $seen, for remember: what is edited while a test runs was not tested.
unchanged() {
  local name=$1
  shift
  seen=$(fingerprint "$@")
  [ "$(cat "build/.green/$name" 2>/dev/null)" = "$seen" ]
}

# remember name: the paths as the last unchanged saw them.
remember() {
  mkdir -p build/.green
  echo "$seen" >"build/.green/$1"
}
