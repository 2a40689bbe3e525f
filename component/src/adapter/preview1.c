// WASI preview 1 on WASI 0.2, for modules that become components.
//
// The module of the guest and this one have a memory each. What is read from or written to the guest's goes through the
// functions main_*; everything else here lies in memory of its own, so that the guest can neither see nor harm it, and
// its memory grows only when the guest makes it grow. build.sh says how the two memories come about.
//
// A call starts with an empty arena, in which the host puts what it returns.

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

#define EXPORT(name) __attribute__((export_name(name)))
#define IMPORT(module, name) __attribute__((import_module(module), import_name(name)))

// --- The guest's memory -------------------------------------------------------------------------------------------

IMPORT("bridge", "load8") u32 main_load8(u32 at);
IMPORT("bridge", "load16") u32 main_load16(u32 at);
IMPORT("bridge", "load32") u32 main_load32(u32 at);
IMPORT("bridge", "load64") u64 main_load64(u32 at);
IMPORT("bridge", "store8") void main_store8(u32 at, u32 value);
IMPORT("bridge", "store16") void main_store16(u32 at, u32 value);
IMPORT("bridge", "store32") void main_store32(u32 at, u32 value);
IMPORT("bridge", "store64") void main_store64(u32 at, u64 value);
IMPORT("bridge", "read") void main_read(void *to, u32 from, u32 length);
IMPORT("bridge", "write") void main_write(u32 to, const void *from, u32 length);

// --- Memory of our own --------------------------------------------------------------------------------------------

extern u8 __heap_base;
static u32 arena_end;

static void begin(void) { arena_end = (u32)&__heap_base; }

static void *allocate(u32 size, u32 align) {
  u32 start = (arena_end + align - 1) & -align;
  u32 end = start + size;
  if (end < start) __builtin_trap();
  u32 pages = (end + 0xffff) >> 16;
  u32 have = __builtin_wasm_memory_size(0);
  if (pages > have && __builtin_wasm_memory_grow(0, pages - have) == (u32)-1) __builtin_trap();
  arena_end = end;
  return (void *)start;
}

EXPORT("cabi_realloc") void *cabi_realloc(void *old, u32 old_size, u32 align, u32 size) {
  u8 *fresh = allocate(size, align);
  for (u32 i = 0; i < old_size && i < size; i++) fresh[i] = ((u8 *)old)[i];
  return fresh;
}

typedef struct {
  u8 *at;
  u32 length;
} bytes;

static bytes from_main(u32 at, u32 length) {
  bytes copy = {allocate(length, 1), length};
  main_read(copy.at, at, length);
  return copy;
}

// --- WASI 0.2 -----------------------------------------------------------------------------------------------------
// Results come in the layout of the Canonical ABI; each structure below is one such type.

typedef struct {
  u8 failed, code;
} unit_result;
typedef struct {
  u8 failed;
  union {
    u32 value;
    u8 code;
  };
} u32_result;
typedef struct {
  u8 failed;
  union {
    u64 value;
    u8 code;
  };
} u64_result;
typedef struct {
  u8 failed;
  union {
    bytes value;
    u8 code;
  };
} bytes_result;
typedef struct {
  u8 failed;
  union {
    struct {
      bytes value;
      u8 at_end;
    };
    u8 code;
  };
} read_result;
typedef struct {
  u8 failed;
  union {
    bytes value;
    struct {
      u8 kind;
      u32 error;
    };
  };
} stream_result;
typedef struct {
  u64 seconds;
  u32 nanoseconds;
} datetime;
typedef struct {
  u8 some;
  datetime value;
} some_datetime;
typedef struct {
  u8 failed;
  union {
    struct {
      u8 type;
      u64 links, size;
      some_datetime accessed, modified, changed;
    } value;
    u8 code;
  };
} stat_result;
typedef struct {
  u8 failed;
  union {
    struct {
      u64 lower, upper;
    } value;
    u8 code;
  };
} hash_result;
typedef struct {
  u8 failed;
  union {
    struct {
      u8 some;
      struct {
        u8 type;
        bytes name;
      } entry;
    } value;
    u8 code;
  };
} entry_result;
typedef struct {
  u8 some;
  u32 handle;
} some_handle;
typedef struct {
  u32 handle;
  bytes name;
} preopen;
typedef struct {
  bytes name, value;
} variable;
typedef struct {
  void *at;
  u32 length;
} list;
typedef struct {
  u32 kind;
  u64 seconds;
  u32 nanoseconds;
} new_timestamp;

