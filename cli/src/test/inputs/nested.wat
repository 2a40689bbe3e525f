(component $outer
  (@custom "note" "for people")
  (component $inner
    (core module $m (func $seven (export "seven") (result i32) i32.const 7) (@custom "note" "inside"))
    (core instance $i (instantiate $m))
    (func (export "seven") (result u32) (canon lift (core func $i "seven"))))
  (instance $made (instantiate $inner))
  (export "seven" (func $made "seven")))
