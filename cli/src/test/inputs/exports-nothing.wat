(module
  (memory 1)
  (export "run" (func 3)))