#define ENVIRONMENT "wasi:cli/environment@0.2.12"
IMPORT(ENVIRONMENT, "get-environment") void get_environment(list *);
IMPORT(ENVIRONMENT, "get-arguments") void get_arguments(list *);
IMPORT("wasi:cli/exit@0.2.12", "exit-with-code") void exit_with_code(u32);
IMPORT("wasi:cli/stdin@0.2.12", "get-stdin") u32 get_stdin(void);
IMPORT("wasi:cli/stdout@0.2.12", "get-stdout") u32 get_stdout(void);
IMPORT("wasi:cli/stderr@0.2.12", "get-stderr") u32 get_stderr(void);
IMPORT("wasi:cli/terminal-stdin@0.2.12", "get-terminal-stdin") void get_terminal_stdin(some_handle *);
IMPORT("wasi:cli/terminal-stdout@0.2.12", "get-terminal-stdout") void get_terminal_stdout(some_handle *);
IMPORT("wasi:cli/terminal-stderr@0.2.12", "get-terminal-stderr") void get_terminal_stderr(some_handle *);
IMPORT("wasi:cli/terminal-input@0.2.12", "[resource-drop]terminal-input") void drop_terminal_input(u32);
IMPORT("wasi:cli/terminal-output@0.2.12", "[resource-drop]terminal-output") void drop_terminal_output(u32);
#define MONOTONIC "wasi:clocks/monotonic-clock@0.2.12"
IMPORT(MONOTONIC, "now") u64 monotonic_now(void);
IMPORT(MONOTONIC, "resolution") u64 monotonic_resolution(void);
IMPORT(MONOTONIC, "subscribe-instant") u32 subscribe_instant(u64);
IMPORT(MONOTONIC, "subscribe-duration") u32 subscribe_duration(u64);
IMPORT("wasi:clocks/wall-clock@0.2.12", "now") void wall_now(datetime *);
IMPORT("wasi:clocks/wall-clock@0.2.12", "resolution") void wall_resolution(datetime *);
IMPORT("wasi:random/random@0.2.12", "get-random-bytes") void get_random_bytes(u64, bytes *);
IMPORT("wasi:io/error@0.2.12", "[resource-drop]error") void drop_error(u32);
IMPORT("wasi:io/poll@0.2.12", "poll") void poll(u32 *, u32, list *);
IMPORT("wasi:io/poll@0.2.12", "[resource-drop]pollable") void drop_pollable(u32);
#define STREAMS "wasi:io/streams@0.2.12"
IMPORT(STREAMS, "[method]input-stream.blocking-read") void blocking_read(u32, u64, stream_result *);
IMPORT(STREAMS, "[method]input-stream.subscribe") u32 subscribe_input(u32);
IMPORT(STREAMS, "[method]output-stream.blocking-write-and-flush")
void blocking_write_and_flush(u32, const void *, u32, stream_result *);
IMPORT(STREAMS, "[method]output-stream.subscribe") u32 subscribe_output(u32);
IMPORT("wasi:filesystem/preopens@0.2.12", "get-directories") void get_directories(list *);
#define FILES "wasi:filesystem/types@0.2.12"
#define DESCRIPTOR(name) IMPORT(FILES, "[method]descriptor." name)
IMPORT(FILES, "[resource-drop]descriptor") void drop_descriptor(u32);
IMPORT(FILES, "[resource-drop]directory-entry-stream") void drop_entries(u32);
IMPORT(FILES, "[method]directory-entry-stream.read-directory-entry") void read_entry(u32, entry_result *);
DESCRIPTOR("advise") void descriptor_advise(u32, u64, u64, u32, unit_result *);
DESCRIPTOR("sync-data") void descriptor_sync_data(u32, unit_result *);
DESCRIPTOR("sync") void descriptor_sync(u32, unit_result *);
DESCRIPTOR("get-flags") void descriptor_get_flags(u32, unit_result *);
DESCRIPTOR("get-type") void descriptor_get_type(u32, unit_result *);
DESCRIPTOR("set-size") void descriptor_set_size(u32, u64, unit_result *);
DESCRIPTOR("set-times") void descriptor_set_times(u32, u32, u64, u32, u32, u64, u32, unit_result *);
DESCRIPTOR("read") void descriptor_read(u32, u64, u64, read_result *);
DESCRIPTOR("write") void descriptor_write(u32, const void *, u32, u64, u64_result *);
DESCRIPTOR("read-directory") void descriptor_read_directory(u32, u32_result *);
DESCRIPTOR("create-directory-at") void descriptor_create_directory_at(u32, u8 *, u32, unit_result *);
DESCRIPTOR("stat") void descriptor_stat(u32, stat_result *);
DESCRIPTOR("stat-at") void descriptor_stat_at(u32, u32, u8 *, u32, stat_result *);
DESCRIPTOR("set-times-at")
void descriptor_set_times_at(u32, u32, u8 *, u32, u32, u64, u32, u32, u64, u32, unit_result *);
DESCRIPTOR("link-at") void descriptor_link_at(u32, u32, u8 *, u32, u32, u8 *, u32, unit_result *);
DESCRIPTOR("open-at") void descriptor_open_at(u32, u32, u8 *, u32, u32, u32, u32_result *);
DESCRIPTOR("readlink-at") void descriptor_readlink_at(u32, u8 *, u32, bytes_result *);
DESCRIPTOR("remove-directory-at") void descriptor_remove_directory_at(u32, u8 *, u32, unit_result *);
DESCRIPTOR("rename-at") void descriptor_rename_at(u32, u8 *, u32, u32, u8 *, u32, unit_result *);
DESCRIPTOR("symlink-at") void descriptor_symlink_at(u32, u8 *, u32, u8 *, u32, unit_result *);
DESCRIPTOR("unlink-file-at") void descriptor_unlink_file_at(u32, u8 *, u32, unit_result *);
DESCRIPTOR("metadata-hash") void descriptor_metadata_hash(u32, hash_result *);
DESCRIPTOR("metadata-hash-at") void descriptor_metadata_hash_at(u32, u32, u8 *, u32, hash_result *);

IMPORT("__main_module__", "_start") void start(void);

// --- Errors -------------------------------------------------------------------------------------------------------

enum {
  SUCCESS = 0,
  BADF = 8,
  INVAL = 28,
  IO = 29,
  ISDIR = 31,
  MFILE = 33,
  NAMETOOLONG = 37,
  NOTDIR = 54,
  NOTSUP = 58,
  PIPE = 64,
  SPIPE = 70,
};

