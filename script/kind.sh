# Sourced by script/test: runs one kind of tests after another, leaves out what has not changed since it last passed, and
# adds up.
table=()
broken=()
passed_in_all=0
failed_in_all=0

# kind "C++ unit" dev 300 path... -- command...
#
# The tests of one kind, which need a preset built (or -), may take so many seconds, and depend on these paths. A kind
# that fails, takes longer, or has no test at all counts as at least one failure. The frames that went over its sockets
# stay in build/frames (protocol/README.md).
kind() {
  local title=$1 preset=$2 seconds=$3 name paths=(script/test script/kind.sh script/step.sh script/counts.py) log passed=0 failed=0 began=$SECONDS code=0
  shift 3
  while [ "$1" != -- ]; do paths+=("$1") && shift; done
  shift
  [[ -z "${filter-}" || "$title" == *"$filter"* ]] || return 0
  name=test-$(tr -cs 'a-zA-Z0-9+\n' - <<<"$title")
  log=build/log/$name
  mkdir -p build/log

  local seen
  if unchanged "$name" "${paths[@]}" && [ -z "${everything-}" ]; then
    passed=$(cat "build/.green/$name.passed")
    row "$title" "$passed" 0 "unchanged, $passed passed before"
    return
  fi
  step "$title"
  if [ "$preset" != - ] && ! built "$preset"; then
    echo "the preset $preset does not build" >"$log"
    code=1
  else
    mkdir -p build/frames && rm -f "build/frames/$name.jsonl"
    TEAHOUSE_FRAMES=$PWD/build/frames/$name.jsonl timeout --kill-after=10 "$seconds" "$@" >"$log" 2>&1 || code=$?
    read -r passed failed < <(script/counts.py "$log")
  fi
  [ "$code" = 124 ] && echo "not done after $seconds seconds" >>"$log"
  [ $((passed + failed)) != 0 ] || echo "there is not one test of this kind" >>"$log"
  if [ "$code" != 0 ] || [ "$passed" = 0 ]; then [ "$failed" != 0 ] || failed=1; fi
  if [ "$failed" = 0 ]; then
    remember "$name"
    echo "$passed" >"build/.green/$name.passed"
  else
    grep -vE '^ *Start +[0-9]+:| Passed +[0-9.]+ sec$|^ *[✓✔]' "$log" | tail -n 80
    echo "The whole of it: $log"
  fi
  row "$title" "$passed" "$failed" "$((SECONDS - began)) s"
}

# Whether the preset can be built; one that cannot is not tried again for the next kind.
built() {
  [[ " ${broken[*]} " != *" $1 "* ]] || return 1
  build "$1" || { broken+=("$1") && return 1; }
}

# row "C++ unit" passed failed remark
row() {
  table+=("$(printf '%-28s %8s %8s   %s' "$@")")
  passed_in_all=$((passed_in_all + $2))
  failed_in_all=$((failed_in_all + $3))
  echo "$1: $2 passed, $3 failed ($4)"
}

# The table of all kinds and, alone on the last line, the sum.
summary() {
  printf '\n%-28s %8s %8s\n' "kind" "passed" "failed"
  printf '%s\n' "${table[@]}" ""
  echo "$passed_in_all passed, $failed_in_all failed"
  [ "$failed_in_all" = 0 ]
}
