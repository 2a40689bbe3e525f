#!/usr/bin/env bash
# Builds the guest programs: all of them, or those named. What is up to date is left alone.
#
# Small results are fixtures and go to wasm/, which is committed; large ones go to out/.
# `-f` builds even what is there; `--node` and `--wasm-tools` only print where these are.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
. ./tools.sh

fixtures=(hello add c-hello c-work c-threads c-jumps c-jumps-legacy cpp-containers math greet shapes scene scene-plugged c-hello-component rust-work rust-vectors rust-service rust-proxy c-flow-source c-flow-report rust-flow-source rust-flow-report rust-work-component
  kotlin-objects kotlin-failures)
kernels=(sieve sha256 nbody matmul fib hashtable interpreter)
# With vectors of 128 bits, which both sides get.
vectors=(vector-sum vector-saxpy vector-matmul vector-memchr vector-base64 vector-mandelbrot vector-blur)
plugins=(bulk-1 bulk-2 bundle greedy)
large=(sqlite go-work go-walk go-work-component python-report python-flow-source python-flow-report python-timers js-inventory)

hello() { need_wasm_tools; wasm-tools parse core/hello.wat -o "$1"; }
add() { need_wasm_tools; wasm-tools parse core/add.wat -o "$1"; }

c-hello() { need_clang; "${cc[@]}" -Os c/hello/hello.c -o "$1"; }
c-work() { need_clang; "${cc[@]}" -O2 c/work/work.c -lm -o "$1"; }
# The libc of this package knows no threads, which the linker would refuse; the program keeps them apart.
c-threads() {
  need_clang
  "${cc[@]}" -O2 -matomics -mbulk-memory c/threads/threads.c -o "$1" \
    -Wl,--shared-memory,--import-memory,--export-memory,--max-memory=16777216,--no-check-features
}
# setjmp and longjmp on exceptions: as try_table has them, and in the form that toolchains emit by themselves.
jumps=(-O2 -mexception-handling -mllvm -wasm-enable-sjlj)
c-jumps() {
  need_newer_clang
  local object
  mkdir -p out/jumps
  for object in jumps.c setjmp.c tag.s; do
    "${newer[@]}" "${jumps[@]}" -mllvm -wasm-use-legacy-eh=false -c "c/jumps/$object" -o "out/jumps/$object.o"
  done
  "${cc[@]}" out/jumps/*.o -o "$1"
}
c-jumps-legacy() {
  need_clang
  "${cc[@]}" "${jumps[@]}" c/jumps/jumps.c c/jumps/setjmp.c c/jumps/tag.s -o "$1"
}
cpp-containers() { need_clang; "${cxx[@]}" -O2 -fno-exceptions cpp/containers/containers.cc -o "$1"; }

sqlite() {
  need_clang
  need_sqlite
  "${cc[@]}" -O2 -I"$sqlite" -D_WASI_EMULATED_GETPID -D_WASI_EMULATED_MMAN \
    -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_WAL -DSQLITE_MAX_MMAP_SIZE=0 \
    -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_MATH_FUNCTIONS \
    c/sqlite/sql.c "$sqlite/sqlite3.c" -lwasi-emulated-getpid -lwasi-emulated-mman -lm -o "$1"
}

# A component from C: bindings out of the WIT text, then the core module is wrapped.
c_component() { # OUT NAME WIT WORLD [SOURCE FLAG...]
  need_clang
  need_wit_bindgen
  need_wasm_tools
  need_adapter
  local gen=out/gen/$2 source=${5:-c/$2/$2.c}
  mkdir -p "$gen"
  wit-bindgen c --world "$4" --out-dir "$gen" "$3" >/dev/null 2>&1
  "${cc[@]}" -Os -mexec-model=reactor "${@:6}" -I"$gen" "$source" "$gen/${4//-/_}.c" "$gen/${4//-/_}_component_type.o" -o "$gen/core.wasm"
  wasm-tools component new "$gen/core.wasm" --adapt wasi_snapshot_preview1="$adapter.reactor.wasm" -o "$1"
}
math() { c_component "$1" math c/math/math.wit math; }
greet() { c_component "$1" greet c/greet greeter; }
shapes() { c_component "$1" shapes c/shapes/shapes.wit shapes; }
scene() { c_component "$1" scene c/shapes/shapes.wit scene; }
# Both in one file: components inside a component, calling each other.
scene-plugged() {
  build shapes
  build scene
  need_wac
  wac plug wasm/scene.wasm --plug wasm/shapes.wasm -o "$1"
}

# Written once in each language, and put together in all pairs.
c-flow-source() { c_component "$1" flow-source flow producer c/flow/source.c; }
c-flow-report() { c_component "$1" flow-report flow consumer c/flow/report.c; }
rust-flow-source() { rust_component "$1" flow-source; }
rust-flow-report() { rust_component "$1" flow-report; }
python-timers() {
  need_componentize_py
  local wit=../wasi/wit/0.3.0
  "$tools/py/bin/componentize-py" -q -d $wit/random -d $wit/clocks -d $wit/filesystem -d $wit/sockets -d $wit/cli \
    -w wasi:cli/command@0.3.0 componentize -p python/timers app -o "$1"
}
python_flow() { # OUT WORLD APP
  need_componentize_py
  "$tools/py/bin/componentize-py" -q -d flow -w "$2" componentize -p python/flow "$3" -o "$1"
}
python-flow-source() { python_flow "$1" producer source; }
python-flow-report() { python_flow "$1" consumer report; }

# Programs of preview 1 as commands of 0.2.
adapted() { # OUT CORE
  need_wasm_tools
  need_adapter
  wasm-tools component new "$2" --adapt wasi_snapshot_preview1="$adapter.command.wasm" -o "$1"
}
c-hello-component() {
  need_clang
  "${cc[@]}" -Os c/hello/hello.c c/cabi_realloc.c -o out/c-hello-core.wasm
  adapted "$1" out/c-hello-core.wasm
}
rust-work-component() { build rust-work; adapted "$1" wasm/rust-work.wasm; }
go-work-component() { build go-work; adapted "$1" out/go-work.wasm; }

# A Cargo project as a program of preview 1.
rust_program() { # OUT FOLDER FLAG...
  local out=$1 folder=$2
  shift 2
  need_rust
  cargo_build "$folder" crt1-command.o "$@"
  cp "out/rust/wasm32-wasip1/release/$folder.wasm" "$out"
}
# A Cargo project as a component, by the world that wit-bindgen put into it.
rust_component() { # OUT FOLDER FLAG...
  local out=$1 folder=$2
  shift 2
  need_rust
  need_wasm_tools
  need_adapter
  cargo_build "$folder" crt1-reactor.o -Clink-arg=--no-entry -Clink-arg=--export=_initialize "$@"
  local crate=${folder##*/}
  wasm-tools component new "out/rust/wasm32-wasip1/release/${crate//-/_}.wasm" \
    --adapt wasi_snapshot_preview1="$adapter.reactor.wasm" -o "$out"
}
cargo_build() { # FOLDER START FLAG...
  local folder=$1 start=$2
  shift 2
  mkdir -p out/rust
  "${cc[@]}" -Os -c c/cabi_realloc.c -o out/rust/cabi_realloc.o
  local lib=$root/usr/lib
  (cd "rust/$folder" && RUSTC_BOOTSTRAP=1 RUSTC=$root/usr/bin/rustc \
    LD_LIBRARY_PATH=$lib/x86_64-linux-gnu:$lib/llvm-22/lib:$lib/llvm-19/lib \
    __CARGO_TESTS_ONLY_SRC_ROOT=$root/usr/src/rustc-1.96.0/library \
    RUSTFLAGS="$* --remap-path-prefix=$root/usr/src=/src --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=/crates --remap-path-prefix=$here=/guests -Clinker=$root/usr/bin/wasm-ld-19 -Clink-self-contained=no -L$root/usr/lib/wasm32-wasi -Clink-arg=$root/usr/lib/wasm32-wasi/$start -Clink-arg=$here/out/rust/cabi_realloc.o" \
    cargo build -q --release --target wasm32-wasip1 -Zbuild-std=std,panic_abort \
    --target-dir "$here/out/rust")
}
# The rules of the example of a plugin host.
plugin_host=../examples/plugin-host
c_plugin() { # OUT NAME FLAG...
  c_component "$1" "$2" "$plugin_host/wit" pricing-rule "$plugin_host/plugins/$2.c" "${@:3}"
}
bulk-1() { c_plugin "$1" bulk -DPERCENT=10 '-DVERSION="1"'; }
bulk-2() { c_plugin "$1" bulk -DPERCENT=15 '-DVERSION="2"'; }
greedy() { c_plugin "$1" greedy; }
bundle() { rust_component "$1" "../$plugin_host/plugins/bundle"; }
rust-work() { rust_program "$1" work; }
rust-service() { rust_component "$1" service; }
rust-proxy() { rust_component "$1" proxy; }
rust-vectors() { rust_program "$1" vectors -Ctarget-feature=+simd128; }