// By the numbers of error-code.
static const u8 errors[] = {2,  6,  7,  8,  10, 16, 19, 20, 22, 25, 26, 27, 28, 29, 31, 32, 34, 35, 37,
                            43, 44, 46, 48, 51, 54, 55, 56, 58, 59, 60, 61, 63, 64, 69, 70, 74, 75};

static u32 error(u8 code) { return code < sizeof errors ? errors[code] : IO; }
static u32 outcome(const unit_result *result) { return result->failed ? error(result->code) : SUCCESS; }

// --- Descriptors --------------------------------------------------------------------------------------------------

enum { FREE, CLOSED, INPUT, OUTPUT, OPEN };
enum { UNKNOWN, BLOCK_DEVICE, CHARACTER_DEVICE, DIRECTORY, REGULAR_FILE, SOCKET_STREAM = 6, SYMBOLIC_LINK = 7 };
enum { APPEND = 1, DSYNC = 2, NONBLOCK = 4, RSYNC = 8, SYNC = 16 };
enum { RIGHT_READ = 1 << 1, RIGHT_WRITE = 1 << 6, RIGHT_READDIR = 1 << 14 };

typedef struct {
  u8 kind;
  u8 type;
  u16 flags;
  u32 handle;  // of a stream, or of a descriptor
  u64 position;
  u64 rights;
  bytes name;  // of a directory that was there from the start
} file;

enum { MOST_FILES = 1024 };
static file files[MOST_FILES];
static u8 prepared;

// Names of directories outlive the arena.
static u8 names[16384];
static u32 names_used;

static u32 file_type(u8 type) {
  static const u8 types[] = {UNKNOWN,       BLOCK_DEVICE, CHARACTER_DEVICE, DIRECTORY,
                             SOCKET_STREAM, SYMBOLIC_LINK, REGULAR_FILE,    SOCKET_STREAM};
  return type < sizeof types ? types[type] : UNKNOWN;
}

static u64 all_rights(u8 type) {
  // Those of paths for directories, of contents for files; seeking tells terminals from files.
  return type == DIRECTORY ? 0xfbffe98 : 0x8e001ff;
}

static void prepare(void) {
  begin();
  if (prepared) return;
  prepared = 1;
  u64 stdio = RIGHT_READ | RIGHT_WRITE | 1 << 21 | 1 << 27;
  some_handle terminal;
  get_terminal_stdin(&terminal);
  files[0] = (file){INPUT, terminal.some ? CHARACTER_DEVICE : UNKNOWN, 0, get_stdin(), 0, stdio};
  if (terminal.some) drop_terminal_input(terminal.handle);
  get_terminal_stdout(&terminal);
  files[1] = (file){OUTPUT, terminal.some ? CHARACTER_DEVICE : UNKNOWN, 0, get_stdout(), 0, stdio};
  if (terminal.some) drop_terminal_output(terminal.handle);
  get_terminal_stderr(&terminal);
  files[2] = (file){OUTPUT, terminal.some ? CHARACTER_DEVICE : UNKNOWN, 0, get_stderr(), 0, stdio};
  if (terminal.some) drop_terminal_output(terminal.handle);
  list found;
  get_directories(&found);
  preopen *directories = found.at;
  for (u32 i = 0; i < found.length && i + 3 < MOST_FILES; i++) {
    bytes name = directories[i].name;
    if (name.length > sizeof names - names_used) __builtin_trap();
    u8 *kept = names + names_used;
    for (u32 j = 0; j < name.length; j++) kept[j] = name.at[j];
    names_used += name.length;
    files[i + 3] =
        (file){OPEN, DIRECTORY, 0, directories[i].handle, 0, all_rights(DIRECTORY), {kept, name.length}};
  }
  begin();
}

static file *find(u32 fd) {
  prepare();
  return fd < MOST_FILES && files[fd].kind > CLOSED ? &files[fd] : 0;
}

static u32 find_open(u32 fd, file **found) {
  *found = find(fd);
  if (!*found) return BADF;
  return (*found)->kind == OPEN ? SUCCESS : SPIPE;
}

static u32 find_directory(u32 fd, file **found) {
  *found = find(fd);
  if (!*found) return BADF;
  return (*found)->kind == OPEN && (*found)->type == DIRECTORY ? SUCCESS : NOTDIR;
}

// --- Arguments, variables, clocks, random numbers -------------------------------------------------------------------

EXPORT("args_sizes_get") u32 args_sizes_get(u32 count_at, u32 size_at) {
  begin();
  list arguments;
  get_arguments(&arguments);
  u32 size = 0;
  for (u32 i = 0; i < arguments.length; i++) size += ((bytes *)arguments.at)[i].length + 1;
  main_store32(count_at, arguments.length);
  main_store32(size_at, size);
  return SUCCESS;
}

EXPORT("args_get") u32 args_get(u32 pointers, u32 buffer) {
  begin();
  list arguments;
  get_arguments(&arguments);
  for (u32 i = 0; i < arguments.length; i++) {
    bytes argument = ((bytes *)arguments.at)[i];
    main_store32(pointers + 4 * i, buffer);
    main_write(buffer, argument.at, argument.length);
    main_store8(buffer + argument.length, 0);
    buffer += argument.length + 1;
  }
  return SUCCESS;
}

