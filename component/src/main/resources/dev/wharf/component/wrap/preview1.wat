;; Made by component/src/adapter/build.sh; not to be edited.
(module $preview1
(import "env" "memory" (memory $main 0))
  (type (;0;) (func (param i32)))
  (type (;1;) (func (param i32 i32)))
  (type (;2;) (func (param i32 i32 i32)))
  (type (;3;) (func (param i32 i64)))
  (type (;4;) (func (result i64)))
  (type (;5;) (func (param i64 i32)))
  (type (;6;) (func))
  (type (;7;) (func (param i32 i64 i32)))
  (type (;8;) (func (param i32) (result i32)))
  (type (;9;) (func (param i32 i64 i64 i32)))
  (type (;10;) (func (param i32 i32 i32 i32)))
  (type (;11;) (func (param i32 i32 i32 i64 i32)))
  (type (;12;) (func (param i32 i32 i64 i32 i32 i64 i32 i32)))
  (type (;13;) (func (param i32 i64 i64 i32 i32)))
  (type (;14;) (func (param i32 i32 i32 i32 i32)))
  (type (;15;) (func (param i32 i32 i32 i32 i32 i32 i32)))
  (type (;16;) (func (param i32 i32 i32 i32 i32 i64 i32 i32 i64 i32 i32)))
  (type (;17;) (func (param i32 i32 i32 i32 i32 i32 i32 i32)))
  (type (;18;) (func (param i32 i32 i32 i32 i32 i32)))
  (type (;19;) (func (param i32) (result i64)))
  (type (;20;) (func (param i64) (result i32)))
  (type (;21;) (func (result i32)))
  (type (;22;) (func (param i32 i32 i32 i32) (result i32)))
  (type (;23;) (func (param i32 i32) (result i32)))
  (type (;24;) (func (param i32 i64 i32) (result i32)))
  (type (;25;) (func (param i32 i32 i32 i64 i32) (result i32)))
  (type (;26;) (func (param i32 i64 i32 i32) (result i32)))
  (type (;27;) (func (param i32 i64 i64) (result i32)))
  (type (;28;) (func (param i32 i32 i32) (result i32)))
  (type (;29;) (func (param i32 i64) (result i32)))
  (type (;30;) (func (param i32 i64 i64 i32) (result i32)))
  (type (;31;) (func (param i64 i64 i32 i32 i32) (result i32)))
  (type (;32;) (func (param i64 i32 i32 i32) (result i32)))
  (type (;33;) (func (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (type (;34;) (func (param i32 i32 i32 i32 i32) (result i32)))
  (type (;35;) (func (param i32 i32 i32 i32 i64 i64 i32) (result i32)))
  (type (;36;) (func (param i32 i32 i32 i32 i32 i32 i32) (result i32)))
  (type (;37;) (func (param i32 i32 i32 i32 i32 i32) (result i32)))
  (type (;38;) (func (param i32 i64 i32 i32 i64)))
  (import "wasi:cli/environment@0.2.12" "get-arguments" (func $get_arguments (type 0) (param i32)))
  (import "wasi:cli/environment@0.2.12" "get-environment" (func $get_environment (type 0) (param i32)))
  (import "wasi:clocks/wall-clock@0.2.12" "resolution" (func $wall_resolution (type 0) (param i32)))
  (import "wasi:clocks/monotonic-clock@0.2.12" "resolution" (func $monotonic_resolution (type 4) (result
    i64)))
  (import "wasi:clocks/monotonic-clock@0.2.12" "now" (func $monotonic_now (type 4) (result i64)))
  (import "wasi:clocks/wall-clock@0.2.12" "now" (func $wall_now (type 0) (param i32)))
  (import "wasi:random/random@0.2.12" "get-random-bytes" (func $get_random_bytes (type 5) (param i64
    i32)))
  (import "wasi:cli/exit@0.2.12" "exit-with-code" (func $exit_with_code (type 0) (param i32)))
  (import "__main_module__" "_start" (func $start (type 6)))
  (import "wasi:io/streams@0.2.12" "[method]input-stream.blocking-read" (func $blocking_read (type 7)
    (param i32 i64 i32)))
  (import "wasi:io/error@0.2.12" "[resource-drop]error" (func $drop_error (type 0) (param i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.read" (func $descriptor_read (type 9) (param i32
    i64 i64 i32)))
  (import "wasi:io/streams@0.2.12" "[method]output-stream.blocking-write-and-flush" (func $blocking_write_and_flush (type 10)
    (param i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.stat" (func $descriptor_stat (type 1) (param i32
    i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.write" (func $descriptor_write (type 11)
    (param i32 i32 i32 i64 i32)))
  (import "wasi:filesystem/types@0.2.12" "[resource-drop]descriptor" (func $drop_descriptor (type 0)
    (param i32)))
  (import "wasi:filesystem/types@0.2.12" "[resource-drop]directory-entry-stream" (func $drop_entries (type 0)
    (param i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.metadata-hash" (func $descriptor_metadata_hash (type 1)
    (param i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.set-size" (func $descriptor_set_size (type 7)
    (param i32 i64 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.set-times" (func $descriptor_set_times (type 12)
    (param i32 i32 i64 i32 i32 i64 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.advise" (func $descriptor_advise (type 13)
    (param i32 i64 i64 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.sync" (func $descriptor_sync (type 1) (param i32
    i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.sync-data" (func $descriptor_sync_data (type 1)
    (param i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.read-directory" (func $descriptor_read_directory (type 1)
    (param i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]directory-entry-stream.read-directory-entry" (func $read_entry (type 1)
    (param i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.metadata-hash-at" (func $descriptor_metadata_hash_at (type 14)
    (param i32 i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.open-at" (func $descriptor_open_at (type 15)
    (param i32 i32 i32 i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.get-type" (func $descriptor_get_type (type 1)
    (param i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.create-directory-at" (func $descriptor_create_directory_at (type 10)
    (param i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.remove-directory-at" (func $descriptor_remove_directory_at (type 10)
    (param i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.unlink-file-at" (func $descriptor_unlink_file_at (type 10)
    (param i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.stat-at" (func $descriptor_stat_at (type 14)
    (param i32 i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.set-times-at" (func $descriptor_set_times_at (type 16)
    (param i32 i32 i32 i32 i32 i64 i32 i32 i64 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.link-at" (func $descriptor_link_at (type 17)
    (param i32 i32 i32 i32 i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.rename-at" (func $descriptor_rename_at (type 15)
    (param i32 i32 i32 i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.symlink-at" (func $descriptor_symlink_at (type 18)
    (param i32 i32 i32 i32 i32 i32)))
  (import "wasi:filesystem/types@0.2.12" "[method]descriptor.readlink-at" (func $descriptor_readlink_at (type 10)
    (param i32 i32 i32 i32)))
  (import "wasi:io/poll@0.2.12" "poll" (func $poll (type 2) (param i32 i32 i32)))
  (import "wasi:clocks/monotonic-clock@0.2.12" "subscribe-instant" (func $subscribe_instant (type 20)
    (param i64) (result i32)))
  (import "wasi:clocks/monotonic-clock@0.2.12" "subscribe-duration" (func $subscribe_duration (type 20)
    (param i64) (result i32)))
  (import "wasi:io/streams@0.2.12" "[method]input-stream.subscribe" (func $subscribe_input (type 8) (param i32) (result
    i32)))
  (import "wasi:io/streams@0.2.12" "[method]output-stream.subscribe" (func $subscribe_output (type 8)
    (param i32) (result i32)))
  (import "wasi:io/poll@0.2.12" "[resource-drop]pollable" (func $drop_pollable (type 0) (param i32)))
  (import "wasi:cli/terminal-stdin@0.2.12" "get-terminal-stdin" (func $get_terminal_stdin (type 0) (param i32)))
  (import "wasi:cli/stdin@0.2.12" "get-stdin" (func $get_stdin (type 21) (result i32)))
  (import "wasi:cli/terminal-input@0.2.12" "[resource-drop]terminal-input" (func $drop_terminal_input (type 0)
    (param i32)))
  (import "wasi:cli/terminal-stdout@0.2.12" "get-terminal-stdout" (func $get_terminal_stdout (type 0)
    (param i32)))
  (import "wasi:cli/stdout@0.2.12" "get-stdout" (func $get_stdout (type 21) (result i32)))
  (import "wasi:cli/terminal-output@0.2.12" "[resource-drop]terminal-output" (func $drop_terminal_output (type 0)
    (param i32)))
  (import "wasi:cli/terminal-stderr@0.2.12" "get-terminal-stderr" (func $get_terminal_stderr (type 0)
    (param i32)))
  (import "wasi:cli/stderr@0.2.12" "get-stderr" (func $get_stderr (type 21) (result i32)))
  (import "wasi:filesystem/preopens@0.2.12" "get-directories" (func $get_directories (type 0) (param i32)))
  (memory $own 2)
  (global $__stack_pointer (mut i32) (i32.const 16384))
  (export "memory" (memory $own))
  (export "cabi_realloc" (func $cabi_realloc))
  (export "args_sizes_get" (func $args_sizes_get))
  (export "args_get" (func $args_get))
  (export "environ_sizes_get" (func $environ_sizes_get))
  (export "environ_get" (func $environ_get))
  (export "clock_res_get" (func $clock_res_get))
  (export "clock_time_get" (func $clock_time_get))
  (export "random_get" (func $random_get))
  (export "sched_yield" (func $sched_yield))
  (export "proc_exit" (func $proc_exit))
  (export "proc_raise" (func $proc_raise))
  (export "wasi:cli/run@0.2.12#run" (func $run))
  (export "fd_read" (func $fd_read))
  (export "fd_pread" (func $fd_pread))
  (export "fd_write" (func $fd_write))
  (export "fd_pwrite" (func $fd_pwrite))
  (export "fd_seek" (func $fd_seek))
  (export "fd_tell" (func $fd_tell))
  (export "fd_close" (func $fd_close))
  (export "fd_renumber" (func $fd_renumber))
  (export "fd_fdstat_get" (func $fd_fdstat_get))
  (export "fd_fdstat_set_flags" (func $fd_fdstat_set_flags))
  (export "fd_fdstat_set_rights" (func $fd_fdstat_set_rights))
  (export "fd_prestat_get" (func $fd_prestat_get))
  (export "fd_prestat_dir_name" (func $fd_prestat_dir_name))
  (export "fd_filestat_get" (func $fd_filestat_get))
  (export "fd_filestat_set_size" (func $fd_filestat_set_size))
  (export "fd_allocate" (func $fd_allocate))
  (export "fd_filestat_set_times" (func $fd_filestat_set_times))
  (export "fd_advise" (func $fd_advise))
  (export "fd_sync" (func $fd_sync))
  (export "fd_datasync" (func $fd_datasync))
  (export "fd_readdir" (func $fd_readdir))
  (export "path_open" (func $path_open))
  (export "path_create_directory" (func $path_create_directory))
  (export "path_remove_directory" (func $path_remove_directory))
  (export "path_unlink_file" (func $path_unlink_file))
  (export "path_filestat_get" (func $path_filestat_get))
  (export "path_filestat_set_times" (func $path_filestat_set_times))
  (export "path_link" (func $path_link))
  (export "path_rename" (func $path_rename))
  (export "path_symlink" (func $path_symlink))
  (export "path_readlink" (func $path_readlink))
  (export "poll_oneoff" (func $poll_oneoff))
  (export "sock_accept" (func $sock_accept))
  (export "sock_recv" (func $sock_recv))
  (export "sock_send" (func $sock_send))
  (export "sock_shutdown" (func $sock_shutdown))
  (func $cabi_realloc (type 22) (param i32 i32 i32 i32) (result i32)
    (local i32)
    local.get 1
    local.get 3
    local.get 1
    local.get 3
    i32.lt_u
    select
    local.set 4
    i32.const 0
    local.set 1
    local.get 3
    local.get 2
    call $allocate
    local.set 3
    loop (result i32) ;; label = @1
      block ;; label = @2
        local.get 4
        local.get 1
        i32.ne
        br_if 0 (;@2;)
        local.get 3
        return
      end
      local.get 3
      local.get 1
      i32.add
      local.get 0
      local.get 1
      i32.add
      i32.load8_u $own
      i32.store8 $own
      local.get 1
      i32.const 1
      i32.add
      local.set 1
      br 0 (;@1;)
    end
  )
  (func $allocate (type 23) (param i32 i32) (result i32)
    (local i32 i32)
    block ;; label = @1
      local.get 1
      i32.const 0
      i32.load $own offset=53328
      i32.add
      i32.const -1
      i32.add
      i32.const 0
      local.get 1
      i32.sub
      i32.and
      local.tee 1
      local.get 0
      i32.add
      local.tee 0
      local.get 1
      i32.lt_u
      br_if 0 (;@1;)
      block ;; label = @2
        local.get 0
        i32.const 65535
        i32.add
        i32.const 16
        i32.shr_u
        local.tee 2
        memory.size $own
        local.tee 3
        i32.le_u
        br_if 0 (;@2;)
        local.get 2
        local.get 3
        i32.sub
        memory.grow $own
        i32.const -1
        i32.eq
        br_if 1 (;@1;)
      end
      i32.const 0
      local.get 0
      i32.store $own offset=53328
      local.get 1
      return
    end
    unreachable
  )
  (func $args_sizes_get (type 23) (param i32 i32) (result i32)
    (local i32 i32 i32 i32 i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 2
    global.set $__stack_pointer
    i32.const 0
    local.set 3
    i32.const 0
    i32.const 69728
    i32.store $own offset=53328
    local.get 2
    i32.const 8
    i32.add
    call $get_arguments
    local.get 2
    i32.load $own offset=8
    i32.const 4
    i32.add
    local.set 4
    local.get 2
    i32.load $own offset=12
    local.tee 5
    local.set 6
    loop (result i32) ;; label = @1
      block ;; label = @2
        local.get 6
        br_if 0 (;@2;)
        local.get 0
        local.get 5
        call $main_store32
        local.get 1
        local.get 3
        call $main_store32
        local.get 2
        i32.const 16
        i32.add
        global.set $__stack_pointer
        i32.const 0
        return
      end
      local.get 6
      i32.const -1
      i32.add
      local.set 6
      local.get 3
      local.get 4
      i32.load $own
      i32.add
      i32.const 1
      i32.add
      local.set 3
      local.get 4
      i32.const 8
      i32.add
      local.set 4
      br 0 (;@1;)
    end
  )
  (func $args_get (type 23) (param i32 i32) (result i32)
    (local i32 i32 i32 i32 i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 2
    global.set $__stack_pointer
    i32.const 0
    i32.const 69728
    i32.store $own offset=53328
    local.get 2
    i32.const 8
    i32.add
    call $get_arguments
    i32.const 4
    local.set 3
    i32.const 0
    local.set 4
    loop (result i32) ;; label = @1
      block ;; label = @2
        local.get 4
        local.get 2
        i32.load $own offset=12
        i32.lt_u
        br_if 0 (;@2;)
        local.get 2
        i32.const 16
        i32.add
        global.set $__stack_pointer
        i32.const 0
        return
      end
      local.get 2
      i32.load $own offset=8
      local.get 3
      i32.add
      local.tee 5
      i32.load $own
      local.set 6
      local.get 5
      i32.const -4
      i32.add
      i32.load $own
      local.set 5
      local.get 0
      local.get 1
      call $main_store32
      local.get 1
      local.get 5
      local.get 6
      call $main_write
      local.get 6
      local.get 1
      i32.add
      local.tee 1
      i32.const 0
      call $main_store8
      local.get 3
      i32.const 8
      i32.add
      local.set 3
      local.get 0
      i32.const 4
      i32.add
      local.set 0
      local.get 4
      i32.const 1
      i32.add
      local.set 4
      local.get 1
      i32.const 1
      i32.add
      local.set 1
      br 0 (;@1;)
    end
  )
  (func $environ_sizes_get (type 23) (param i32 i32) (result i32)
    (local i32 i32 i32 i32 i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 2
    global.set $__stack_pointer
    i32.const 0
    local.set 3
    i32.const 0
    i32.const 69728
    i32.store $own offset=53328
    local.get 2
    i32.const 8
    i32.add
    call $get_environment
    local.get 2
    i32.load $own offset=8
    i32.const 12
    i32.add
    local.set 4
    local.get 2
    i32.load $own offset=12
    local.tee 5
    local.set 6
    loop (result i32) ;; label = @1
      block ;; label = @2
        local.get 6
        br_if 0 (;@2;)
        local.get 0
        local.get 5
        call $main_store32
        local.get 1
        local.get 3
        call $main_store32
        local.get 2
        i32.const 16
        i32.add
        global.set $__stack_pointer
        i32.const 0
        return
      end
      local.get 6
      i32.const -1
      i32.add
      local.set 6
      local.get 3
      local.get 4
      i32.const -8
      i32.add
      i32.load $own
      i32.add
      local.get 4
      i32.load $own
      i32.add
      i32.const 2
      i32.add
      local.set 3
      local.get 4
      i32.const 16
      i32.add
      local.set 4
      br 0 (;@1;)
    end
  )
  (func $environ_get (type 23) (param i32 i32) (result i32)
    (local i32 i32 i32 i32 i32 i32 i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 2
    global.set $__stack_pointer
    i32.const 0
    i32.const 69728
    i32.store $own offset=53328
    local.get 2
    i32.const 8
    i32.add
    call $get_environment
    i32.const 12
    local.set 3
    i32.const 0
    local.set 4
    loop (result i32) ;; label = @1
      block ;; label = @2
        local.get 4
        local.get 2
        i32.load $own offset=12
        i32.lt_u
        br_if 0 (;@2;)
        local.get 2
        i32.const 16
        i32.add
        global.set $__stack_pointer
        i32.const 0
        return
      end
      local.get 2
      i32.load $own offset=8
      local.get 3
      i32.add
      local.tee 5
      i32.load $own
      local.set 6
      local.get 5
      i32.const -4
      i32.add
      i32.load $own
      local.set 7
      local.get 5
      i32.const -8
      i32.add
      i32.load $own
      local.set 8
      local.get 5
      i32.const -12
      i32.add
      i32.load $own
      local.set 5
      local.get 0
      local.get 1
      call $main_store32
      local.get 1
      local.get 5
      local.get 8
      call $main_write
      local.get 8
      local.get 1
      i32.add
      local.tee 1
      i32.const 61
      call $main_store8
      local.get 1
      i32.const 1
      i32.add
      local.tee 1
      local.get 7
      local.get 6
      call $main_write
      local.get 1
      local.get 6
      i32.add
      local.tee 1
      i32.const 0
      call $main_store8
      local.get 1
      i32.const 1
      i32.add
      local.set 1
      local.get 3
      i32.const 16
      i32.add
      local.set 3
      local.get 0
      i32.const 4
      i32.add
      local.set 0
      local.get 4
      i32.const 1
      i32.add
      local.set 4
      br 0 (;@1;)
    end
  )
  (func $clock_res_get (type 23) (param i32 i32) (result i32)
    (local i32 i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 2
    global.set $__stack_pointer
    i32.const 0
    local.set 3
    i32.const 0
    i32.const 69728
    i32.store $own offset=53328
    block ;; label = @1
      block ;; label = @2
        block ;; label = @3
          block ;; label = @4
            local.get 0
            br_table 0 (;@4;) 1 (;@3;) 2 (;@2;)
          end
          local.get 2
          call $wall_resolution
          local.get 1
          local.get 2
          i64.load $own
          i64.const 1000000000
          i64.mul
          local.get 2
          i64.load32_u $own offset=8
          i64.add
          call $main_store64
          br 2 (;@1;)
        end
        local.get 1
        call $monotonic_resolution
        call $main_store64
        br 1 (;@1;)
      end
      i32.const 58
      i32.const 28
      local.get 0
      i32.const 4
      i32.lt_u
      select
      local.set 3
    end
    local.get 2
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 3
  )
  (func $clock_time_get (type 24) (param i32 i64 i32) (result i32)
    i32.const 0
    i32.const 69728
    i32.store $own offset=53328
    block ;; label = @1
      block ;; label = @2
        block ;; label = @3
          local.get 0
          br_table 0 (;@3;) 1 (;@2;) 2 (;@1;)
        end
        local.get 2
        call $real_time
        call $main_store64
        i32.const 0
        return
      end
      local.get 2
      call $monotonic_now
      call $main_store64
      i32.const 0
      return
    end
    i32.const 58
    i32.const 28
    local.get 0
    i32.const 4
    i32.lt_u
    select
  )
  (func $real_time (type 4) (result i64)
    (local i32 i64 i64)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 0
    global.set $__stack_pointer
    local.get 0
    call $wall_now
    local.get 0
    i64.load $own
    local.set 1
    local.get 0
    i64.load32_u $own offset=8
    local.set 2
    local.get 0
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 2
    local.get 1
    i64.const 1000000000
    i64.mul
    i64.add
  )
  (func $random_get (type 23) (param i32 i32) (result i32)
    (local i32 i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 2
    global.set $__stack_pointer
    block ;; label = @1
      loop ;; label = @2
        local.get 1
        i32.eqz
        br_if 1 (;@1;)
        i32.const 0
        i32.const 69728
        i32.store $own offset=53328
        local.get 1
        i32.const 65536
        local.get 1
        i32.const 65536
        i32.lt_u
        select
        i64.extend_i32_u
        local.get 2
        i32.const 8
        i32.add
        call $get_random_bytes
        local.get 0
        local.get 2
        i32.load $own offset=8
        local.get 2
        i32.load $own offset=12
        local.tee 3
        local.get 1
        local.get 3
        local.get 1
        i32.lt_u
        select
        local.tee 3
        call $main_write
        local.get 1
        local.get 3
        i32.sub
        local.set 1
        local.get 3
        local.get 0
        i32.add
        local.set 0
        br 0 (;@2;)
      end
    end
    local.get 2
    i32.const 16
    i32.add
    global.set $__stack_pointer
    i32.const 0
  )
  (func $sched_yield (type 21) (result i32)
    i32.const 0
  )
  (func $proc_exit (type 0) (param i32)
    local.get 0
    i32.const 255
    i32.and
    call $exit_with_code
    unreachable
  )
  (func $proc_raise (type 8) (param i32) (result i32)
    i32.const 58
  )
  (func $run (type 21) (result i32)
    call $start
    i32.const 0
  )
  (func $fd_read (type 22) (param i32 i32 i32 i32) (result i32)
    (local i32 i32 i32)
    global.get $__stack_pointer
    i32.const 32
    i32.sub
    local.tee 4
    global.set $__stack_pointer
    i32.const 8
    local.set 5
    block ;; label = @1
      local.get 0
      call $find
      local.tee 0
      i32.eqz
      br_if 0 (;@1;)
      local.get 0
      i32.load8_u $own
      local.tee 6
      i32.const 3
      i32.eq
      br_if 0 (;@1;)
      i32.const 0
      local.set 5
      local.get 4
      i32.const 0
      i32.store $own offset=28
      block ;; label = @2
        block ;; label = @3
          local.get 6
          i32.const 2
          i32.ne
          br_if 0 (;@3;)
          local.get 1
          local.get 2
          call $total
          local.tee 6
          i32.eqz
          br_if 1 (;@2;)
          local.get 0
          i32.load $own offset=4
          local.get 6
          i64.extend_i32_u
          local.get 4
          i32.const 16
          i32.add
          call $blocking_read
          block ;; label = @4
            local.get 4
            i32.load8_u $own offset=16
            br_if 0 (;@4;)
            local.get 4
            local.get 4
            i64.load $own offset=20 align=4
            i64.store $own offset=8
            local.get 1
            local.get 2
            local.get 4
            i32.const 8
            i32.add
            call $scatter
            local.get 4
            i32.load $own offset=24
            local.set 5
            br 2 (;@2;)
          end
          local.get 4
          i32.const 16
          i32.add
          call $failed
          i32.const 64
          i32.eq
          br_if 1 (;@2;)
          i32.const 29
          local.set 5
          br 2 (;@1;)
        end
        local.get 0
        local.get 1
        local.get 2
        local.get 0
        i64.load $own offset=8
        local.get 4
        i32.const 28
        i32.add
        call $read_at
        local.tee 5
        br_if 1 (;@1;)
        local.get 0
        local.get 0
        i64.load $own offset=8
        local.get 4
        i32.load $own offset=28
        local.tee 5
        i64.extend_i32_u
        i64.add
        i64.store $own offset=8
      end
      local.get 3
      local.get 5
      call $main_store32
      i32.const 0
      local.set 5
    end
    local.get 4
    i32.const 32
    i32.add
    global.set $__stack_pointer
    local.get 5
  )
  (func $find (type 8) (param i32) (result i32)
    (local i32)
    call $prepare
    i32.const 0
    local.set 1
    block ;; label = @1
      local.get 0
      i32.const 1023
      i32.gt_u
      br_if 0 (;@1;)
      local.get 0
      i32.const 5
      i32.shl
      i32.const 20560
      i32.add
      local.tee 0
      i32.const 0
      local.get 0
      i32.load8_u $own
      i32.const 1
      i32.gt_u
      select
      local.set 1
    end
    local.get 1
  )
  (func $total (type 23) (param i32 i32) (result i32)
    (local i64)
    local.get 0
    i32.const 4
    i32.add
    local.set 0
    i64.const 0
    local.set 2
    loop (result i32) ;; label = @1
      block ;; label = @2
        local.get 1
        br_if 0 (;@2;)
        local.get 2
        i64.const 65536
        local.get 2
        i64.const 65536
        i64.lt_u
        select
        i32.wrap_i64
        return
      end
      local.get 1
      i32.const -1
      i32.add
      local.set 1
      local.get 2
      local.get 0
      call $main_load32
      i64.extend_i32_u
      i64.add
      local.set 2
      local.get 0
      i32.const 8
      i32.add
      local.set 0
      br 0 (;@1;)
    end
  )
  (func $scatter (type 2) (param i32 i32 i32)
    (local i32 i32 i32 i32 i32)
    local.get 2
    i32.load $own
    local.set 3
    local.get 2
    i32.load $own offset=4
    local.set 4
    i32.const 0
    local.set 2
    i32.const 0
    local.set 5
    loop ;; label = @1
      block ;; label = @2
        block ;; label = @3
          local.get 5
          local.get 1
          i32.ge_u
          br_if 0 (;@3;)
          local.get 4
          local.get 2
          i32.gt_u
          br_if 1 (;@2;)
        end
        return
      end
      local.get 0
      i32.const 4
      i32.add
      call $main_load32
      local.set 6
      local.get 0
      call $main_load32
      local.get 3
      local.get 2
      i32.add
      local.get 6
      local.get 4
      local.get 2
      i32.sub
      local.tee 7
      local.get 6
      local.get 7
      i32.lt_u
      select
      local.tee 6
      call $main_write
      local.get 6
      local.get 2
      i32.add
      local.set 2
      local.get 0
      i32.const 8
      i32.add
      local.set 0
      local.get 5
      i32.const 1
      i32.add
      local.set 5
      br 0 (;@1;)
    end
  )
  (func $failed (type 8) (param i32) (result i32)
    (local i32)
    i32.const 64
    local.set 1
    block ;; label = @1
      local.get 0
      i32.load8_u $own offset=4
      br_if 0 (;@1;)
      local.get 0
      i32.load $own offset=8
      call $drop_error
      i32.const 29
      local.set 1
    end
    local.get 1
  )
  (func $read_at (type 25) (param i32 i32 i32 i64 i32) (result i32)
    (local i32 i32)
    global.get $__stack_pointer
    i32.const 32
    i32.sub
    local.tee 5
    global.set $__stack_pointer
    block ;; label = @1
      block ;; label = @2
        local.get 0
        i32.load8_u $own offset=1
        i32.const 3
        i32.ne
        br_if 0 (;@2;)
        i32.const 31
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 0
        i32.load8_u $own offset=16
        i32.const 2
        i32.and
        br_if 0 (;@2;)
        i32.const 8
        local.set 0
        br 1 (;@1;)
      end
      local.get 1
      local.get 2
      call $total
      local.set 6
      local.get 0
      i32.load $own offset=4
      local.get 6
      i64.extend_i32_u
      local.get 3
      local.get 5
      i32.const 16
      i32.add
      call $descriptor_read
      block ;; label = @2
        local.get 5
        i32.load8_u $own offset=16
        i32.eqz
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        local.get 5
        i32.load8_u $own offset=20
        local.tee 2
        i32.const 36
        i32.gt_u
        br_if 1 (;@1;)
        local.get 2
        i32.const 16384
        i32.add
        i32.load8_u $own
        local.set 0
        br 1 (;@1;)
      end
      local.get 5
      local.get 5
      i32.const 20
      i32.add
      i64.load $own align=4
      i64.store $own offset=8
      local.get 1
      local.get 2
      local.get 5
      i32.const 8
      i32.add
      call $scatter
      local.get 4
      local.get 5
      i32.load $own offset=24
      i32.store $own
      i32.const 0
      local.set 0
    end
    local.get 5
    i32.const 32
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $prepare (type 6)
    (local i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 0
    global.set $__stack_pointer
    i32.const 0
    i32.const 69728
    i32.store $own offset=53328
    block ;; label = @1
      i32.const 0
      i32.load8_u $own offset=53332
      br_if 0 (;@1;)
      i32.const 0
      i32.const 1
      i32.store8 $own offset=53332
      local.get 0
      i32.const 8
      i32.add
      call $get_terminal_stdin
      local.get 0
      i32.load8_u $own offset=8
      local.set 1
      call $get_stdin
      local.set 2
      i32.const 0
      i64.const 0
      i64.store $own offset=20584
      i32.const 0
      i64.const 136314946
      i64.store $own offset=20576
      i32.const 0
      i64.const 0
      i64.store $own offset=20568
      i32.const 0
      local.get 2
      i32.store $own offset=20564
      i32.const 0
      i32.const 2
      i32.store8 $own offset=20560
      i32.const 0
      local.get 1
      i32.const 0
      i32.ne
      i32.const 1
      i32.shl
      i32.store8 $own offset=20561
      i32.const 0
      i32.const 0
      i32.store16 $own offset=20562
      block ;; label = @2
        local.get 0
        i32.load8_u $own offset=8
        i32.eqz
        br_if 0 (;@2;)
        local.get 0
        i32.load $own offset=12
        call $drop_terminal_input
      end
      local.get 0
      i32.const 8
      i32.add
      call $get_terminal_stdout
      local.get 0
      i32.load8_u $own offset=8
      local.set 1
      call $get_stdout
      local.set 2
      i32.const 0
      i64.const 0
      i64.store $own offset=20616
      i32.const 0
      i64.const 136314946
      i64.store $own offset=20608
      i32.const 0
      i64.const 0
      i64.store $own offset=20600
      i32.const 0
      local.get 2
      i32.store $own offset=20596
      i32.const 0
      i32.const 3
      i32.store8 $own offset=20592
      i32.const 0
      local.get 1
      i32.const 0
      i32.ne
      i32.const 1
      i32.shl
      i32.store8 $own offset=20593
      i32.const 0
      i32.const 0
      i32.store16 $own offset=20594
      block ;; label = @2
        local.get 0
        i32.load8_u $own offset=8
        i32.eqz
        br_if 0 (;@2;)
        local.get 0
        i32.load $own offset=12
        call $drop_terminal_output
      end
      local.get 0
      i32.const 8
      i32.add
      call $get_terminal_stderr
      local.get 0
      i32.load8_u $own offset=8
      local.set 1
      call $get_stderr
      local.set 2
      i32.const 0
      i64.const 0
      i64.store $own offset=20648
      i32.const 0
      i64.const 136314946
      i64.store $own offset=20640
      i32.const 0
      i64.const 0
      i64.store $own offset=20632
      i32.const 0
      local.get 2
      i32.store $own offset=20628
      i32.const 0
      i32.const 3
      i32.store8 $own offset=20624
      i32.const 0
      local.get 1
      i32.const 0
      i32.ne
      i32.const 1
      i32.shl
      i32.store8 $own offset=20625
      i32.const 0
      i32.const 0
      i32.store16 $own offset=20626
      block ;; label = @2
        local.get 0
        i32.load8_u $own offset=8
        i32.eqz
        br_if 0 (;@2;)
        local.get 0
        i32.load $own offset=12
        call $drop_terminal_output
      end
      local.get 0
      call $get_directories
      local.get 0
      i32.load $own offset=4
      local.tee 1
      i32.const 1021
      local.get 1
      i32.const 1021
      i32.lt_u
      select
      local.set 3
      i32.const 0
      i32.load $own offset=53336
      local.set 4
      local.get 0
      i32.load $own
      local.set 5
      i32.const 0
      local.set 6
      loop ;; label = @2
        block ;; label = @3
          local.get 6
          local.get 3
          i32.ne
          br_if 0 (;@3;)
          i32.const 0
          i32.const 69728
          i32.store $own offset=53328
          br 2 (;@1;)
        end
        block ;; label = @3
          local.get 5
          local.get 6
          i32.const 12
          i32.mul
          i32.add
          local.tee 7
          i32.load $own offset=8
          local.tee 2
          i32.const 16384
          local.get 4
          i32.sub
          i32.gt_u
          br_if 0 (;@3;)
          local.get 6
          i32.const 3
          i32.add
          local.set 8
          local.get 7
          i32.load $own offset=4
          local.set 9
          local.get 4
          i32.const 53344
          i32.add
          local.set 10
          i32.const 0
          local.set 1
          loop ;; label = @4
            block ;; label = @5
              local.get 2
              local.get 1
              i32.ne
              br_if 0 (;@5;)
              i32.const 0
              local.get 4
              local.get 2
              i32.add
              local.tee 4
              i32.store $own offset=53336
              local.get 8
              i32.const 5
              i32.shl
              local.tee 1
              i32.const 20584
              i32.add
              local.get 10
              i32.store $own
              local.get 1
              i32.const 20576
              i32.add
              i64.const 264240792
              i64.store $own
              local.get 1
              i32.const 20568
              i32.add
              i64.const 0
              i64.store $own
              local.get 1
              i32.const 20562
              i32.add
              i32.const 0
              i32.store16 $own
              local.get 7
              i32.load $own
              local.set 10
              local.get 1
              i32.const 20588
              i32.add
              local.get 2
              i32.store $own
              local.get 1
              i32.const 20564
              i32.add
              local.get 10
              i32.store $own
              local.get 1
              i32.const 20560
              i32.add
              i32.const 772
              i32.store16 $own
              local.get 6
              i32.const 1
              i32.add
              local.set 6
              br 3 (;@2;)
            end
            local.get 10
            local.get 1
            i32.add
            local.get 9
            local.get 1
            i32.add
            i32.load8_u $own
            i32.store8 $own
            local.get 1
            i32.const 1
            i32.add
            local.set 1
            br 0 (;@4;)
          end
        end
      end
      unreachable
    end
    local.get 0
    i32.const 16
    i32.add
    global.set $__stack_pointer
  )
  (func $fd_pread (type 25) (param i32 i32 i32 i64 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 5
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 5
      i32.const 12
      i32.add
      call $find_open
      local.tee 0
      br_if 0 (;@1;)
      local.get 5
      i32.load $own offset=12
      local.get 1
      local.get 2
      local.get 3
      local.get 5
      i32.const 8
      i32.add
      call $read_at
      local.tee 0
      br_if 0 (;@1;)
      local.get 4
      local.get 5
      i32.load $own offset=8
      call $main_store32
      i32.const 0
      local.set 0
    end
    local.get 5
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $find_open (type 23) (param i32 i32) (result i32)
    local.get 1
    local.get 0
    call $find
    local.tee 0
    i32.store $own
    block ;; label = @1
      local.get 0
      br_if 0 (;@1;)
      i32.const 8
      return
    end
    i32.const 0
    i32.const 70
    local.get 0
    i32.load8_u $own
    i32.const 4
    i32.eq
    select
  )
  (func $fd_write (type 22) (param i32 i32 i32 i32) (result i32)
    (local i32 i32 i32 i64)
    global.get $__stack_pointer
    i32.const 128
    i32.sub
    local.tee 4
    global.set $__stack_pointer
    i32.const 8
    local.set 5
    block ;; label = @1
      local.get 0
      call $find
      local.tee 6
      i32.eqz
      br_if 0 (;@1;)
      local.get 6
      i32.load8_u $own
      local.tee 0
      i32.const 2
      i32.eq
      br_if 0 (;@1;)
      i32.const 0
      local.set 5
      local.get 4
      i32.const 0
      i32.store $own offset=124
      block ;; label = @2
        block ;; label = @3
          local.get 0
          i32.const 3
          i32.ne
          br_if 0 (;@3;)
          local.get 4
          i32.const 116
          i32.add
          local.get 1
          local.get 2
          local.get 1
          local.get 2
          call $total
          call $gather
          local.get 4
          i32.load $own offset=116
          local.set 1
          local.get 4
          i32.load $own offset=120
          local.set 0
          loop ;; label = @4
            local.get 0
            local.get 5
            i32.le_u
            br_if 2 (;@2;)
            local.get 6
            i32.load $own offset=4
            local.get 1
            local.get 5
            i32.add
            local.get 0
            local.get 5
            i32.sub
            local.tee 2
            i32.const 4096
            local.get 2
            i32.const 4096
            i32.lt_u
            select
            local.tee 2
            local.get 4
            i32.const 8
            i32.add
            call $blocking_write_and_flush
            block ;; label = @5
              local.get 4
              i32.load8_u $own offset=8
              i32.eqz
              br_if 0 (;@5;)
              local.get 4
              i32.const 8
              i32.add
              call $failed
              local.set 5
              br 4 (;@1;)
            end
            local.get 2
            local.get 5
            i32.add
            local.set 5
            br 0 (;@4;)
          end
        end
        block ;; label = @3
          block ;; label = @4
            local.get 6
            i32.load8_u $own offset=2
            i32.const 1
            i32.and
            br_if 0 (;@4;)
            local.get 6
            i64.load $own offset=8
            local.set 7
            br 1 (;@3;)
          end
          local.get 6
          i32.load $own offset=4
          local.get 4
          i32.const 8
          i32.add
          call $descriptor_stat
          block ;; label = @4
            local.get 4
            i32.load8_u $own offset=8
            i32.eqz
            br_if 0 (;@4;)
            i32.const 29
            local.set 5
            local.get 4
            i32.load8_u $own offset=16
            local.tee 0
            i32.const 36
            i32.gt_u
            br_if 3 (;@1;)
            local.get 0
            i32.const 16384
            i32.add
            i32.load8_u $own
            local.set 5
            br 3 (;@1;)
          end
          local.get 6
          local.get 4
          i64.load $own offset=32
          local.tee 7
          i64.store $own offset=8
        end
        local.get 6
        local.get 1
        local.get 2
        local.get 7
        local.get 4
        i32.const 124
        i32.add
        call $write_at
        local.tee 5
        br_if 1 (;@1;)
        local.get 6
        local.get 6
        i64.load $own offset=8
        local.get 4
        i32.load $own offset=124
        local.tee 5
        i64.extend_i32_u
        i64.add
        i64.store $own offset=8
      end
      local.get 3
      local.get 5
      call $main_store32
      i32.const 0
      local.set 5
    end
    local.get 4
    i32.const 128
    i32.add
    global.set $__stack_pointer
    local.get 5
  )
  (func $gather (type 10) (param i32 i32 i32 i32)
    (local i32 i32 i32 i32 i32)
    local.get 0
    local.get 3
    i32.const 1
    call $allocate
    local.tee 4
    i32.store $own
    i32.const 0
    local.set 5
    i32.const 0
    local.set 6
    loop ;; label = @1
      block ;; label = @2
        block ;; label = @3
          local.get 6
          local.get 2
          i32.ge_u
          br_if 0 (;@3;)
          local.get 3
          local.get 5
          i32.gt_u
          br_if 1 (;@2;)
        end
        local.get 0
        local.get 5
        i32.store $own offset=4
        return
      end
      local.get 1
      i32.const 4
      i32.add
      call $main_load32
      local.set 7
      local.get 4
      local.get 5
      i32.add
      local.get 1
      call $main_load32
      local.get 7
      local.get 3
      local.get 5
      i32.sub
      local.tee 8
      local.get 7
      local.get 8
      i32.lt_u
      select
      local.tee 7
      call $main_read
      local.get 7
      local.get 5
      i32.add
      local.set 5
      local.get 1
      i32.const 8
      i32.add
      local.set 1
      local.get 6
      i32.const 1
      i32.add
      local.set 6
      br 0 (;@1;)
    end
  )
  (func $write_at (type 25) (param i32 i32 i32 i64 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 32
    i32.sub
    local.tee 5
    global.set $__stack_pointer
    block ;; label = @1
      block ;; label = @2
        local.get 0
        i32.load8_u $own offset=1
        i32.const 3
        i32.ne
        br_if 0 (;@2;)
        i32.const 31
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 0
        i32.load8_u $own offset=16
        i32.const 64
        i32.and
        br_if 0 (;@2;)
        i32.const 8
        local.set 0
        br 1 (;@1;)
      end
      local.get 5
      i32.const 24
      i32.add
      local.get 1
      local.get 2
      local.get 1
      local.get 2
      call $total
      call $gather
      local.get 0
      i32.load $own offset=4
      local.get 5
      i32.load $own offset=24
      local.get 5
      i32.load $own offset=28
      local.get 3
      local.get 5
      i32.const 8
      i32.add
      call $descriptor_write
      block ;; label = @2
        local.get 5
        i32.load8_u $own offset=8
        i32.eqz
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        local.get 5
        i32.load8_u $own offset=16
        local.tee 2
        i32.const 36
        i32.gt_u
        br_if 1 (;@1;)
        local.get 2
        i32.const 16384
        i32.add
        i32.load8_u $own
        local.set 0
        br 1 (;@1;)
      end
      local.get 4
      local.get 5
      i64.load $own offset=16
      i64.store32 $own
      i32.const 0
      local.set 0
    end
    local.get 5
    i32.const 32
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $fd_pwrite (type 25) (param i32 i32 i32 i64 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 5
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 5
      i32.const 12
      i32.add
      call $find_open
      local.tee 0
      br_if 0 (;@1;)
      local.get 5
      i32.load $own offset=12
      local.get 1
      local.get 2
      local.get 3
      local.get 5
      i32.const 8
      i32.add
      call $write_at
      local.tee 0
      br_if 0 (;@1;)
      local.get 4
      local.get 5
      i32.load $own offset=8
      call $main_store32
      i32.const 0
      local.set 0
    end
    local.get 5
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $fd_seek (type 26) (param i32 i64 i32 i32) (result i32)
    (local i32 i32 i64)
    global.get $__stack_pointer
    i32.const 112
    i32.sub
    local.tee 4
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 4
      i32.const 108
      i32.add
      call $find_open
      local.tee 0
      br_if 0 (;@1;)
      i32.const 8
      local.set 0
      local.get 4
      i32.load $own offset=108
      local.tee 5
      i32.load8_u $own offset=1
      i32.const 3
      i32.eq
      br_if 0 (;@1;)
      i32.const 28
      local.set 0
      i64.const 0
      local.set 6
      block ;; label = @2
        block ;; label = @3
          block ;; label = @4
            local.get 2
            br_table 2 (;@2;) 0 (;@4;) 1 (;@3;) 3 (;@1;)
          end
          local.get 5
          i64.load $own offset=8
          local.set 6
          br 1 (;@2;)
        end
        local.get 5
        i32.load $own offset=4
        local.get 4
        call $descriptor_stat
        block ;; label = @3
          local.get 4
          i32.load8_u $own
          i32.eqz
          br_if 0 (;@3;)
          i32.const 29
          local.set 0
          local.get 4
          i32.load8_u $own offset=8
          local.tee 2
          i32.const 36
          i32.gt_u
          br_if 2 (;@1;)
          local.get 2
          i32.const 16384
          i32.add
          i32.load8_u $own
          local.set 0
          br 2 (;@1;)
        end
        local.get 4
        i64.load $own offset=24
        local.set 6
      end
      local.get 6
      local.get 1
      i64.add
      local.tee 1
      i64.const 0
      i64.lt_s
      br_if 0 (;@1;)
      local.get 5
      local.get 1
      i64.store $own offset=8
      local.get 3
      local.get 1
      call $main_store64
      i32.const 0
      local.set 0
    end
    local.get 4
    i32.const 112
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $fd_tell (type 23) (param i32 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 2
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 2
      i32.const 12
      i32.add
      call $find_open
      local.tee 0
      br_if 0 (;@1;)
      local.get 1
      local.get 2
      i32.load $own offset=12
      i64.load $own offset=8
      call $main_store64
    end
    local.get 2
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $fd_close (type 8) (param i32) (result i32)
    (local i32)
    block ;; label = @1
      local.get 0
      call $find
      local.tee 1
      br_if 0 (;@1;)
      i32.const 8
      return
    end
    block ;; label = @1
      i32.const 0
      i32.load8_u $own offset=16448
      i32.eqz
      br_if 0 (;@1;)
      i32.const 0
      i32.load $own offset=16432
      local.get 0
      i32.ne
      br_if 0 (;@1;)
      call $end_listing
    end
    block ;; label = @1
      local.get 1
      i32.load8_u $own
      i32.const 4
      i32.ne
      br_if 0 (;@1;)
      local.get 1
      i32.load $own offset=4
      call $drop_descriptor
    end
    local.get 1
    local.get 1
    i32.load $own offset=24
    i32.const 0
    i32.ne
    i32.store8 $own
    i32.const 0
  )
  (func $end_listing (type 6)
    block ;; label = @1
      i32.const 0
      i32.load8_u $own offset=16448
      i32.eqz
      br_if 0 (;@1;)
      i32.const 0
      i32.load $own offset=16436
      call $drop_entries
    end
    i32.const 0
    i32.const 0
    i32.store16 $own offset=16448
  )
  (func $fd_renumber (type 23) (param i32 i32) (result i32)
    (local i32)
    i32.const 8
    local.set 2
    block ;; label = @1
      local.get 0
      call $find
      i32.eqz
      br_if 0 (;@1;)
      local.get 1
      call $find
      i32.eqz
      br_if 0 (;@1;)
      i32.const 0
      local.set 2
      local.get 0
      local.get 1
      i32.eq
      br_if 0 (;@1;)
      local.get 1
      call $fd_close
      drop
      i32.const 0
      local.set 2
      block ;; label = @2
        i32.const 0
        i32.load8_u $own offset=16448
        i32.eqz
        br_if 0 (;@2;)
        i32.const 0
        i32.load $own offset=16432
        local.get 0
        i32.ne
        br_if 0 (;@2;)
        call $end_listing
      end
      local.get 1
      i32.const 5
      i32.shl
      local.tee 1
      i32.const 20584
      i32.add
      local.get 0
      i32.const 5
      i32.shl
      local.tee 0
      i32.const 20584
      i32.add
      i64.load $own
      i64.store $own
      local.get 1
      i32.const 20576
      i32.add
      local.get 0
      i32.const 20576
      i32.add
      i64.load $own
      i64.store $own
      local.get 1
      i32.const 20568
      i32.add
      local.get 0
      i32.const 20568
      i32.add
      i64.load $own
      i64.store $own
      local.get 1
      i32.const 20560
      i32.add
      local.get 0
      i32.const 20560
      i32.add
      local.tee 0
      i64.load $own
      i64.store $own
      local.get 0
      i32.const 0
      i32.store8 $own
    end
    local.get 2
  )
  (func $fd_fdstat_get (type 23) (param i32 i32) (result i32)
    block ;; label = @1
      local.get 0
      call $find
      local.tee 0
      br_if 0 (;@1;)
      i32.const 8
      return
    end
    local.get 1
    local.get 0
    i32.load8_u $own offset=1
    call $main_store32
    local.get 1
    i32.const 4
    i32.add
    i32.const 0
    call $main_store32
    local.get 1
    i32.const 2
    i32.add
    local.get 0
    i32.load16_u $own offset=2
    call $main_store16
    local.get 1
    i32.const 8
    i32.add
    local.get 0
    i64.load $own offset=16
    call $main_store64
    local.get 1
    i32.const 16
    i32.add
    i64.const 1073741823
    i64.const 0
    local.get 0
    i32.load8_u $own offset=1
    i32.const 3
    i32.eq
    select
    call $main_store64
    i32.const 0
  )
  (func $fd_fdstat_set_flags (type 23) (param i32 i32) (result i32)
    block ;; label = @1
      local.get 0
      call $find
      local.tee 0
      br_if 0 (;@1;)
      i32.const 8
      return
    end
    block ;; label = @1
      local.get 0
      i32.load16_u $own offset=2
      local.get 1
      i32.xor
      i32.const -6
      i32.and
      i32.eqz
      br_if 0 (;@1;)
      i32.const 58
      return
    end
    local.get 0
    local.get 1
    i32.store16 $own offset=2
    i32.const 0
  )
  (func $fd_fdstat_set_rights (type 27) (param i32 i64 i64) (result i32)
    block ;; label = @1
      local.get 0
      call $find
      local.tee 0
      br_if 0 (;@1;)
      i32.const 8
      return
    end
    block ;; label = @1
      local.get 0
      i64.load $own offset=16
      i64.const -1
      i64.xor
      local.get 1
      i64.and
      i64.const 0
      i64.eq
      br_if 0 (;@1;)
      i32.const 76
      return
    end
    local.get 0
    local.get 1
    i64.store $own offset=16
    i32.const 0
  )
  (func $fd_prestat_get (type 23) (param i32 i32) (result i32)
    (local i32)
    i32.const 8
    local.set 2
    block ;; label = @1
      local.get 0
      call $find
      local.tee 0
      i32.eqz
      br_if 0 (;@1;)
      local.get 0
      i32.load $own offset=24
      i32.eqz
      br_if 0 (;@1;)
      i32.const 0
      local.set 2
      local.get 1
      i32.const 0
      call $main_store32
      local.get 1
      i32.const 4
      i32.add
      local.get 0
      i32.load $own offset=28
      call $main_store32
    end
    local.get 2
  )
  (func $fd_prestat_dir_name (type 28) (param i32 i32 i32) (result i32)
    (local i32 i32)
    i32.const 8
    local.set 3
    block ;; label = @1
      local.get 0
      call $find
      local.tee 0
      i32.eqz
      br_if 0 (;@1;)
      local.get 0
      i32.load $own offset=24
      local.tee 4
      i32.eqz
      br_if 0 (;@1;)
      i32.const 37
      local.set 3
      local.get 0
      i32.load $own offset=28
      local.tee 0
      local.get 2
      i32.gt_u
      br_if 0 (;@1;)
      local.get 1
      local.get 4
      local.get 0
      call $main_write
      i32.const 0
      local.set 3
    end
    local.get 3
  )
  (func $fd_filestat_get (type 23) (param i32 i32) (result i32)
    (local i32 i32)
    global.get $__stack_pointer
    i32.const 128
    i32.sub
    local.tee 2
    global.set $__stack_pointer
    block ;; label = @1
      block ;; label = @2
        local.get 0
        call $find
        local.tee 3
        br_if 0 (;@2;)
        i32.const 8
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        block ;; label = @3
          local.get 3
          i32.load8_u $own
          i32.const 4
          i32.eq
          br_if 0 (;@3;)
          i32.const 0
          local.set 0
          loop ;; label = @4
            block ;; label = @5
              local.get 0
              i32.const 64
              i32.lt_u
              br_if 0 (;@5;)
              local.get 1
              i32.const 16
              i32.add
              local.get 3
              i32.load8_u $own offset=1
              call $main_store8
              br 3 (;@2;)
            end
            local.get 1
            local.get 0
            i32.add
            i64.const 0
            call $main_store64
            local.get 0
            i32.const 8
            i32.add
            local.set 0
            br 0 (;@4;)
          end
        end
        local.get 3
        i32.load $own offset=4
        local.get 2
        i32.const 24
        i32.add
        call $descriptor_stat
        block ;; label = @3
          local.get 2
          i32.load8_u $own offset=24
          i32.eqz
          br_if 0 (;@3;)
          i32.const 29
          local.set 0
          local.get 2
          i32.load8_u $own offset=32
          local.tee 1
          i32.const 36
          i32.gt_u
          br_if 2 (;@1;)
          local.get 1
          i32.const 16384
          i32.add
          i32.load8_u $own
          local.set 0
          br 2 (;@1;)
        end
        local.get 3
        i32.load $own offset=4
        local.get 2
        call $descriptor_metadata_hash
        local.get 1
        local.get 2
        i32.const 24
        i32.add
        local.get 2
        call $store_stat
      end
      i32.const 0
      local.set 0
    end
    local.get 2
    i32.const 128
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $store_stat (type 2) (param i32 i32 i32)
    (local i64 i64 i32 i64)
    i64.const 0
    local.set 3
    i64.const 0
    local.set 4
    block ;; label = @1
      local.get 1
      i32.load8_u $own offset=56
      i32.eqz
      br_if 0 (;@1;)
      local.get 1
      i64.load $own offset=64 align=1
      i64.const 1000000000
      i64.mul
      local.get 1
      i64.load32_u $own offset=72 align=1
      i64.add
      local.set 4
    end
    local.get 0
    i64.const 1
    call $main_store64
    local.get 0
    i32.const 8
    i32.add
    local.set 5
    block ;; label = @1
      local.get 2
      i32.load8_u $own
      br_if 0 (;@1;)
      local.get 2
      i64.load $own offset=8
      local.get 2
      i64.load $own offset=16
      i64.xor
      local.set 3
    end
    local.get 5
    local.get 3
    call $main_store64
    local.get 0
    i32.const 16
    i32.add
    local.set 2
    i64.const 0
    local.set 3
    i64.const 0
    local.set 6
    block ;; label = @1
      local.get 1
      i32.load8_u $own offset=8
      local.tee 5
      i32.const 7
      i32.gt_u
      br_if 0 (;@1;)
      local.get 5
      i32.const 16424
      i32.add
      i64.load8_u $own
      local.set 6
    end
    local.get 2
    local.get 6
    call $main_store64
    local.get 0
    i32.const 24
    i32.add
    local.get 1
    i64.load $own offset=16
    call $main_store64
    local.get 0
    i32.const 32
    i32.add
    local.get 1
    i64.load $own offset=24
    call $main_store64
    local.get 0
    i32.const 40
    i32.add
    local.set 2
    block ;; label = @1
      local.get 1
      i32.load8_u $own offset=32
      i32.eqz
      br_if 0 (;@1;)
      local.get 1
      i64.load $own offset=40 align=1
      i64.const 1000000000
      i64.mul
      local.get 1
      i64.load32_u $own offset=48 align=1
      i64.add
      local.set 3
    end
    local.get 2
    local.get 3
    call $main_store64
    local.get 0
    i32.const 48
    i32.add
    local.get 4
    call $main_store64
    block ;; label = @1
      local.get 1
      i32.load8_u $own offset=80
      i32.eqz
      br_if 0 (;@1;)
      local.get 1
      i64.load $own offset=88 align=1
      i64.const 1000000000
      i64.mul
      local.get 1
      i64.load32_u $own offset=96 align=1
      i64.add
      local.set 4
    end
    local.get 0
    i32.const 56
    i32.add
    local.get 4
    call $main_store64
  )
  (func $fd_filestat_set_size (type 29) (param i32 i64) (result i32)
    (local i32 i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 2
    global.set $__stack_pointer
    block ;; label = @1
      block ;; label = @2
        local.get 0
        local.get 2
        i32.const 12
        i32.add
        call $find_open
        local.tee 0
        i32.eqz
        br_if 0 (;@2;)
        i32.const 28
        local.get 0
        local.get 0
        i32.const 70
        i32.eq
        select
        local.set 0
        br 1 (;@1;)
      end
      i32.const 8
      local.set 0
      local.get 2
      i32.load $own offset=12
      local.tee 3
      i32.load8_u $own offset=16
      i32.const 64
      i32.and
      i32.eqz
      br_if 0 (;@1;)
      local.get 3
      i32.load $own offset=4
      local.get 1
      local.get 2
      i32.const 10
      i32.add
      call $descriptor_set_size
      block ;; label = @2
        local.get 2
        i32.load8_u $own offset=10
        br_if 0 (;@2;)
        i32.const 0
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 2
        i32.load8_u $own offset=11
        local.tee 0
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        br 1 (;@1;)
      end
      local.get 0
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 0
    end
    local.get 2
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $fd_allocate (type 27) (param i32 i64 i64) (result i32)
    i32.const 58
    i32.const 8
    local.get 0
    call $find
    select
  )
  (func $fd_filestat_set_times (type 30) (param i32 i64 i64 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 64
    i32.sub
    local.tee 4
    global.set $__stack_pointer
    block ;; label = @1
      block ;; label = @2
        local.get 0
        local.get 4
        i32.const 60
        i32.add
        call $find_open
        local.tee 0
        i32.eqz
        br_if 0 (;@2;)
        i32.const 28
        local.get 0
        local.get 0
        i32.const 70
        i32.eq
        select
        local.set 0
        br 1 (;@1;)
      end
      local.get 1
      local.get 2
      local.get 3
      local.get 4
      i32.const 32
      i32.add
      local.get 4
      i32.const 8
      i32.add
      call $timestamps
      local.tee 0
      br_if 0 (;@1;)
      local.get 4
      i32.load $own offset=60
      i32.load $own offset=4
      local.get 4
      i32.load $own offset=32
      local.get 4
      i64.load $own offset=40
      local.get 4
      i32.load $own offset=48
      local.get 4
      i32.load $own offset=8
      local.get 4
      i64.load $own offset=16
      local.get 4
      i32.load $own offset=24
      local.get 4
      i32.const 6
      i32.add
      call $descriptor_set_times
      block ;; label = @2
        local.get 4
        i32.load8_u $own offset=6
        br_if 0 (;@2;)
        i32.const 0
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 4
        i32.load8_u $own offset=7
        local.tee 0
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        br 1 (;@1;)
      end
      local.get 0
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 0
    end
    local.get 4
    i32.const 64
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $timestamps (type 31) (param i64 i64 i32 i32 i32) (result i32)
    block ;; label = @1
      local.get 0
      local.get 2
      i32.const 1
      i32.and
      local.get 2
      i32.const 2
      i32.and
      local.get 3
      call $timestamp
      local.tee 3
      br_if 0 (;@1;)
      local.get 1
      local.get 2
      i32.const 4
      i32.and
      local.get 2
      i32.const 8
      i32.and
      local.get 4
      call $timestamp
      local.set 3
    end
    local.get 3
  )
  (func $timestamp (type 32) (param i64 i32 i32 i32) (result i32)
    (local i32 i64)
    block ;; label = @1
      block ;; label = @2
        local.get 1
        i32.eqz
        br_if 0 (;@2;)
        i32.const 28
        local.set 4
        local.get 2
        br_if 1 (;@1;)
      end
      local.get 3
      local.get 0
      i64.const 1000000000
      i64.div_u
      local.tee 5
      i64.store $own offset=8
      local.get 3
      local.get 0
      local.get 5
      i64.const 1000000000
      i64.mul
      i64.sub
      i64.store32 $own offset=16
      i32.const 0
      local.set 4
      local.get 3
      i32.const 1
      local.get 1
      i32.const 0
      i32.ne
      i32.const 1
      i32.shl
      local.get 2
      select
      i32.store $own
    end
    local.get 4
  )
  (func $fd_advise (type 30) (param i32 i64 i64 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 4
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 4
      i32.const 12
      i32.add
      call $find_open
      local.tee 0
      br_if 0 (;@1;)
      i32.const 28
      local.set 0
      local.get 3
      i32.const 5
      i32.gt_u
      br_if 0 (;@1;)
      local.get 4
      i32.load $own offset=12
      i32.load $own offset=4
      local.get 1
      local.get 2
      local.get 3
      local.get 4
      i32.const 10
      i32.add
      call $descriptor_advise
      block ;; label = @2
        local.get 4
        i32.load8_u $own offset=10
        br_if 0 (;@2;)
        i32.const 0
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 4
        i32.load8_u $own offset=11
        local.tee 0
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        br 1 (;@1;)
      end
      local.get 0
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 0
    end
    local.get 4
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $fd_sync (type 8) (param i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 1
    global.set $__stack_pointer
    block ;; label = @1
      block ;; label = @2
        local.get 0
        local.get 1
        i32.const 12
        i32.add
        call $find_open
        local.tee 0
        i32.eqz
        br_if 0 (;@2;)
        i32.const 0
        local.get 0
        local.get 0
        i32.const 70
        i32.eq
        select
        local.set 0
        br 1 (;@1;)
      end
      local.get 1
      i32.load $own offset=12
      i32.load $own offset=4
      local.get 1
      i32.const 10
      i32.add
      call $descriptor_sync
      block ;; label = @2
        local.get 1
        i32.load8_u $own offset=10
        br_if 0 (;@2;)
        i32.const 0
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 1
        i32.load8_u $own offset=11
        local.tee 0
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        br 1 (;@1;)
      end
      local.get 0
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 0
    end
    local.get 1
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $fd_datasync (type 8) (param i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 1
    global.set $__stack_pointer
    block ;; label = @1
      block ;; label = @2
        local.get 0
        local.get 1
        i32.const 12
        i32.add
        call $find_open
        local.tee 0
        i32.eqz
        br_if 0 (;@2;)
        i32.const 0
        local.get 0
        local.get 0
        i32.const 70
        i32.eq
        select
        local.set 0
        br 1 (;@1;)
      end
      local.get 1
      i32.load $own offset=12
      i32.load $own offset=4
      local.get 1
      i32.const 10
      i32.add
      call $descriptor_sync_data
      block ;; label = @2
        local.get 1
        i32.load8_u $own offset=10
        br_if 0 (;@2;)
        i32.const 0
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 1
        i32.load8_u $own offset=11
        local.tee 0
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        br 1 (;@1;)
      end
      local.get 0
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 0
    end
    local.get 1
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $fd_readdir (type 25) (param i32 i32 i32 i64 i32) (result i32)
    (local i32 i32 i32 i32 i32 i32 i64 i32 i32 i32)
    global.get $__stack_pointer
    i32.const 64
    i32.sub
    local.tee 5
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 5
      i32.const 60
      i32.add
      call $find_directory
      local.tee 6
      br_if 0 (;@1;)
      local.get 5
      i32.load $own offset=60
      local.set 7
      i32.const 0
      local.set 8
      block ;; label = @2
        block ;; label = @3
          loop ;; label = @4
            local.get 2
            local.get 8
            i32.le_u
            br_if 1 (;@3;)
            i32.const 0
            i32.const 69728
            i32.store $own offset=53328
            block ;; label = @5
              block ;; label = @6
                block ;; label = @7
                  block ;; label = @8
                    block ;; label = @9
                      local.get 3
                      i64.const 1
                      i64.gt_u
                      br_if 0 (;@9;)
                      local.get 3
                      i32.wrap_i64
                      i32.const 1
                      i32.add
                      local.set 6
                      i32.const 16421
                      local.set 9
                      i32.const 3
                      local.set 10
                      br 1 (;@8;)
                    end
                    i32.const 0
                    i32.load $own offset=16432
                    local.set 6
                    block ;; label = @9
                      i32.const 0
                      i32.load8_u $own offset=16449
                      local.tee 9
                      i32.eqz
                      br_if 0 (;@9;)
                      local.get 6
                      local.get 0
                      i32.ne
                      br_if 0 (;@9;)
                      i32.const 0
                      i64.load $own offset=16440
                      local.get 3
                      i64.const 1
                      i64.add
                      i64.ne
                      br_if 0 (;@9;)
                      i32.const 0
                      i32.load $own offset=16452
                      local.set 6
                      i32.const 0
                      i32.load8_u $own offset=16450
                      local.set 10
                      i32.const 16456
                      local.set 9
                      br 1 (;@8;)
                    end
                    block ;; label = @9
                      block ;; label = @10
                        i32.const 0
                        i32.load8_u $own offset=16448
                        i32.eqz
                        br_if 0 (;@10;)
                        local.get 6
                        local.get 0
                        i32.ne
                        br_if 0 (;@10;)
                        local.get 9
                        br_if 0 (;@10;)
                        i32.const 0
                        i64.load $own offset=16440
                        local.get 3
                        i64.le_u
                        br_if 1 (;@9;)
                      end
                      call $end_listing
                      local.get 7
                      i32.load $own offset=4
                      local.get 5
                      i32.const 32
                      i32.add
                      call $descriptor_read_directory
                      block ;; label = @10
                        local.get 5
                        i32.load8_u $own offset=32
                        i32.eqz
                        br_if 0 (;@10;)
                        local.get 5
                        i32.load8_u $own offset=36
                        local.tee 6
                        i32.const 37
                        i32.lt_u
                        br_if 3 (;@7;)
                        br 8 (;@2;)
                      end
                      i32.const 0
                      local.get 0
                      i32.store $own offset=16432
                      i32.const 0
                      i32.const 1
                      i32.store8 $own offset=16448
                      i32.const 0
                      i64.const 2
                      i64.store $own offset=16440
                      i32.const 0
                      local.get 5
                      i32.load $own offset=36
                      i32.store $own offset=16436
                    end
                    loop ;; label = @9
                      i32.const 0
                      i32.load $own offset=16436
                      local.get 5
                      i32.const 32
                      i32.add
                      call $read_entry
                      local.get 5
                      i32.load8_u $own offset=36
                      local.set 6
                      block ;; label = @10
                        local.get 5
                        i32.load8_u $own offset=32
                        i32.eqz
                        br_if 0 (;@10;)
                        local.get 6
                        i32.const 37
                        i32.ge_u
                        br_if 8 (;@2;)
                        local.get 6
                        i32.const 16384
                        i32.add
                        i32.load8_u $own
                        local.set 6
                        br 9 (;@1;)
                      end
                      local.get 6
                      i32.eqz
                      br_if 6 (;@3;)
                      i32.const 0
                      i32.const 0
                      i64.load $own offset=16440
                      local.tee 11
                      i64.const 1
                      i64.add
                      i64.store $own offset=16440
                      local.get 11
                      local.get 3
                      i64.ne
                      br_if 0 (;@9;)
                    end
                    i32.const 0
                    local.set 10
                    block ;; label = @9
                      local.get 5
                      i32.load8_u $own offset=40
                      local.tee 6
                      i32.const 7
                      i32.gt_u
                      br_if 0 (;@9;)
                      local.get 6
                      i32.const 16424
                      i32.add
                      i32.load8_u $own
                      local.set 10
                    end
                    local.get 5
                    i32.load $own offset=48
                    local.set 6
                    local.get 5
                    i32.load $own offset=44
                    local.set 9
                  end
                  local.get 7
                  i32.load $own offset=4
                  i32.const 0
                  local.get 9
                  local.get 6
                  local.get 5
                  i32.const 32
                  i32.add
                  call $descriptor_metadata_hash_at
                  local.get 5
                  local.get 3
                  i64.const 1
                  i64.add
                  local.tee 11
                  i64.store $own offset=8
                  local.get 5
                  local.get 10
                  i32.store8 $own offset=28
                  local.get 5
                  local.get 6
                  i32.store $own offset=24
                  local.get 5
                  i64.const 0
                  local.get 5
                  i64.load $own offset=40
                  local.get 5
                  i64.load $own offset=48
                  i64.xor
                  local.get 5
                  i32.load8_u $own offset=32
                  select
                  i64.store $own offset=16
                  local.get 8
                  local.get 1
                  i32.add
                  local.get 5
                  i32.const 8
                  i32.add
                  local.get 2
                  local.get 8
                  i32.sub
                  local.tee 12
                  i32.const 24
                  local.get 12
                  i32.const 24
                  i32.lt_u
                  local.tee 13
                  select
                  local.tee 14
                  call $main_write
                  local.get 14
                  local.get 8
                  i32.add
                  local.tee 8
                  local.get 1
                  i32.add
                  local.get 9
                  local.get 12
                  local.get 14
                  i32.sub
                  local.tee 12
                  local.get 6
                  local.get 12
                  local.get 6
                  i32.lt_u
                  select
                  local.tee 14
                  call $main_write
                  local.get 14
                  local.get 8
                  i32.add
                  local.set 8
                  block ;; label = @8
                    local.get 13
                    br_if 0 (;@8;)
                    local.get 12
                    local.get 6
                    i32.ge_u
                    br_if 2 (;@6;)
                  end
                  block ;; label = @8
                    local.get 3
                    i64.const 2
                    i64.lt_u
                    local.tee 2
                    br_if 0 (;@8;)
                    local.get 6
                    i32.const 4096
                    i32.gt_u
                    br_if 0 (;@8;)
                    local.get 9
                    i32.const 16456
                    i32.eq
                    br_if 3 (;@5;)
                    i32.const 0
                    local.set 2
                    loop ;; label = @9
                      local.get 6
                      local.get 2
                      i32.eq
                      br_if 4 (;@5;)
                      local.get 2
                      i32.const 16456
                      i32.add
                      local.get 9
                      local.get 2
                      i32.add
                      i32.load8_u $own
                      i32.store8 $own
                      local.get 2
                      i32.const 1
                      i32.add
                      local.set 2
                      br 0 (;@9;)
                    end
                  end
                  local.get 2
                  br_if 4 (;@3;)
                  call $end_listing
                  br 4 (;@3;)
                end
                local.get 6
                i32.const 16384
                i32.add
                i32.load8_u $own
                local.set 6
                br 5 (;@1;)
              end
              i32.const 0
              i32.const 0
              i32.store8 $own offset=16449
              local.get 11
              local.set 3
              br 1 (;@4;)
            end
          end
          i32.const 0
          local.get 10
          i32.store8 $own offset=16450
          i32.const 0
          local.get 6
          i32.store $own offset=16452
          i32.const 0
          i32.const 1
          i32.store8 $own offset=16449
        end
        local.get 4
        local.get 8
        call $main_store32
        i32.const 0
        local.set 6
        br 1 (;@1;)
      end
      i32.const 29
      local.set 6
    end
    local.get 5
    i32.const 64
    i32.add
    global.set $__stack_pointer
    local.get 6
  )
  (func $find_directory (type 23) (param i32 i32) (result i32)
    local.get 1
    local.get 0
    call $find
    local.tee 0
    i32.store $own
    block ;; label = @1
      local.get 0
      br_if 0 (;@1;)
      i32.const 8
      return
    end
    block ;; label = @1
      local.get 0
      i32.load8_u $own
      i32.const 4
      i32.eq
      br_if 0 (;@1;)
      i32.const 54
      return
    end
    i32.const 0
    i32.const 54
    local.get 0
    i32.load8_u $own offset=1
    i32.const 3
    i32.eq
    select
  )
  (func $path_open (type 33) (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)
    (local i32 i32 i64)
    global.get $__stack_pointer
    i32.const 32
    i32.sub
    local.tee 9
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 9
      i32.const 28
      i32.add
      call $find_directory
      local.tee 0
      br_if 0 (;@1;)
      i32.const 3
      local.set 10
      i32.const -32672
      local.set 0
      loop ;; label = @2
        block ;; label = @3
          local.get 0
          br_if 0 (;@3;)
          i32.const 33
          local.set 0
          br 2 (;@1;)
        end
        block ;; label = @3
          local.get 0
          i32.const 53328
          i32.add
          i32.load8_u $own
          i32.eqz
          br_if 0 (;@3;)
          local.get 0
          i32.const 32
          i32.add
          local.set 0
          local.get 10
          i32.const 1
          i32.add
          local.set 10
          br 1 (;@2;)
        end
      end
      local.get 9
      i32.const 20
      i32.add
      local.get 2
      local.get 3
      call $from_main
      local.get 9
      i32.load $own offset=28
      i32.load $own offset=4
      local.get 1
      i32.const 1
      i32.and
      local.get 9
      i32.load $own offset=20
      local.get 9
      i32.load $own offset=24
      local.get 4
      i32.const 15
      i32.and
      local.get 5
      i32.wrap_i64
      i32.const 5
      i32.shr_u
      i32.const 2
      i32.and
      local.get 5
      i64.const 16386
      i64.and
      i64.const 0
      i64.ne
      i32.or
      local.get 7
      i32.const 2
      i32.shr_u
      i32.const 4
      i32.and
      i32.or
      local.get 7
      i32.const 2
      i32.shl
      i32.const 8
      i32.and
      i32.or
      local.get 7
      i32.const 1
      i32.shl
      i32.const 16
      i32.and
      i32.or
      local.tee 3
      local.get 3
      i32.const 32
      i32.or
      local.get 5
      i64.const 512
      i64.and
      i64.eqz
      select
      local.get 3
      local.get 4
      i32.const 2
      i32.and
      select
      local.get 9
      i32.const 12
      i32.add
      call $descriptor_open_at
      block ;; label = @2
        local.get 9
        i32.load8_u $own offset=12
        i32.eqz
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        local.get 9
        i32.load8_u $own offset=16
        local.tee 10
        i32.const 36
        i32.gt_u
        br_if 1 (;@1;)
        local.get 10
        i32.const 16384
        i32.add
        i32.load8_u $own
        local.set 0
        br 1 (;@1;)
      end
      local.get 9
      i32.load $own offset=16
      local.get 9
      i32.const 10
      i32.add
      call $descriptor_get_type
      block ;; label = @2
        block ;; label = @3
          local.get 9
          i32.load8_u $own offset=10
          br_if 0 (;@3;)
          local.get 9
          i32.load8_u $own offset=11
          i32.const 255
          i32.and
          local.tee 4
          i32.const 8
          i32.ge_u
          br_if 0 (;@3;)
          i64.const 264240792
          i64.const 148898303
          local.get 4
          i32.const 3
          i32.eq
          select
          local.set 11
          local.get 4
          i32.const 16424
          i32.add
          i32.load8_u $own
          local.set 4
          br 1 (;@2;)
        end
        i64.const 148898303
        local.set 11
        i32.const 0
        local.set 4
      end
      local.get 9
      i32.load $own offset=16
      local.set 3
      local.get 0
      i32.const 53352
      i32.add
      i64.const 0
      i64.store $own
      local.get 0
      i32.const 53344
      i32.add
      local.get 11
      local.get 5
      i64.and
      i64.store $own
      local.get 0
      i32.const 53336
      i32.add
      i64.const 0
      i64.store $own
      local.get 0
      i32.const 53332
      i32.add
      local.get 3
      i32.store $own
      local.get 0
      i32.const 53330
      i32.add
      local.get 7
      i32.store16 $own
      local.get 0
      i32.const 53329
      i32.add
      local.get 4
      i32.store8 $own
      local.get 0
      i32.const 53328
      i32.add
      i32.const 4
      i32.store8 $own
      local.get 8
      local.get 10
      call $main_store32
      i32.const 0
      local.set 0
    end
    local.get 9
    i32.const 32
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $from_main (type 2) (param i32 i32 i32)
    (local i32)
    local.get 2
    i32.const 1
    call $allocate
    local.set 3
    local.get 0
    local.get 2
    i32.store $own offset=4
    local.get 0
    local.get 3
    i32.store $own
    local.get 3
    local.get 1
    local.get 2
    call $main_read
  )
  (func $path_create_directory (type 28) (param i32 i32 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 3
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 3
      i32.const 12
      i32.add
      call $find_directory
      local.tee 0
      br_if 0 (;@1;)
      local.get 3
      i32.const 4
      i32.add
      local.get 1
      local.get 2
      call $from_main
      local.get 3
      i32.load $own offset=12
      i32.load $own offset=4
      local.get 3
      i32.load $own offset=4
      local.get 3
      i32.load $own offset=8
      local.get 3
      i32.const 2
      i32.add
      call $descriptor_create_directory_at
      block ;; label = @2
        local.get 3
        i32.load8_u $own offset=2
        br_if 0 (;@2;)
        i32.const 0
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 3
        i32.load8_u $own offset=3
        local.tee 0
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        br 1 (;@1;)
      end
      local.get 0
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 0
    end
    local.get 3
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $path_remove_directory (type 28) (param i32 i32 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 3
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 3
      i32.const 12
      i32.add
      call $find_directory
      local.tee 0
      br_if 0 (;@1;)
      local.get 3
      i32.const 4
      i32.add
      local.get 1
      local.get 2
      call $from_main
      local.get 3
      i32.load $own offset=12
      i32.load $own offset=4
      local.get 3
      i32.load $own offset=4
      local.get 3
      i32.load $own offset=8
      local.get 3
      i32.const 2
      i32.add
      call $descriptor_remove_directory_at
      block ;; label = @2
        local.get 3
        i32.load8_u $own offset=2
        br_if 0 (;@2;)
        i32.const 0
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 3
        i32.load8_u $own offset=3
        local.tee 0
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        br 1 (;@1;)
      end
      local.get 0
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 0
    end
    local.get 3
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $path_unlink_file (type 28) (param i32 i32 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 3
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 3
      i32.const 12
      i32.add
      call $find_directory
      local.tee 0
      br_if 0 (;@1;)
      local.get 3
      i32.const 4
      i32.add
      local.get 1
      local.get 2
      call $from_main
      local.get 3
      i32.load $own offset=12
      i32.load $own offset=4
      local.get 3
      i32.load $own offset=4
      local.get 3
      i32.load $own offset=8
      local.get 3
      i32.const 2
      i32.add
      call $descriptor_unlink_file_at
      block ;; label = @2
        local.get 3
        i32.load8_u $own offset=2
        br_if 0 (;@2;)
        i32.const 0
        local.set 0
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 3
        i32.load8_u $own offset=3
        local.tee 0
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        br 1 (;@1;)
      end
      local.get 0
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 0
    end
    local.get 3
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $path_filestat_get (type 34) (param i32 i32 i32 i32 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 144
    i32.sub
    local.tee 5
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 5
      i32.const 140
      i32.add
      call $find_directory
      local.tee 0
      br_if 0 (;@1;)
      local.get 5
      i32.const 132
      i32.add
      local.get 2
      local.get 3
      call $from_main
      local.get 5
      i32.load $own offset=140
      local.tee 0
      i32.load $own offset=4
      local.get 1
      i32.const 1
      i32.and
      local.tee 3
      local.get 5
      i32.load $own offset=132
      local.tee 2
      local.get 5
      i32.load $own offset=136
      local.tee 1
      local.get 5
      i32.const 24
      i32.add
      call $descriptor_stat_at
      block ;; label = @2
        local.get 5
        i32.load8_u $own offset=24
        i32.eqz
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        local.get 5
        i32.load8_u $own offset=32
        local.tee 3
        i32.const 36
        i32.gt_u
        br_if 1 (;@1;)
        local.get 3
        i32.const 16384
        i32.add
        i32.load8_u $own
        local.set 0
        br 1 (;@1;)
      end
      local.get 0
      i32.load $own offset=4
      local.get 3
      local.get 2
      local.get 1
      local.get 5
      call $descriptor_metadata_hash_at
      local.get 4
      local.get 5
      i32.const 24
      i32.add
      local.get 5
      call $store_stat
      i32.const 0
      local.set 0
    end
    local.get 5
    i32.const 144
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $path_filestat_set_times (type 35) (param i32 i32 i32 i32 i64 i64 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 64
    i32.sub
    local.tee 7
    global.set $__stack_pointer
    block ;; label = @1
      local.get 4
      local.get 5
      local.get 6
      local.get 7
      i32.const 40
      i32.add
      local.get 7
      i32.const 16
      i32.add
      call $timestamps
      local.tee 6
      br_if 0 (;@1;)
      local.get 0
      local.get 7
      i32.const 12
      i32.add
      call $find_directory
      local.tee 6
      br_if 0 (;@1;)
      local.get 7
      i32.const 4
      i32.add
      local.get 2
      local.get 3
      call $from_main
      local.get 7
      i32.load $own offset=12
      i32.load $own offset=4
      local.get 1
      i32.const 1
      i32.and
      local.get 7
      i32.load $own offset=4
      local.get 7
      i32.load $own offset=8
      local.get 7
      i32.load $own offset=40
      local.get 7
      i64.load $own offset=48
      local.get 7
      i32.load $own offset=56
      local.get 7
      i32.load $own offset=16
      local.get 7
      i64.load $own offset=24
      local.get 7
      i32.load $own offset=32
      local.get 7
      i32.const 2
      i32.add
      call $descriptor_set_times_at
      block ;; label = @2
        local.get 7
        i32.load8_u $own offset=2
        br_if 0 (;@2;)
        i32.const 0
        local.set 6
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 7
        i32.load8_u $own offset=3
        local.tee 6
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 6
        br 1 (;@1;)
      end
      local.get 6
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 6
    end
    local.get 7
    i32.const 64
    i32.add
    global.set $__stack_pointer
    local.get 6
  )
  (func $path_link (type 36) (param i32 i32 i32 i32 i32 i32 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 32
    i32.sub
    local.tee 7
    global.set $__stack_pointer
    block ;; label = @1
      local.get 4
      local.get 7
      i32.const 28
      i32.add
      call $find_directory
      local.tee 4
      br_if 0 (;@1;)
      local.get 0
      local.get 7
      i32.const 24
      i32.add
      call $find_directory
      local.tee 4
      br_if 0 (;@1;)
      local.get 7
      i32.const 16
      i32.add
      local.get 2
      local.get 3
      call $from_main
      local.get 7
      i32.const 4
      i32.add
      local.get 5
      local.get 6
      call $from_main
      local.get 7
      i32.load $own offset=24
      i32.load $own offset=4
      local.get 1
      i32.const 1
      i32.and
      local.get 7
      i32.load $own offset=16
      local.get 7
      i32.load $own offset=20
      local.get 7
      i32.load $own offset=28
      i32.load $own offset=4
      local.get 7
      i32.load $own offset=4
      local.get 7
      i32.load $own offset=8
      local.get 7
      i32.const 14
      i32.add
      call $descriptor_link_at
      block ;; label = @2
        local.get 7
        i32.load8_u $own offset=14
        br_if 0 (;@2;)
        i32.const 0
        local.set 4
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 7
        i32.load8_u $own offset=15
        local.tee 4
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 4
        br 1 (;@1;)
      end
      local.get 4
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 4
    end
    local.get 7
    i32.const 32
    i32.add
    global.set $__stack_pointer
    local.get 4
  )
  (func $path_rename (type 37) (param i32 i32 i32 i32 i32 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 32
    i32.sub
    local.tee 6
    global.set $__stack_pointer
    block ;; label = @1
      local.get 3
      local.get 6
      i32.const 28
      i32.add
      call $find_directory
      local.tee 3
      br_if 0 (;@1;)
      local.get 0
      local.get 6
      i32.const 24
      i32.add
      call $find_directory
      local.tee 3
      br_if 0 (;@1;)
      local.get 6
      i32.const 16
      i32.add
      local.get 1
      local.get 2
      call $from_main
      local.get 6
      i32.const 4
      i32.add
      local.get 4
      local.get 5
      call $from_main
      local.get 6
      i32.load $own offset=24
      i32.load $own offset=4
      local.get 6
      i32.load $own offset=16
      local.get 6
      i32.load $own offset=20
      local.get 6
      i32.load $own offset=28
      i32.load $own offset=4
      local.get 6
      i32.load $own offset=4
      local.get 6
      i32.load $own offset=8
      local.get 6
      i32.const 14
      i32.add
      call $descriptor_rename_at
      block ;; label = @2
        local.get 6
        i32.load8_u $own offset=14
        br_if 0 (;@2;)
        i32.const 0
        local.set 3
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 6
        i32.load8_u $own offset=15
        local.tee 3
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 3
        br 1 (;@1;)
      end
      local.get 3
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 3
    end
    local.get 6
    i32.const 32
    i32.add
    global.set $__stack_pointer
    local.get 3
  )
  (func $path_symlink (type 34) (param i32 i32 i32 i32 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 32
    i32.sub
    local.tee 5
    global.set $__stack_pointer
    block ;; label = @1
      local.get 2
      local.get 5
      i32.const 28
      i32.add
      call $find_directory
      local.tee 2
      br_if 0 (;@1;)
      local.get 5
      i32.const 20
      i32.add
      local.get 3
      local.get 4
      call $from_main
      local.get 5
      i32.const 8
      i32.add
      local.get 0
      local.get 1
      call $from_main
      local.get 5
      i32.load $own offset=28
      i32.load $own offset=4
      local.get 5
      i32.load $own offset=8
      local.get 5
      i32.load $own offset=12
      local.get 5
      i32.load $own offset=20
      local.get 5
      i32.load $own offset=24
      local.get 5
      i32.const 18
      i32.add
      call $descriptor_symlink_at
      block ;; label = @2
        local.get 5
        i32.load8_u $own offset=18
        br_if 0 (;@2;)
        i32.const 0
        local.set 2
        br 1 (;@1;)
      end
      block ;; label = @2
        local.get 5
        i32.load8_u $own offset=19
        local.tee 2
        i32.const 36
        i32.le_u
        br_if 0 (;@2;)
        i32.const 29
        local.set 2
        br 1 (;@1;)
      end
      local.get 2
      i32.const 16384
      i32.add
      i32.load8_u $own
      local.set 2
    end
    local.get 5
    i32.const 32
    i32.add
    global.set $__stack_pointer
    local.get 2
  )
  (func $path_readlink (type 37) (param i32 i32 i32 i32 i32 i32) (result i32)
    (local i32)
    global.get $__stack_pointer
    i32.const 32
    i32.sub
    local.tee 6
    global.set $__stack_pointer
    block ;; label = @1
      local.get 0
      local.get 6
      i32.const 28
      i32.add
      call $find_directory
      local.tee 0
      br_if 0 (;@1;)
      local.get 6
      i32.const 20
      i32.add
      local.get 1
      local.get 2
      call $from_main
      local.get 6
      i32.load $own offset=28
      i32.load $own offset=4
      local.get 6
      i32.load $own offset=20
      local.get 6
      i32.load $own offset=24
      local.get 6
      i32.const 8
      i32.add
      call $descriptor_readlink_at
      block ;; label = @2
        local.get 6
        i32.load8_u $own offset=8
        i32.eqz
        br_if 0 (;@2;)
        i32.const 29
        local.set 0
        local.get 6
        i32.load8_u $own offset=12
        local.tee 2
        i32.const 36
        i32.gt_u
        br_if 1 (;@1;)
        local.get 2
        i32.const 16384
        i32.add
        i32.load8_u $own
        local.set 0
        br 1 (;@1;)
      end
      local.get 3
      local.get 6
      i32.load $own offset=12
      local.get 6
      i32.load $own offset=16
      local.tee 0
      local.get 4
      local.get 0
      local.get 4
      i32.lt_u
      select
      local.tee 0
      call $main_write
      local.get 5
      local.get 0
      call $main_store32
      i32.const 0
      local.set 0
    end
    local.get 6
    i32.const 32
    i32.add
    global.set $__stack_pointer
    local.get 0
  )
  (func $poll_oneoff (type 22) (param i32 i32 i32 i32) (result i32)
    (local i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i64 i64 i32 i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee 4
    global.set $__stack_pointer
    call $prepare
    i32.const 28
    local.set 5
    block ;; label = @1
      local.get 2
      i32.const -65537
      i32.add
      i32.const -65536
      i32.lt_u
      br_if 0 (;@1;)
      i32.const 0
      local.set 6
      local.get 2
      i32.const 2
      i32.shl
      local.tee 5
      i32.const 4
      call $allocate
      local.set 7
      local.get 5
      i32.const 4
      call $allocate
      local.set 8
      local.get 0
      local.set 5
      i32.const 0
      local.set 9
      i32.const 0
      local.set 10
      loop ;; label = @2
        block ;; label = @3
          block ;; label = @4
            block ;; label = @5
              block ;; label = @6
                block ;; label = @7
                  local.get 2
                  local.get 6
                  i32.ne
                  br_if 0 (;@7;)
                  local.get 9
                  br_if 1 (;@6;)
                  local.get 7
                  local.get 10
                  local.get 4
                  i32.const 8
                  i32.add
                  call $poll
                  i32.const 0
                  local.set 5
                  i32.const 0
                  local.set 9
                  loop ;; label = @8
                    local.get 9
                    local.get 4
                    i32.load $own offset=12
                    i32.ge_u
                    br_if 2 (;@6;)
                    local.get 8
                    local.get 4
                    i32.load $own offset=8
                    local.get 5
                    i32.add
                    i32.load $own
                    i32.const 2
                    i32.shl
                    i32.add
                    i32.load $own
                    i32.const 48
                    i32.mul
                    local.get 0
                    i32.add
                    local.tee 11
                    i32.const 8
                    i32.add
                    call $main_load8
                    local.set 6
                    local.get 1
                    local.get 11
                    call $main_load64
                    i32.const 0
                    local.get 6
                    local.get 6
                    i32.const 0
                    i32.ne
                    i64.extend_i32_u
                    call $store_event
                    local.get 1
                    i32.const 32
                    i32.add
                    local.set 1
                    local.get 5
                    i32.const 4
                    i32.add
                    local.set 5
                    local.get 9
                    i32.const 1
                    i32.add
                    local.set 9
                    br 0 (;@8;)
                  end
                end
                local.get 5
                i32.const 8
                i32.add
                local.tee 12
                call $main_load8
                local.set 11
                local.get 5
                i32.const 16
                i32.add
                call $main_load32
                local.set 13
                block ;; label = @7
                  block ;; label = @8
                    block ;; label = @9
                      local.get 11
                      br_if 0 (;@9;)
                      local.get 5
                      i32.const 24
                      i32.add
                      call $main_load64
                      local.set 14
                      local.get 5
                      i32.const 40
                      i32.add
                      call $main_load16
                      i32.const 1
                      i32.and
                      local.set 11
                      block ;; label = @10
                        block ;; label = @11
                          block ;; label = @12
                            local.get 13
                            br_table 1 (;@11;) 0 (;@12;) 5 (;@7;)
                          end
                          local.get 11
                          i32.eqz
                          br_if 1 (;@10;)
                          local.get 14
                          call $subscribe_instant
                          local.set 11
                          br 3 (;@8;)
                        end
                        local.get 11
                        i32.eqz
                        br_if 0 (;@10;)
                        i64.const 0
                        local.get 14
                        call $real_time
                        i64.sub
                        local.tee 15
                        local.get 15
                        local.get 14
                        i64.gt_u
                        select
                        local.set 14
                      end
                      local.get 14
                      call $subscribe_duration
                      local.set 11
                      br 1 (;@8;)
                    end
                    block ;; label = @9
                      block ;; label = @10
                        local.get 13
                        i32.const 1023
                        i32.gt_u
                        br_if 0 (;@10;)
                        local.get 13
                        i32.const 5
                        i32.shl
                        i32.const 20560
                        i32.add
                        local.tee 16
                        i32.load8_u $own
                        local.set 13
                        block ;; label = @11
                          local.get 11
                          i32.const 2
                          i32.gt_u
                          br_if 0 (;@11;)
                          local.get 13
                          i32.const 255
                          i32.and
                          local.tee 17
                          i32.const 1
                          i32.gt_u
                          br_if 2 (;@9;)
                        end
                        local.get 13
                        i32.const 255
                        i32.and
                        i32.const 1
                        i32.le_u
                        br_if 0 (;@10;)
                        i32.const 28
                        local.set 11
                        br 6 (;@4;)
                      end
                      i32.const 8
                      local.set 11
                      br 5 (;@4;)
                    end
                    block ;; label = @9
                      local.get 11
                      i32.const 1
                      i32.ne
                      br_if 0 (;@9;)
                      local.get 17
                      i32.const 2
                      i32.ne
                      br_if 0 (;@9;)
                      local.get 16
                      i32.load $own offset=4
                      call $subscribe_input
                      local.set 11
                      br 1 (;@8;)
                    end
                    local.get 11
                    i32.const 2
                    i32.ne
                    br_if 3 (;@5;)
                    local.get 17
                    i32.const 3
                    i32.ne
                    br_if 3 (;@5;)
                    local.get 16
                    i32.load $own offset=4
                    call $subscribe_output
                    local.set 11
                  end
                  block ;; label = @8
                    local.get 11
                    br_if 0 (;@8;)
                    i32.const 0
                    local.set 11
                    br 4 (;@4;)
                  end
                  local.get 7
                  local.get 10
                  i32.const 2
                  i32.shl
                  local.tee 13
                  i32.add
                  local.get 11
                  i32.store $own
                  local.get 8
                  local.get 13
                  i32.add
                  local.get 6
                  i32.store $own
                  local.get 10
                  i32.const 1
                  i32.add
                  local.set 10
                  br 4 (;@3;)
                end
                i32.const 58
                i32.const 28
                local.get 13
                i32.const 4
                i32.lt_u
                select
                local.set 11
                br 2 (;@4;)
              end
              loop ;; label = @6
                block ;; label = @7
                  local.get 10
                  br_if 0 (;@7;)
                  local.get 3
                  local.get 9
                  call $main_store32
                  i32.const 0
                  local.set 5
                  br 6 (;@1;)
                end
                local.get 7
                i32.load $own
                call $drop_pollable
                local.get 7
                i32.const 4
                i32.add
                local.set 7
                local.get 10
                i32.const -1
                i32.add
                local.set 10
                br 0 (;@6;)
              end
            end
            local.get 17
            i32.const 4
            i32.ne
            i32.const 3
            i32.shl
            local.set 11
          end
          local.get 9
          i32.const 5
          i32.shl
          local.get 1
          i32.add
          local.get 5
          call $main_load64
          local.get 11
          local.get 12
          call $main_load8
          local.get 11
          i32.eqz
          i64.extend_i32_u
          call $store_event
          local.get 9
          i32.const 1
          i32.add
          local.set 9
        end
        local.get 5
        i32.const 48
        i32.add
        local.set 5
        local.get 6
        i32.const 1
        i32.add
        local.set 6
        br 0 (;@2;)
      end
    end
    local.get 4
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get 5
  )
  (func $store_event (type 38) (param i32 i64 i32 i32 i64)
    local.get 0
    local.get 1
    call $main_store64
    local.get 0
    i32.const 8
    i32.add
    local.get 3
    i32.const 16
    i32.shl
    local.get 2
    i32.or
    i64.extend_i32_u
    call $main_store64
    local.get 0
    i32.const 16
    i32.add
    local.get 4
    call $main_store64
    local.get 0
    i32.const 24
    i32.add
    i64.const 0
    call $main_store64
  )
  (func $sock_accept (type 28) (param i32 i32 i32) (result i32)
    i32.const 58
    i32.const 8
    local.get 0
    call $find
    select
  )
  (func $sock_recv (type 37) (param i32 i32 i32 i32 i32 i32) (result i32)
    i32.const 58
    i32.const 8
    local.get 0
    call $find
    select
  )
  (func $sock_send (type 34) (param i32 i32 i32 i32 i32) (result i32)
    i32.const 58
    i32.const 8
    local.get 0
    call $find
    select
  )
  (func $sock_shutdown (type 23) (param i32 i32) (result i32)
    i32.const 58
    i32.const 8
    local.get 0
    call $find
    select
  )
  (data $.rodata (memory $own) (i32.const 16384)
    "\02\06\07\08\n"
    "\10\13\14\16\19\1a\1b\1c\1d\1f \"#%+,.03678:;<=?@EFJK..\00\00\01\02\03\06\07\04"
    "\06")
(func $main_load8 (param i32) (result i32) local.get 0 i32.load8_u $main)
(func $main_load16 (param i32) (result i32) local.get 0 i32.load16_u $main)
(func $main_load32 (param i32) (result i32) local.get 0 i32.load $main)
(func $main_load64 (param i32) (result i64) local.get 0 i64.load $main)
(func $main_store8 (param i32 i32) local.get 0 local.get 1 i32.store8 $main)
(func $main_store16 (param i32 i32) local.get 0 local.get 1 i32.store16 $main)
(func $main_store32 (param i32 i32) local.get 0 local.get 1 i32.store $main)
(func $main_store64 (param i32 i64) local.get 0 local.get 1 i64.store $main)
(func $main_read (param i32 i32 i32) local.get 0 local.get 1 local.get 2 memory.copy $own $main)
(func $main_write (param i32 i32 i32) local.get 0 local.get 1 local.get 2 memory.copy $main $own)
  (@custom "component-type:adapter"
    "\00asm\r\00\01\00\07\f5-\01A\02\01A-\01B\n"
    "\01o\02ss\01p\00\01@\00\00\01\04\00\0fget-environment\01\02\01ps\01@\00\00\03\04"
    "\00\rget-arguments\01\04\01ks\01@\00\00\05\04\00\0binitial-cwd\01\06\03\00\1bwas"
    "i:cli/environment@0.2.12\05\00\01B\05\01j\00\00\01@\01\06status\00\01\00\04\00"
    "\04exit\01\01\01@\01\0bstatus-code}\01\00\04\00\0eexit-with-code\01\02\03\00\14w"
    "asi:cli/exit@0.2.12\05\01\01B\04\04\00\05error\03\01\01h\00\01@\01\04self\01\00s"
    "\04\00\1d[method]error.to-debug-string\01\02\03\00\14wasi:io/error@0.2.12\05\02"
    "\01B\n"
    "\04\00\08pollable\03\01\01h\00\01@\01\04self\01\00\7f\04\00\16[method]pollable.r"
    "eady\01\02\01@\01\04self\01\01\00\04\00\16[method]pollable.block\01\03\01p\01\01"
    "py\01@\01\02in\04\00\05\04\00\04poll\01\06\03\00\13wasi:io/poll@0.2.12\05\03\02"
    "\03\00\02\05error\02\03\00\03\08pollable\01B.\02\03\02\01\04\04\00\05error\03\00"
    "\00\02\03\02\01\05\04\00\08pollable\03\00\02\01i\01\01q\02\15last-operation-fail"
    "ed\01\04\00\06closed\00\00\04\00\0cstream-error\03\00\05\04\00\0cinput-stream\03"
    "\01\04\00\routput-stream\03\01\01h\07\01p}\01j\01\n"
    "\01\06\01@\02\04self\t\03lenw\00\0b\04\00\19[method]input-stream.read\01\0c\01@"
    "\02\04self\t\03lenw\00\0b\04\00\"[method]input-stream.blocking-read\01\r\01j\01w"
    "\01\06\01@\02\04self\t\03lenw\00\0e\04\00\19[method]input-stream.skip\01\0f\01@"
    "\02\04self\t\03lenw\00\0e\04\00\"[method]input-stream.blocking-skip\01\10\01i\03"
    "\01@\01\04self\t\00\11\04\00\1e[method]input-stream.subscribe\01\12\01h\08\01@"
    "\01\04self\13\00\0e\04\00![method]output-stream.check-write\01\14\01j\00\01\06"
    "\01@\02\04self\13\08contents\n"
    "\00\15\04\00\1b[method]output-stream.write\01\16\01@\02\04self\13\08contents\n"
    "\00\15\04\00.[method]output-stream.blocking-write-and-flush\01\17\01@\01\04self"
    "\13\00\15\04\00\1b[method]output-stream.flush\01\18\01@\01\04self\13\00\15\04\00"
    "$[method]output-stream.blocking-flush\01\19\01@\01\04self\13\00\11\04\00\1f[meth"
    "od]output-stream.subscribe\01\1a\01@\02\04self\13\03lenw\00\15\04\00\"[method]ou"
    "tput-stream.write-zeroes\01\1b\01@\02\04self\13\03lenw\00\15\04\005[method]outpu"
    "t-stream.blocking-write-zeroes-and-flush\01\1c\01@\03\04self\13\03src\t\03lenw"
    "\00\0e\04\00\1c[method]output-stream.splice\01\1d\01@\03\04self\13\03src\t\03len"
    "w\00\0e\04\00%[method]output-stream.blocking-splice\01\1e\03\00\16wasi:io/stream"
    "s@0.2.12\05\06\02\03\00\04\0cinput-stream\01B\05\02\03\02\01\07\04\00\0cinput-st"
    "ream\03\00\00\01i\01\01@\00\00\02\04\00\tget-stdin\01\03\03\00\15wasi:cli/stdin@"
    "0.2.12\05\08\02\03\00\04\routput-stream\01B\05\02\03\02\01\t\04\00\routput-strea"
    "m\03\00\00\01i\01\01@\00\00\02\04\00\n"
    "get-stdout\01\03\03\00\16wasi:cli/stdout@0.2.12\05\n"
    "\01B\05\02\03\02\01\t\04\00\routput-stream\03\00\00\01i\01\01@\00\00\02\04\00\n"
    "get-stderr\01\03\03\00\16wasi:cli/stderr@0.2.12\05\0b\01B\01\04\00\0eterminal-in"
    "put\03\01\03\00\1ewasi:cli/terminal-input@0.2.12\05\0c\02\03\00\08\0eterminal-in"
    "put\01B\06\02\03\02\01\r\04\00\0eterminal-input\03\00\00\01i\01\01k\02\01@\00\00"
    "\03\04\00\12get-terminal-stdin\01\04\03\00\1ewasi:cli/terminal-stdin@0.2.12\05"
    "\0e\01B\01\04\00\0fterminal-output\03\01\03\00\1fwasi:cli/terminal-output@0.2.12"
    "\05\0f\02\03\00\n"
    "\0fterminal-output\01B\06\02\03\02\01\10\04\00\0fterminal-output\03\00\00\01i\01"
    "\01k\02\01@\00\00\03\04\00\13get-terminal-stdout\01\04\03\00\1fwasi:cli/terminal"
    "-stdout@0.2.12\05\11\01B\06\02\03\02\01\10\04\00\0fterminal-output\03\00\00\01i"
    "\01\01k\02\01@\00\00\03\04\00\13get-terminal-stderr\01\04\03\00\1fwasi:cli/termi"
    "nal-stderr@0.2.12\05\12\01B\0f\02\03\02\01\05\04\00\08pollable\03\00\00\01w\04"
    "\00\07instant\03\00\02\01w\04\00\08duration\03\00\04\01@\00\00\03\04\00\03now\01"
    "\06\01@\00\00\05\04\00\n"
    "resolution\01\07\01i\01\01@\01\04when\03\00\08\04\00\11subscribe-instant\01\t\01"
    "@\01\04when\05\00\08\04\00\12subscribe-duration\01\n"
    "\03\00\"wasi:clocks/monotonic-clock@0.2.12\05\13\01B\06\01r\02\07secondsw\0bnano"
    "secondsy\04\00\08datetime\03\00\00\01@\00\00\01\04\00\03now\01\02\01@\00\00\01"
    "\04\00\n"
    "resolution\01\03\03\00\1dwasi:clocks/wall-clock@0.2.12\05\14\02\03\00\04\05error"
    "\02\03\00\0e\08datetime\01Bu\02\03\02\01\07\04\00\0cinput-stream\03\00\00\02\03"
    "\02\01\t\04\00\routput-stream\03\00\02\02\03\02\01\15\04\00\05error\03\00\04\02"
    "\03\02\01\16\04\00\08datetime\03\00\06\01w\04\00\08filesize\03\00\08\01m\08\07un"
    "known\0cblock-device\10character-device\tdirectory\04fifo\rsymbolic-link\0cregul"
    "ar-file\06socket\04\00\0fdescriptor-type\03\00\n"
    "\01n\06\04read\05write\13file-integrity-sync\13data-integrity-sync\14requested-w"
    "rite-sync\10mutate-directory\04\00\10descriptor-flags\03\00\0c\01n\01\0esymlink-"
    "follow\04\00\n"
    "path-flags\03\00\0e\01n\04\06create\tdirectory\texclusive\08truncate\04\00\n"
    "open-flags\03\00\10\01w\04\00\n"
    "link-count\03\00\12\01k\07\01r\06\04type\0b\n"
    "link-count\13\04size\t\15data-access-timestamp\14\1bdata-modification-timestamp"
    "\14\17status-change-timestamp\14\04\00\0fdescriptor-stat\03\00\15\01q\03\tno-cha"
    "nge\00\00\03now\00\00\ttimestamp\01\07\00\04\00\rnew-timestamp\03\00\17\01r\02"
    "\04type\0b\04names\04\00\0fdirectory-entry\03\00\19\01m%\06access\0bwould-block"
    "\07already\0ebad-descriptor\04busy\08deadlock\05quota\05exist\0efile-too-large"
    "\15illegal-byte-sequence\0bin-progress\0binterrupted\07invalid\02io\0cis-directo"
    "ry\04loop\0etoo-many-links\0cmessage-size\rname-too-long\tno-device\08no-entry"
    "\07no-lock\13insufficient-memory\12insufficient-space\rnot-directory\tnot-empty"
    "\0fnot-recoverable\0bunsupported\06no-tty\0eno-such-device\08overflow\rnot-permi"
    "tted\04pipe\tread-only\0cinvalid-seek\0etext-file-busy\0ccross-device\04\00\n"
    "error-code\03\00\1b\01m\06\06normal\n"
    "sequential\06random\twill-need\tdont-need\08no-reuse\04\00\06advice\03\00\1d\01r"
    "\02\05lowerw\05upperw\04\00\13metadata-hash-value\03\00\1f\04\00\n"
    "descriptor\03\01\04\00\16directory-entry-stream\03\01\01h!\01i\01\01j\01$\01\1c"
    "\01@\02\04self#\06offset\t\00%\04\00\"[method]descriptor.read-via-stream\01&\01i"
    "\03\01j\01'\01\1c\01@\02\04self#\06offset\t\00(\04\00#[method]descriptor.write-v"
    "ia-stream\01)\01@\01\04self#\00(\04\00$[method]descriptor.append-via-stream\01*"
    "\01j\00\01\1c\01@\04\04self#\06offset\t\06length\t\06advice\1e\00+\04\00\19[meth"
    "od]descriptor.advise\01,\01@\01\04self#\00+\04\00\1c[method]descriptor.sync-data"
    "\01-\01j\01\r\01\1c\01@\01\04self#\00.\04\00\1c[method]descriptor.get-flags\01/"
    "\01j\01\0b\01\1c\01@\01\04self#\000\04\00\1b[method]descriptor.get-type\011\01@"
    "\02\04self#\04size\t\00+\04\00\1b[method]descriptor.set-size\012\01@\03\04self#"
    "\15data-access-timestamp\18\1bdata-modification-timestamp\18\00+\04\00\1c[method"
    "]descriptor.set-times\013\01p}\01o\024\7f\01j\015\01\1c\01@\03\04self#\06length"
    "\t\06offset\t\006\04\00\17[method]descriptor.read\017\01j\01\t\01\1c\01@\03\04se"
    "lf#\06buffer4\06offset\t\008\04\00\18[method]descriptor.write\019\01i\"\01j\01:"
    "\01\1c\01@\01\04self#\00;\04\00![method]descriptor.read-directory\01<\01@\01\04s"
    "elf#\00+\04\00\17[method]descriptor.sync\01=\01@\02\04self#\04paths\00+\04\00&[m"
    "ethod]descriptor.create-directory-at\01>\01j\01\16\01\1c\01@\01\04self#\00?\04"
    "\00\17[method]descriptor.stat\01@\01@\03\04self#\n"
    "path-flags\0f\04paths\00?\04\00\1a[method]descriptor.stat-at\01A\01@\05\04self#"
    "\n"
    "path-flags\0f\04paths\15data-access-timestamp\18\1bdata-modification-timestamp"
    "\18\00+\04\00\1f[method]descriptor.set-times-at\01B\01@\05\04self#\0eold-path-fl"
    "ags\0f\08old-paths\0enew-descriptor#\08new-paths\00+\04\00\1a[method]descriptor."
    "link-at\01C\01i!\01j\01\c4\00\01\1c\01@\05\04self#\n"
    "path-flags\0f\04paths\n"
    "open-flags\11\05flags\r\00\c5\00\04\00\1a[method]descriptor.open-at\01F\01j\01s"
    "\01\1c\01@\02\04self#\04paths\00\c7\00\04\00\1e[method]descriptor.readlink-at\01"
    "H\01@\02\04self#\04paths\00+\04\00&[method]descriptor.remove-directory-at\01I\01"
    "@\04\04self#\08old-paths\0enew-descriptor#\08new-paths\00+\04\00\1c[method]descr"
    "iptor.rename-at\01J\01@\03\04self#\08old-paths\08new-paths\00+\04\00\1d[method]d"
    "escriptor.symlink-at\01K\01@\02\04self#\04paths\00+\04\00![method]descriptor.unl"
    "ink-file-at\01L\01@\02\04self#\05other#\00\7f\04\00![method]descriptor.is-same-o"
    "bject\01M\01j\01 \01\1c\01@\01\04self#\00\ce\00\04\00 [method]descriptor.metadat"
    "a-hash\01O\01@\03\04self#\n"
    "path-flags\0f\04paths\00\ce\00\04\00#[method]descriptor.metadata-hash-at\01P\01h"
    "\"\01k\1a\01j\01\d2\00\01\1c\01@\01\04self\d1\00\00\d3\00\04\003[method]director"
    "y-entry-stream.read-directory-entry\01T\01h\05\01k\1c\01@\01\03err\d5\00\00\d6"
    "\00\04\00\15filesystem-error-code\01W\03\00\1cwasi:filesystem/types@0.2.12\05\17"
    "\02\03\00\0f\n"
    "descriptor\01B\07\02\03\02\01\18\04\00\n"
    "descriptor\03\00\00\01i\01\01o\02\02s\01p\03\01@\00\00\04\04\00\0fget-directorie"
    "s\01\05\03\00\1fwasi:filesystem/preopens@0.2.12\05\19\01B\05\01p}\01@\01\03lenw"
    "\00\00\04\00\10get-random-bytes\01\01\01@\00\00w\04\00\0eget-random-u64\01\02\03"
    "\00\19wasi:random/random@0.2.12\05\1a\04\00\16wharf:preview1/adapter\04\00\0b\r"
    "\01\00\07adapter\03\00\00\00\19\16wit-component-encoding\04\00")
  (@custom "component-type:command"
    "\00asm\r\00\01\00\07M\01A\02\01A\02\01B\03\01j\00\00\01@\00\00\00\04\00\03run\01"
    "\01\04\00\13wasi:cli/run@0.2.12\05\00\04\00\16wharf:preview1/command\04\00\0b\r"
    "\01\00\07command\03\00\00\00\19\16wit-component-encoding\04\00")
)
