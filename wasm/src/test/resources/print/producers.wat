;; What made a module, as other tools write it; it is printed like every other custom section.
(module
  (@producers
    (language "C11" "")
    (processed-by "clang" "20.1.0")
    (language "Rust" "2024")
    (sdk "something" "0.1"))
  (func))