EXPORT("environ_sizes_get") u32 environ_sizes_get(u32 count_at, u32 size_at) {
  begin();
  list variables;
  get_environment(&variables);
  u32 size = 0;
  for (u32 i = 0; i < variables.length; i++) {
    variable each = ((variable *)variables.at)[i];
    size += each.name.length + each.value.length + 2;
  }
  main_store32(count_at, variables.length);
  main_store32(size_at, size);
  return SUCCESS;
}

EXPORT("environ_get") u32 environ_get(u32 pointers, u32 buffer) {
  begin();
  list variables;
  get_environment(&variables);
  for (u32 i = 0; i < variables.length; i++) {
    variable each = ((variable *)variables.at)[i];
    main_store32(pointers + 4 * i, buffer);
    main_write(buffer, each.name.at, each.name.length);
    buffer += each.name.length;
    main_store8(buffer++, '=');
    main_write(buffer, each.value.at, each.value.length);
    buffer += each.value.length;
    main_store8(buffer++, 0);
  }
  return SUCCESS;
}

enum { REALTIME, MONOTONIC_CLOCK };

static u64 nanoseconds(datetime time) { return time.seconds * 1000000000 + time.nanoseconds; }

static u64 real_time(void) {
  datetime now;
  wall_now(&now);
  return nanoseconds(now);
}

EXPORT("clock_res_get") u32 clock_res_get(u32 clock, u32 at) {
  begin();
  datetime resolution;
  switch (clock) {
    case REALTIME: wall_resolution(&resolution); main_store64(at, nanoseconds(resolution)); return SUCCESS;
    case MONOTONIC_CLOCK: main_store64(at, monotonic_resolution()); return SUCCESS;
    default: return clock < 4 ? NOTSUP : INVAL;
  }
}

EXPORT("clock_time_get") u32 clock_time_get(u32 clock, u64 precision, u32 at) {
  begin();
  switch (clock) {
    case REALTIME: main_store64(at, real_time()); return SUCCESS;
    case MONOTONIC_CLOCK: main_store64(at, monotonic_now()); return SUCCESS;
    default: return clock < 4 ? NOTSUP : INVAL;
  }
}

EXPORT("random_get") u32 random_get(u32 at, u32 length) {
  while (length > 0) {
    begin();
    bytes some;
    get_random_bytes(length < 65536 ? length : 65536, &some);
    u32 count = some.length < length ? some.length : length;
    main_write(at, some.at, count);
    at += count;
    length -= count;
  }
  return SUCCESS;
}

EXPORT("sched_yield") u32 sched_yield(void) { return SUCCESS; }

EXPORT("proc_exit") void proc_exit(u32 code) {
  exit_with_code(code & 0xff);
  __builtin_trap();
}

EXPORT("proc_raise") u32 proc_raise(u32 signal) { return NOTSUP; }

EXPORT("wasi:cli/run@0.2.12#run") u32 run(void) {
  start();
  return 0;
}

// --- Reading and writing --------------------------------------------------------------------------------------------

enum { CHUNK = 65536, STREAM_CHUNK = 4096 };

static u32 total(u32 vectors, u32 count) {
  u64 sum = 0;
  for (u32 i = 0; i < count; i++) sum += main_load32(vectors + 8 * i + 4);
  return sum < CHUNK ? sum : CHUNK;
}

static void scatter(u32 vectors, u32 count, bytes data) {
  u32 done = 0;
  for (u32 i = 0; i < count && done < data.length; i++) {
    u32 length = main_load32(vectors + 8 * i + 4);
    if (length > data.length - done) length = data.length - done;
    main_write(main_load32(vectors + 8 * i), data.at + done, length);
    done += length;
  }
}

static bytes gather(u32 vectors, u32 count, u32 most) {
  bytes all = {allocate(most, 1), 0};
  for (u32 i = 0; i < count && all.length < most; i++) {
    u32 length = main_load32(vectors + 8 * i + 4);
    if (length > most - all.length) length = most - all.length;
    main_read(all.at + all.length, main_load32(vectors + 8 * i), length);
    all.length += length;
  }
  return all;
}

static u32 failed(const stream_result *result) {
  if (result->kind == 0) {
    drop_error(result->error);
    return IO;
  }
  return PIPE;
}

static u32 read_at(file *from, u32 vectors, u32 count, u64 offset, u32 *done) {
  if (from->type == DIRECTORY) return ISDIR;
  if (!(from->rights & RIGHT_READ)) return BADF;
  u32 wanted = total(vectors, count);
  read_result result;
  descriptor_read(from->handle, wanted, offset, &result);
  if (result.failed) return error(result.code);
  scatter(vectors, count, result.value);
  *done = result.value.length;
  return SUCCESS;
}

static u32 write_at(file *to, u32 vectors, u32 count, u64 offset, u32 *done) {
  if (to->type == DIRECTORY) return ISDIR;
  if (!(to->rights & RIGHT_WRITE)) return BADF;
  bytes all = gather(vectors, count, total(vectors, count));
  u64_result result;
  descriptor_write(to->handle, all.at, all.length, offset, &result);
  if (result.failed) return error(result.code);
  *done = result.value;
  return SUCCESS;
}

EXPORT("fd_read") u32 fd_read(u32 fd, u32 vectors, u32 count, u32 done_at) {
  file *from = find(fd);
  if (!from || from->kind == OUTPUT) return BADF;
  u32 done = 0;
  if (from->kind == INPUT) {
    u32 wanted = total(vectors, count);
    stream_result result;
    if (wanted > 0) {
      blocking_read(from->handle, wanted, &result);
      if (!result.failed) {
        scatter(vectors, count, result.value);
        done = result.value.length;
      } else if (failed(&result) != PIPE) {
        return IO;
      }
    }
  } else {
    u32 why = read_at(from, vectors, count, from->position, &done);
    if (why) return why;
    from->position += done;
  }
  main_store32(done_at, done);
  return SUCCESS;
}

