;; Makes directories and files, lists them through a small buffer, renames, links and removes.
(module
  (import "wasi_snapshot_preview1" "path_create_directory"
    (func $mkdir (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_pread" (func $pread (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_seek" (func $seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_readdir"
    (func $readdir (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_get" (func $stat (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_rename"
    (func $rename (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_symlink"
    (func $symlink (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_readlink"
    (func $readlink (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_filestat_set_times"
    (func $times (param i32 i32 i32 i32 i64 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_filestat_get"
    (func $stat-at (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_unlink_file"
    (func $unlink (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_remove_directory"
    (func $rmdir (param i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "dir")
  (data (i32.const 24) "dir/a")
  (data (i32.const 32) "dir/b")
  (data (i32.const 40) "dir/link")
  (data (i32.const 56) "hello, file")
  (func $check (param i32) (if (i32.eqz (local.get 0)) (then unreachable)))
  (func $ok (param i32) (call $check (i32.eqz (local.get 0))))
  (func (export "_start") (local $fd i32) (local $cookie i64) (local $count i32)
    (call $ok (call $mkdir (i32.const 3) (i32.const 16) (i32.const 3)))
    ;; It is there already: exist.
    (call $check (i32.eq (call $mkdir (i32.const 3) (i32.const 16) (i32.const 3)) (i32.const 20)))
    (call $ok (call $open (i32.const 3) (i32.const 0) (i32.const 24) (i32.const 5) (i32.const 1)
      (i64.const 0x66) (i64.const 0) (i32.const 0) (i32.const 0)))
    (local.set $fd (i32.load (i32.const 0)))
    ;; Two vectors: "hello, " and "file".
    (i32.store (i32.const 128) (i32.const 56))
    (i32.store (i32.const 132) (i32.const 7))
    (i32.store (i32.const 136) (i32.const 63))
    (i32.store (i32.const 140) (i32.const 4))
    (call $ok (call $write (local.get $fd) (i32.const 128) (i32.const 2) (i32.const 0)))
    (call $check (i32.eq (i32.load (i32.const 0)) (i32.const 11)))
    (call $ok (call $seek (local.get $fd) (i64.const -4) (i32.const 2) (i32.const 8)))
    (call $check (i64.eq (i64.load (i32.const 8)) (i64.const 7)))
    (i32.store (i32.const 128) (i32.const 256))
    (i32.store (i32.const 132) (i32.const 100))
    (call $ok (call $pread (local.get $fd) (i32.const 128) (i32.const 1) (i64.const 7) (i32.const 0)))
    (call $check (i32.eq (i32.load (i32.const 0)) (i32.const 4)))
    (call $check (i32.eq (i32.load (i32.const 256)) (i32.load (i32.const 63))))
    (call $ok (call $stat (local.get $fd) (i32.const 512)))
    (call $check (i64.eq (i64.load (i32.const 544)) (i64.const 11)))
    (call $check (i32.eq (i32.load8_u (i32.const 528)) (i32.const 4)))
    (call $ok (call $close (local.get $fd)))
    (call $check (i32.eq (call $close (local.get $fd)) (i32.const 8)))
    (call $ok (call $rename (i32.const 3) (i32.const 24) (i32.const 5)
      (i32.const 3) (i32.const 32) (i32.const 5)))
    (call $ok (call $symlink (i32.const 28) (i32.const 1) (i32.const 3) (i32.const 40) (i32.const 8)))
    (call $ok (call $readlink (i32.const 3) (i32.const 40) (i32.const 8)
      (i32.const 256) (i32.const 10) (i32.const 0)))
    (call $check (i32.eq (i32.load (i32.const 0)) (i32.const 1)))
    (call $ok (call $times (i32.const 3) (i32.const 0) (i32.const 32) (i32.const 5)
      (i64.const 0) (i64.const 5000000001) (i32.const 4)))
    (call $ok (call $stat-at (i32.const 3) (i32.const 0) (i32.const 32) (i32.const 5)
      (i32.const 512)))
    (call $check (i64.eq (i64.load (i32.const 560)) (i64.const 5000000001)))
    ;; Entries: ".", "..", "b", "link", through a buffer in which two never fit.
    (call $ok (call $open (i32.const 3) (i32.const 0) (i32.const 16) (i32.const 3) (i32.const 2)
      (i64.const 0x4000) (i64.const 0) (i32.const 0) (i32.const 0)))
    (local.set $fd (i32.load (i32.const 0)))
    (block $end
      (loop $more
        (call $ok (call $readdir (local.get $fd) (i32.const 1024) (i32.const 30)
          (local.get $cookie) (i32.const 0)))
        (br_if $end (i32.lt_u (i32.load (i32.const 0)) (i32.const 24)))
        (local.set $cookie (i64.load (i32.const 1024)))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br $more)))
    (call $check (i32.eq (local.get $count) (i32.const 4)))
    (call $ok (call $close (local.get $fd)))
    (call $ok (call $unlink (i32.const 3) (i32.const 40) (i32.const 8)))
    (call $ok (call $unlink (i32.const 3) (i32.const 32) (i32.const 5)))
    (call $ok (call $rmdir (i32.const 3) (i32.const 16) (i32.const 3)))
    ;; The file is gone: no entry.
    (call $check (i32.eq (call $stat-at (i32.const 3) (i32.const 0) (i32.const 32) (i32.const 5)
      (i32.const 512)) (i32.const 44)))))
