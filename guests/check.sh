#!/usr/bin/env bash
# Runs the cases through Wharf, or through another runtime that knows the same command line:
#   guests/check.sh [--runner wharf|wasmtime] [--bless] [CASE...]
# --bless writes what that runner prints as the expected text. Format of a case: README.md.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
runner=wharf bless=
while [ $# -gt 0 ]; do
  case $1 in
    --runner) runner=$2 && shift 2 ;;
    --bless) bless=1 && shift ;;
    *) break ;;
  esac
done
PATH=${WHARF_PEERS:+$WHARF_PEERS/bin:}$PATH

run_line() { # CASE FOLDER LINE
  local words=() word input=/dev/null
  [ -e "$1/stdin" ] && input=$1/stdin
  eval "for word in $3; do words+=(\"\$word\"); done"
  for i in "${!words[@]}"; do
    word=${words[i]}
    case $word in
      @*)
        local file=$here/wasm/${word#@}
        [ -e "$file" ] || file=$here/out/${word#@}
        [ -e "$file" ] || { missing=${word#@} && return 0; }
        words[i]=$file
        ;;
      %d*)
        words[i]=$2${word#%d}
        [ "$runner" = wasmtime ] && words[i]=${words[i]%:rw}
        ;;
    esac
  done
  if [ "$runner" = wharf ]; then
    "$here/../wharf" "${words[@]}" <"$input"
  else
    "$runner" "${words[@]}" <"$input"
  fi
}

passed=0 failed=0 skipped=0
[ $# -gt 0 ] || set -- "$here"/cases/*/
for name in "$@"; do
  case=$here/cases/$(basename "$name") missing=
  folder=$(mktemp -d) output=$(mktemp) errors=$(mktemp) status=0
  while IFS= read -r line; do
    run_line "$case" "$folder" "$line" >>"$output" 2>>"$errors"
    status=$?
  done <"$case/cmd"
  wanted=0
  [ -e "$case/status" ] && wanted=$(cat "$case/status")
  if [ -n "$missing" ]; then
    echo "skipped $(basename "$case"): $missing is not built (guests/build.sh ${missing%.wasm})"
    skipped=$((skipped + 1))
  elif [ -n "$bless" ]; then
    cp "$output" "$case/expected"
    if [ "$status" = 0 ]; then rm -f "$case/status"; else echo "$status" >"$case/status"; fi
    passed=$((passed + 1))
  elif cmp -s "$output" "$case/expected" && [ "$status" = "$wanted" ]; then
    passed=$((passed + 1))
  else
    echo "FAILED $(basename "$case"): exit code $status, expected $wanted"
    diff "$case/expected" "$output" | head -${LINES_SHOWN:-10}
    tail -n 5 "$errors"
    failed=$((failed + 1))
  fi
  rm -rf "$folder" "$output" "$errors"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