EXPORT("fd_pread") u32 fd_pread(u32 fd, u32 vectors, u32 count, u64 offset, u32 done_at) {
  file *from;
  u32 done, why = find_open(fd, &from);
  if (why) return why;
  why = read_at(from, vectors, count, offset, &done);
  if (!why) main_store32(done_at, done);
  return why;
}

EXPORT("fd_write") u32 fd_write(u32 fd, u32 vectors, u32 count, u32 done_at) {
  file *to = find(fd);
  if (!to || to->kind == INPUT) return BADF;
  u32 done = 0;
  if (to->kind == OUTPUT) {
    bytes all = gather(vectors, count, total(vectors, count));
    while (done < all.length) {
      u32 length = all.length - done < STREAM_CHUNK ? all.length - done : STREAM_CHUNK;
      stream_result result;
      blocking_write_and_flush(to->handle, all.at + done, length, &result);
      if (result.failed) return failed(&result);
      done += length;
    }
  } else {
    if (to->flags & APPEND) {
      stat_result stat;
      descriptor_stat(to->handle, &stat);
      if (stat.failed) return error(stat.code);
      to->position = stat.value.size;
    }
    u32 why = write_at(to, vectors, count, to->position, &done);
    if (why) return why;
    to->position += done;
  }
  main_store32(done_at, done);
  return SUCCESS;
}

EXPORT("fd_pwrite") u32 fd_pwrite(u32 fd, u32 vectors, u32 count, u64 offset, u32 done_at) {
  file *to;
  u32 done, why = find_open(fd, &to);
  if (why) return why;
  why = write_at(to, vectors, count, offset, &done);
  if (!why) main_store32(done_at, done);
  return why;
}

EXPORT("fd_seek") u32 fd_seek(u32 fd, u64 offset, u32 whence, u32 position_at) {
  file *each;
  u32 why = find_open(fd, &each);
  if (why) return why;
  if (each->type == DIRECTORY) return BADF;
  u64 from = 0;
  if (whence == 1) {
    from = each->position;
  } else if (whence == 2) {
    stat_result stat;
    descriptor_stat(each->handle, &stat);
    if (stat.failed) return error(stat.code);
    from = stat.value.size;
  } else if (whence != 0) {
    return INVAL;
  }
  if ((long long)(from + offset) < 0) return INVAL;
  each->position = from + offset;
  main_store64(position_at, each->position);
  return SUCCESS;
}

EXPORT("fd_tell") u32 fd_tell(u32 fd, u32 position_at) {
  file *each;
  u32 why = find_open(fd, &each);
  if (!why) main_store64(position_at, each->position);
  return why;
}

// --- What is known of descriptors -----------------------------------------------------------------------------------

// The directory that is being read, and an entry for which there was no room.
static struct {
  u32 fd, handle;
  u64 next;
  u8 open, pending, type;
  u32 length;
  u8 name[4096];
} listing;

static void end_listing(void) {
  if (listing.open) drop_entries(listing.handle);
  listing.open = listing.pending = 0;
}

EXPORT("fd_close") u32 fd_close(u32 fd) {
  file *each = find(fd);
  if (!each) return BADF;
  if (listing.open && listing.fd == fd) end_listing();
  if (each->kind == OPEN) drop_descriptor(each->handle);
  // The numbers of directories that were granted are not given out again: libraries look for them.
  each->kind = each->name.at ? CLOSED : FREE;
  return SUCCESS;
}

EXPORT("fd_renumber") u32 fd_renumber(u32 from, u32 to) {
  if (!find(from) || !find(to)) return BADF;
  if (from != to) {
    fd_close(to);
    if (listing.open && listing.fd == from) end_listing();
    files[to] = files[from];
    files[from].kind = FREE;
  }
  return SUCCESS;
}

EXPORT("fd_fdstat_get") u32 fd_fdstat_get(u32 fd, u32 at) {
  file *each = find(fd);
  if (!each) return BADF;
  main_store32(at, each->type);
  main_store32(at + 4, 0);
  main_store16(at + 2, each->flags);
  main_store64(at + 8, each->rights);
  main_store64(at + 16, each->type == DIRECTORY ? ~0ull >> 34 : 0);
  return SUCCESS;
}

EXPORT("fd_fdstat_set_flags") u32 fd_fdstat_set_flags(u32 fd, u32 flags) {
  file *each = find(fd);
  if (!each) return BADF;
  if ((flags ^ each->flags) & ~(APPEND | NONBLOCK)) return NOTSUP;
  each->flags = flags;
  return SUCCESS;
}

EXPORT("fd_fdstat_set_rights") u32 fd_fdstat_set_rights(u32 fd, u64 base, u64 inheriting) {
  file *each = find(fd);
  if (!each) return BADF;
  if (base & ~each->rights) return 76;
  each->rights = base;
  return SUCCESS;
}

EXPORT("fd_prestat_get") u32 fd_prestat_get(u32 fd, u32 at) {
  file *each = find(fd);
  if (!each || !each->name.at) return BADF;
  main_store32(at, 0);
  main_store32(at + 4, each->name.length);
  return SUCCESS;
}

