package dev.wharf.bindgen;

import dev.wharf.component.validate.ValidComponent;
import dev.wharf.wit.Resolution;

/** The guest of the case {@code keeping}: its resources are the numbers that they are made of. */
final class KeepingGuest {
  private static final String TEXT =
      """
      (module
        (import "[export]cases:keeping/keeper@1.0.0" "[resource-new]token"
          (func $new (param i32) (result i32)))
        (import "[export]cases:keeping/keeper@1.0.0" "[resource-rep]token"
          (func $rep (param i32) (result i32)))
        (import "[export]cases:keeping/keeper@1.0.0" "[resource-drop]token"
          (func $drop (param i32)))
        (memory (export "memory") 16)
        (global $next (mut i32) (i32.const 4096))
        (global $living (mut i32) (i32.const 0))
        (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
          (local $at i32)
          (local.set $at (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
          (global.set $next (i32.add (local.get $at) (local.get 3)))
          (if (i32.gt_u (global.get $next) (i32.const 500000))
            (then (global.set $next (i32.const 4096))))
          (local.get $at))
        (func $make (param i32) (result i32)
          (global.set $living (i32.add (global.get $living) (i32.const 1)))
          (call $new (local.get 0)))
        (func (export "KEEPER#[dtor]token") (param i32)
          (global.set $living (i32.sub (global.get $living) (i32.const 1))))
        (func (export "KEEPER#[constructor]token") (param i32) (result i32)
          (call $make (local.get 0)))
        (func (export "KEEPER#[method]token.id") (param i32) (result i32) (local.get 0))
        (func $take (param i32) (result i32)
          (local $id i32)
          (local.set $id (call $rep (local.get 0)))
          (call $drop (local.get 0))
          (local.get $id))
        (func (export "KEEPER#[method]token.absorb") (param i32 i32) (result i32)
          (i32.add (local.get 0) (call $take (local.get 1))))
        (func $sum (param i32 i32) (result i64)
          (local $sum i64)
          (block $end
            (loop $again
              (br_if $end (i32.eqz (local.get 1)))
              (local.set $sum (i64.add (local.get $sum) (i64.load32_u (local.get 0))))
              (local.set 0 (i32.add (local.get 0) (i32.const 4)))
              (local.set 1 (i32.sub (local.get 1) (i32.const 1)))
              (br $again)))
          (local.get $sum))
        (func (export "KEEPER#[method]token.add") (param i32 i32 i32) (result i64)
          (i64.add
            (i64.extend_i32_u (local.get 0))
            (call $sum (local.get 1) (local.get 2))))
        (func (export "KEEPER#[static]token.sum") (param i32 i32) (result i64)
          (call $sum (local.get 0) (local.get 1)))
        (func (export "KEEPER#[static]token.living") (result i32) (global.get $living))
        (func (export "KEEPER#[static]token.merge") (param i32 i32) (result i32)
          (call $make (i32.add (call $take (local.get 0)) (local.get 1))))
        (func (export "KEEPER#[static]token.try-make") (param i32) (result i32)
          (i32.store8 (i32.const 64) (i32.and (local.get 0) (i32.const 1)))
          (i32.store (i32.const 68)
            (if (result i32) (i32.and (local.get 0) (i32.const 1))
              (then (local.get 0))
              (else (call $make (local.get 0)))))
          (i32.const 64))
        (func (export "KEEPER#keep") (param i32) (result i32) (local.get 0))
        (func (export "KEEPER#keep-stream") (param i32) (result i32) (local.get 0))
        (func (export "KEEPER#visit") (param i32) (result i32) (local.get 0))
        (func $list
          (export "KEEPER#keep-holders") (export "KEEPER#keep-eithers")
          (export "KEEPER#keep-options") (export "KEEPER#keep-results")
          (export "KEEPER#keep-tuples") (param i32 i32) (result i32)
          (i32.store (i32.const 64) (local.get 0))
          (i32.store (i32.const 68) (local.get 1))
          (i32.const 64)))
      """
          .replace("KEEPER", "cases:keeping/keeper@1.0.0");

  private KeepingGuest() {}

  static ValidComponent of(Resolution resolution) {
    return EchoGuest.component(resolution, TEXT);
  }
}