go-work() { (cd go/work && GOOS=wasip1 GOARCH=wasm GOFLAGS=-trimpath go build -ldflags='-s -w' -o "$1"); }
go-walk() { (cd go/walk && GOOS=wasip1 GOARCH=wasm GOFLAGS=-trimpath go build -ldflags='-s -w' -o "$1"); }

# A Kotlin program of preview 1, with the garbage collector's types.
kotlin_program() { # OUT FOLDER OPTION...
  need_kotlin
  local out=$1 folder=$2 gen=out/kotlin/$2
  shift 2
  rm -rf "$gen" && mkdir -p "$gen"
  kotlinc() {
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$kotlin/lib/*" \
      org.jetbrains.kotlin.cli.js.K2JSCompiler -Xwasm -Xwasm-target=wasm-wasi -ir-output-dir "$here/$gen" \
      -ir-output-name program "$@"
  }
  (cd "kotlin/$folder" && kotlinc -libraries "$kotlin_stdlib" -Xir-produce-klib-file ./*.kt)
  local klib=$here/$gen/program.klib
  kotlinc -libraries "$kotlin_stdlib:$klib" -Xinclude="$klib" -Xir-produce-js -Xir-dce "$@"
  cp "$gen/program.wasm" "$out"
}
kotlin-failures() { kotlin_program "$1" failures; }
kotlin-objects() { kotlin_program "$1" objects -Xwasm-use-traps-instead-of-exceptions; }

python-report() {
  need_componentize_py
  "$tools/py/bin/componentize-py" -q -d python/report/wit -w command componentize -p python/report app -o "$1"
}

js-inventory() {
  need_jco
  (cd js/inventory && "$jco" componentize --backend qjs inventory.js --wit inventory.wit \
    --world-name inventory --backend-qjs-disable-async -o "$1" >/dev/null)
}

# A compute kernel: freestanding; with vectors only where its name says so, since the peers get the same code.
kernel() { # NAME OUT
  need_clang
  local simd=()
  [[ $1 == vector-* ]] && simd=(-msimd128)
  # No library: loops must not become calls of memset.
  "${bare[@]}" "${simd[@]}" -O2 -fno-builtin -fno-math-errno -ffp-contract=off "kernels/$1.c" -o "$2"
}
# The same kernel as a program of this machine, by the same compiler.
native_kernel() { # NAME
  need_clang
  local simd=()
  if [[ $1 == vector-* ]]; then
    [ "$(uname -m)" = x86_64 ] || return 0
    simd=(-mssse3)
  fi
  mkdir -p out/native
  "$root/usr/lib/llvm-19/bin/clang" -resource-dir "$root/usr/lib/llvm-19/lib/clang/19" "${simd[@]}" -O2 -fno-builtin -fno-math-errno \
    -ffp-contract=off "kernels/$1.c" kernels/native.c -o "out/native/$1"
}

build() { # NAME
  local name=$1 folder=wasm sources
  [[ " ${large[*]} " == *" $name "* ]] && folder=out
  [[ " ${plugins[*]} " == *" $name "* ]] && folder=$plugin_host/plugins
  local target=$here/$folder/$name.wasm
  [ -z "$force" ] && [ -e "$target" ] && return
  echo "building $name" >&2
  mkdir -p "$here/$folder"
  "$name" "$target.new"
  mv "$target.new" "$target"
}

if [ "${1:-}" = --node ]; then need_node && [ -x "$node" ] && echo "$node" && exit; exit 1; fi
if [ "${1:-}" = --wasm-tools ]; then need_wasm_tools && command -v wasm-tools && exit; exit 1; fi
force=
if [ "${1:-}" = -f ]; then force=1 && shift; fi
[ $# -gt 0 ] || set -- "${fixtures[@]}" "${plugins[@]}" "${large[@]}" kernels
for name in "$@"; do
  if [ "$name" = kernels ]; then
    for kernel in "${kernels[@]}" "${vectors[@]}"; do
      [ -z "$force" ] && [ -e "kernels/$kernel.wasm" ] || kernel "$kernel" "$here/kernels/$kernel.wasm"
      [ -z "$force" ] && [ -e "out/native/$kernel" ] || native_kernel "$kernel"
    done
    continue
  fi
  [[ " ${fixtures[*]} ${plugins[*]} ${large[*]} " == *" $name "* ]] || { echo "no such guest: $name" >&2; exit 2; }
  build "$name"
done