EXPORT("fd_prestat_dir_name") u32 fd_prestat_dir_name(u32 fd, u32 at, u32 length) {
  file *each = find(fd);
  if (!each || !each->name.at) return BADF;
  if (length < each->name.length) return NAMETOOLONG;
  main_write(at, each->name.at, each->name.length);
  return SUCCESS;
}

static void store_stat(u32 at, const stat_result *stat, const hash_result *hash) {
  u64 modified = stat->value.modified.some ? nanoseconds(stat->value.modified.value) : 0;
  main_store64(at, 1);
  main_store64(at + 8, hash->failed ? 0 : hash->value.upper ^ hash->value.lower);
  main_store64(at + 16, file_type(stat->value.type));
  main_store64(at + 24, stat->value.links);
  main_store64(at + 32, stat->value.size);
  main_store64(at + 40, stat->value.accessed.some ? nanoseconds(stat->value.accessed.value) : 0);
  main_store64(at + 48, modified);
  main_store64(at + 56, stat->value.changed.some ? nanoseconds(stat->value.changed.value) : modified);
}

EXPORT("fd_filestat_get") u32 fd_filestat_get(u32 fd, u32 at) {
  file *each = find(fd);
  if (!each) return BADF;
  if (each->kind != OPEN) {
    for (u32 i = 0; i < 64; i += 8) main_store64(at + i, 0);
    main_store8(at + 16, each->type);
    return SUCCESS;
  }
  stat_result stat;
  descriptor_stat(each->handle, &stat);
  if (stat.failed) return error(stat.code);
  hash_result hash;
  descriptor_metadata_hash(each->handle, &hash);
  store_stat(at, &stat, &hash);
  return SUCCESS;
}

EXPORT("fd_filestat_set_size") u32 fd_filestat_set_size(u32 fd, u64 size) {
  file *each;
  u32 why = find_open(fd, &each);
  if (why) return why == SPIPE ? INVAL : why;
  if (!(each->rights & RIGHT_WRITE)) return BADF;
  unit_result result;
  descriptor_set_size(each->handle, size, &result);
  return outcome(&result);
}

EXPORT("fd_allocate") u32 fd_allocate(u32 fd, u64 offset, u64 length) { return find(fd) ? NOTSUP : BADF; }

enum { ACCESSED = 1, ACCESSED_NOW = 2, MODIFIED = 4, MODIFIED_NOW = 8 };

static u32 timestamp(u64 time, u32 given, u32 now, new_timestamp *result) {
  if (given && now) return INVAL;
  *result = (new_timestamp){now ? 1 : given ? 2 : 0, time / 1000000000, time % 1000000000};
  return SUCCESS;
}

static u32 timestamps(u64 accessed, u64 modified, u32 flags, new_timestamp *a, new_timestamp *m) {
  u32 why = timestamp(accessed, flags & ACCESSED, flags & ACCESSED_NOW, a);
  return why ? why : timestamp(modified, flags & MODIFIED, flags & MODIFIED_NOW, m);
}

EXPORT("fd_filestat_set_times") u32 fd_filestat_set_times(u32 fd, u64 accessed, u64 modified, u32 flags) {
  file *each;
  new_timestamp a, m;
  u32 why = find_open(fd, &each);
  if (why) return why == SPIPE ? INVAL : why;
  why = timestamps(accessed, modified, flags, &a, &m);
  if (why) return why;
  unit_result result;
  descriptor_set_times(
      each->handle, a.kind, a.seconds, a.nanoseconds, m.kind, m.seconds, m.nanoseconds, &result);
  return outcome(&result);
}

EXPORT("fd_advise") u32 fd_advise(u32 fd, u64 offset, u64 length, u32 advice) {
  file *each;
  u32 why = find_open(fd, &each);
  if (why) return why;
  if (advice > 5) return INVAL;
  unit_result result;
  descriptor_advise(each->handle, offset, length, advice, &result);
  return outcome(&result);
}

EXPORT("fd_sync") u32 fd_sync(u32 fd) {
  file *each;
  u32 why = find_open(fd, &each);
  if (why) return why == SPIPE ? SUCCESS : why;
  unit_result result;
  descriptor_sync(each->handle, &result);
  return outcome(&result);
}

EXPORT("fd_datasync") u32 fd_datasync(u32 fd) {
  file *each;
  u32 why = find_open(fd, &each);
  if (why) return why == SPIPE ? SUCCESS : why;
  unit_result result;
  descriptor_sync_data(each->handle, &result);
  return outcome(&result);
}

// --- Directories ----------------------------------------------------------------------------------------------------

// The entry with this number, counting the directory itself and its parent; 0 at the end.
static u32 entry(file *directory, u32 fd, u64 number, u8 *type, bytes *name, u8 *found) {
  *found = 1;
  *type = DIRECTORY;
  if (number < 2) {
    *name = (bytes){(u8 *)"..", number + 1};
    return SUCCESS;
  }
  if (listing.pending && listing.fd == fd && listing.next == number + 1) {
    *type = listing.type;
    *name = (bytes){listing.name, listing.length};
    return SUCCESS;
  }
  if (!listing.open || listing.fd != fd || listing.next > number || listing.pending) {
    end_listing();
    u32_result stream;
    descriptor_read_directory(directory->handle, &stream);
    if (stream.failed) return error(stream.code);
    listing.open = 1;
    listing.fd = fd;
    listing.handle = stream.value;
    listing.next = 2;
  }
  while (1) {
    entry_result result;
    read_entry(listing.handle, &result);
    if (result.failed) return error(result.code);
    if (!result.value.some) {
      *found = 0;
      return SUCCESS;
    }
    if (listing.next++ == number) {
      *type = file_type(result.value.entry.type);
      *name = result.value.entry.name;
      return SUCCESS;
    }
  }
}

