;; Names that need annotations, and custom sections in every place.
(module (@name "not an id") $id
  (@custom "first" (before first) "\00\01")
  (@custom "after-types" (after type) "abc")
  (@custom "debug" (after data) "before the names")
  (@custom "producers" "after the names")
  (@custom "empty")
  (type $t (func))
  (func $f (@name "same") (param $a (@name "") i32))
  (func $g (@name "same") block $l (@name "") br $l end)
  (global $"\u{202e}hidden" i32 (i32.const 0))
  (export "\u{202e}\u{e9}\u{7f}" (func $f)))
