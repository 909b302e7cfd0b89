# Sourced by every script: strictness, the project's root as working directory, the right Node, and one line per step.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Where the system's Node is too old, script/setup puts a newer one here.
if [ -x .tools/node/node_modules/.bin/node ]; then PATH="$PWD/.tools/node/node_modules/.bin:$PATH"; fi
export PATH CMAKE_CXX_COMPILER_LAUNCHER="${CMAKE_CXX_COMPILER_LAUNCHER-ccache}" PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

jobs=$(nproc)

# step "What happens now"
step() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }

# give_up "Why, and what to do about it"
give_up() {
  printf '%s\n' "$*" >&2
  exit 1
}
