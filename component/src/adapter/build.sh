#!/usr/bin/env bash
# Makes the adapter for preview 1 out of its C source: component/src/main/resources/.../preview1.wat.
#
# C knows one memory. So it is compiled as a module with a memory of its own that calls functions for the guest's; then,
# in the text, its instructions get the name of their memory, and the functions of bridge.wat take the place of those
# calls. The text is kept, not the bytes: of it, a component takes the functions that its module needs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(
  here=$project/guests
  . "$project/guests/tools.sh"
  need_clang
  "${bare[@]}" -Oz -fno-builtin -mno-bulk-memory -mno-sign-ext -mno-nontrapping-fptoint \
    -Wl,--stack-first -Wl,-z,stack-size=16384 "$project/component/src/adapter/preview1.c" -o "$work/bare.wasm"
)
wharf=${WHARF:-$project/wharf}
mkdir -p "$work/wit/deps"
cp "$here/preview1.wit" "$work/wit/"
for package in cli clocks filesystem io random sockets; do cp -R "$project/wasi/wit/0.2.12/$package" "$work/wit/deps/"; done
for world in adapter command; do
  printf '(module)' | "$wharf" component embed "$work/wit" - --world $world -o "$work/$world.wasm"
  "$wharf" print "$work/$world.wasm" | sed -n '/@custom/,$p' | sed '$d' | sed "s/\"component-type\".*/\"component-type:$world\"/" >"$work/$world.part"
done
{
  echo ';; Made by component/src/adapter/build.sh; not to be edited.'
  echo '(module $preview1'
  echo '(import "env" "memory" (memory $main 0))'
  "$wharf" print "$work/bare.wasm" |
    sed -e 1d -e '$d' -e '/(import "bridge"/d' -e '/@custom "\(producers\|target_features\)"/d' \
      -e 's/\b\(i32\|i64\)\.\(load\|store\)[0-9_su]*/& $own/' \
      -e 's/memory\.\(size\|grow\)/& $own/' \
      -e 's/(memory (;0;)/(memory $own/' -e 's/(memory 0)/(memory $own)/' \
      -e 's/(data \(\$[^ ]*\)/& (memory $own)/' -e '/(table /d'
  # The last closing parenthesis of a module stands behind its last form.
  cat "$here/bridge.wat" "$work/adapter.part" "$work/command.part"
  echo ')'
} >"$project/component/src/main/resources/dev/wharf/component/wrap/preview1.wat"