EXPORT("fd_readdir") u32 fd_readdir(u32 fd, u32 buffer, u32 length, u64 cookie, u32 used_at) {
  file *directory;
  u32 why = find_directory(fd, &directory);
  if (why) return why;
  u32 used = 0;
  while (used < length) {
    u8 type, found;
    bytes name;
    begin();
    why = entry(directory, fd, cookie, &type, &name, &found);
    if (why) return why;
    if (!found) break;
    hash_result hash;
    descriptor_metadata_hash_at(directory->handle, 0, name.at, name.length, &hash);
    struct {
      u64 next, inode;
      u32 length;
      u8 type;
    } header = {cookie + 1, hash.failed ? 0 : hash.value.upper ^ hash.value.lower, name.length, type};
    u32 room = length - used;
    u32 head = room < sizeof header ? room : sizeof header;
    main_write(buffer + used, &header, head);
    used += head;
    room -= head;
    u32 tail = room < name.length ? room : name.length;
    main_write(buffer + used, name.at, tail);
    used += tail;
    if (head < sizeof header || tail < name.length) {
      // It will be asked for again, with more room.
      if (cookie >= 2 && name.length <= sizeof listing.name) {
        for (u32 i = 0; i < name.length && name.at != listing.name; i++) listing.name[i] = name.at[i];
        listing.length = name.length;
        listing.type = type;
        listing.pending = 1;
      } else if (cookie >= 2) {
        end_listing();
      }
      break;
    }
    listing.pending = 0;
    cookie++;
  }
  main_store32(used_at, used);
  return SUCCESS;
}

// --- Paths ----------------------------------------------------------------------------------------------------------

EXPORT("path_open")
u32 path_open(u32 fd, u32 lookup, u32 path, u32 length, u32 how, u64 rights, u64 inheriting, u32 flags, u32 at) {
  file *directory;
  u32 why = find_directory(fd, &directory);
  if (why) return why;
  u32 slot = 3;
  while (slot < MOST_FILES && files[slot].kind != FREE) slot++;
  if (slot == MOST_FILES) return MFILE;
  u32 access = 0;
  if (rights & (RIGHT_READ | RIGHT_READDIR)) access |= 1;
  if (rights & RIGHT_WRITE) access |= 2;
  if (flags & SYNC) access |= 4;
  if (flags & DSYNC) access |= 8;
  if (flags & RSYNC) access |= 16;
  if (how & 2 && rights & 1 << 9) access |= 32;
  bytes name = from_main(path, length);
  u32_result opened;
  descriptor_open_at(directory->handle, lookup & 1, name.at, name.length, how & 15, access, &opened);
  if (opened.failed) return error(opened.code);
  unit_result type;
  descriptor_get_type(opened.value, &type);
  u8 kind = type.failed ? UNKNOWN : file_type(type.code);
  files[slot] =
      (file){OPEN, kind, flags, opened.value, 0, rights & all_rights(kind), {0, 0}};
  main_store32(at, slot);
  return SUCCESS;
}

#define AT_PATH(call)                        \
  file *directory;                           \
  u32 why = find_directory(fd, &directory);  \
  if (why) return why;                       \
  bytes name = from_main(path, length);      \
  unit_result result;                        \
  call;                                      \
  return outcome(&result)

EXPORT("path_create_directory") u32 path_create_directory(u32 fd, u32 path, u32 length) {
  AT_PATH(descriptor_create_directory_at(directory->handle, name.at, name.length, &result));
}

EXPORT("path_remove_directory") u32 path_remove_directory(u32 fd, u32 path, u32 length) {
  AT_PATH(descriptor_remove_directory_at(directory->handle, name.at, name.length, &result));
}

EXPORT("path_unlink_file") u32 path_unlink_file(u32 fd, u32 path, u32 length) {
  AT_PATH(descriptor_unlink_file_at(directory->handle, name.at, name.length, &result));
}

EXPORT("path_filestat_get") u32 path_filestat_get(u32 fd, u32 lookup, u32 path, u32 length, u32 at) {
  file *directory;
  u32 why = find_directory(fd, &directory);
  if (why) return why;
  bytes name = from_main(path, length);
  stat_result stat;
  descriptor_stat_at(directory->handle, lookup & 1, name.at, name.length, &stat);
  if (stat.failed) return error(stat.code);
  hash_result hash;
  descriptor_metadata_hash_at(directory->handle, lookup & 1, name.at, name.length, &hash);
  store_stat(at, &stat, &hash);
  return SUCCESS;
}

EXPORT("path_filestat_set_times")
u32 path_filestat_set_times(
    u32 fd, u32 lookup, u32 path, u32 length, u64 accessed, u64 modified, u32 flags) {
  new_timestamp a, m;
  u32 invalid = timestamps(accessed, modified, flags, &a, &m);
  if (invalid) return invalid;
  AT_PATH(descriptor_set_times_at(directory->handle, lookup & 1, name.at, name.length, a.kind, a.seconds,
                                  a.nanoseconds, m.kind, m.seconds, m.nanoseconds, &result));
}

