(module (import "$root" "f" (global i32)))
