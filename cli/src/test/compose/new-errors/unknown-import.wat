(module (import "a:b/c" "f" (func)))
