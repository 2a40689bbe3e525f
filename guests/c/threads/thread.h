// Threads without a library: what a libc for wasi-threads does with a spawned thread, in a page.
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>

struct thread {
  char *stack;  // read by the entry below, so it comes first
  void (*body)(void *);
  void *argument;
  atomic_int done;
};

__attribute__((import_module("wasi"), import_name("thread-spawn"))) int wasi_thread_spawn(void *);

// The new instance starts with the stack pointer of the first thread.
__asm__(
    ".globaltype __stack_pointer, i32\n"
    ".functype thread_enter (i32, i32) -> ()\n"
    ".export_name wasi_thread_start, wasi_thread_start\n"
    ".globl wasi_thread_start\n"
    ".type wasi_thread_start,@function\n"
    "wasi_thread_start:\n"
    ".functype wasi_thread_start (i32, i32) -> ()\n"
    "local.get 1\n"
    "i32.load 0\n"
    "global.set __stack_pointer\n"
    "local.get 0\n"
    "local.get 1\n"
    "call thread_enter\n"
    "end_function\n");

static void wait_while(atomic_int *word, int value) {
  while (atomic_load(word) == value) __builtin_wasm_memory_atomic_wait32((int *)word, value, -1);
}

static void wake(atomic_int *word, unsigned count) {
  __builtin_wasm_memory_atomic_notify((int *)word, count);
}

__attribute__((used)) void thread_enter(int id, struct thread *self) {
  (void)id;
  self->body(self->argument);
  atomic_store(&self->done, 1);
  wake(&self->done, ~0u);
}

static int thread_start(struct thread *self, void (*body)(void *), void *argument) {
  enum { STACK = 65536 };
  self->stack = (char *)malloc(STACK) + STACK;
  self->body = body;
  self->argument = argument;
  self->done = 0;
  return wasi_thread_spawn(self);
}

static void thread_join(struct thread *self) { wait_while(&self->done, 0); }

// A mutex of three states: free, held, held and waited for.
static void lock(atomic_int *mutex) {
  int seen = 0;
  if (atomic_compare_exchange_strong(mutex, &seen, 1)) return;
  while (atomic_exchange(mutex, 2) != 0) __builtin_wasm_memory_atomic_wait32((int *)mutex, 2, -1);
}

static void unlock(atomic_int *mutex) {
  if (atomic_exchange(mutex, 0) == 2) wake(mutex, 1);
}