EXPORT("path_link")
u32 path_link(u32 fd, u32 lookup, u32 path, u32 length, u32 new_fd, u32 new_path, u32 new_length) {
  file *other;
  u32 missing = find_directory(new_fd, &other);
  if (missing) return missing;
  AT_PATH(bytes fresh = from_main(new_path, new_length);
          descriptor_link_at(directory->handle, lookup & 1, name.at, name.length, other->handle, fresh.at,
                             fresh.length, &result));
}

EXPORT("path_rename")
u32 path_rename(u32 fd, u32 path, u32 length, u32 new_fd, u32 new_path, u32 new_length) {
  file *other;
  u32 missing = find_directory(new_fd, &other);
  if (missing) return missing;
  AT_PATH(bytes fresh = from_main(new_path, new_length);
          descriptor_rename_at(directory->handle, name.at, name.length, other->handle, fresh.at,
                               fresh.length, &result));
}

EXPORT("path_symlink") u32 path_symlink(u32 target, u32 target_length, u32 fd, u32 path, u32 length) {
  AT_PATH(bytes old = from_main(target, target_length); descriptor_symlink_at(
              directory->handle, old.at, old.length, name.at, name.length, &result));
}

EXPORT("path_readlink")
u32 path_readlink(u32 fd, u32 path, u32 length, u32 buffer, u32 room, u32 used_at) {
  file *directory;
  u32 why = find_directory(fd, &directory);
  if (why) return why;
  bytes name = from_main(path, length);
  bytes_result result;
  descriptor_readlink_at(directory->handle, name.at, name.length, &result);
  if (result.failed) return error(result.code);
  u32 used = result.value.length < room ? result.value.length : room;
  main_write(buffer, result.value.at, used);
  main_store32(used_at, used);
  return SUCCESS;
}

// --- Waiting --------------------------------------------------------------------------------------------------------

enum { CLOCK_EVENT, READ_EVENT, WRITE_EVENT };

static void store_event(u32 at, u64 user, u32 why, u32 type, u64 size) {
  main_store64(at, user);
  main_store64(at + 8, why | type << 16);
  main_store64(at + 16, size);
  main_store64(at + 24, 0);
}

// What has to be waited for, or 0 for what is ready.
static u32 subscribe(u32 from, u32 *why) {
  u32 type = main_load8(from + 8);
  *why = SUCCESS;
  if (type == CLOCK_EVENT) {
    u32 clock = main_load32(from + 16);
    u64 timeout = main_load64(from + 24);
    u32 absolute = main_load16(from + 40) & 1;
    if (clock == MONOTONIC_CLOCK) return absolute ? subscribe_instant(timeout) : subscribe_duration(timeout);
    if (clock != REALTIME) {
      *why = clock < 4 ? NOTSUP : INVAL;
      return 0;
    }
    if (absolute) {
      u64 now = real_time();
      timeout = timeout > now ? timeout - now : 0;
    }
    return subscribe_duration(timeout);
  }
  u32 fd = main_load32(from + 16);
  file *each = fd < MOST_FILES && files[fd].kind > CLOSED ? &files[fd] : 0;
  if (!each || type > WRITE_EVENT) {
    *why = each ? INVAL : BADF;
    return 0;
  }
  if (each->kind == INPUT && type == READ_EVENT) return subscribe_input(each->handle);
  if (each->kind == OUTPUT && type == WRITE_EVENT) return subscribe_output(each->handle);
  if (each->kind != OPEN) *why = BADF;
  return 0;
}

EXPORT("poll_oneoff") u32 poll_oneoff(u32 in, u32 out, u32 count, u32 done_at) {
  prepare();
  if (count == 0 || count > 65536) return INVAL;
  u32 *handles = allocate(count * 4, 4);
  u32 *numbers = allocate(count * 4, 4);
  u32 waiting = 0, done = 0;
  for (u32 i = 0; i < count; i++) {
    u32 from = in + 48 * i, why;
    u32 handle = subscribe(from, &why);
    if (handle) {
      handles[waiting] = handle;
      numbers[waiting++] = i;
    } else {
      store_event(out + 32 * done++, main_load64(from), why, main_load8(from + 8), why ? 0 : 1);
    }
  }
  if (done == 0) {
    list ready;
    poll(handles, waiting, &ready);
    for (u32 i = 0; i < ready.length; i++) {
      u32 from = in + 48 * numbers[((u32 *)ready.at)[i]];
      u32 type = main_load8(from + 8);
      store_event(out + 32 * done++, main_load64(from), SUCCESS, type, type == CLOCK_EVENT ? 0 : 1);
    }
  }
  for (u32 i = 0; i < waiting; i++) drop_pollable(handles[i]);
  main_store32(done_at, done);
  return SUCCESS;
}

// --- Sockets, of which preview 1 has none to give ---------------------------------------------------------------------

EXPORT("sock_accept") u32 sock_accept(u32 fd, u32 flags, u32 at) { return find(fd) ? NOTSUP : BADF; }
EXPORT("sock_recv")
u32 sock_recv(u32 fd, u32 vectors, u32 count, u32 flags, u32 done_at, u32 flags_at) {
  return find(fd) ? NOTSUP : BADF;
}
EXPORT("sock_send") u32 sock_send(u32 fd, u32 vectors, u32 count, u32 flags, u32 done_at) {
  return find(fd) ? NOTSUP : BADF;
}
EXPORT("sock_shutdown") u32 sock_shutdown(u32 fd, u32 how) { return find(fd) ? NOTSUP : BADF; }
