// Threads that count together, hand things to each other, and end the program.
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "thread.h"

enum { WORKERS = 4, ROUNDS = 20000, ITEMS = 1000, SLOTS = 8 };

static atomic_int counter;
static _Atomic int64_t sum;
static atomic_uchar narrow;
static atomic_int mutex;
static long guarded;

static void count(void *argument) {
  int step = *(int *)argument;
  for (int i = 0; i < ROUNDS; i++) {
    atomic_fetch_add(&counter, 1);
    atomic_fetch_add(&sum, (int64_t)step << 32);
    atomic_fetch_add(&narrow, 1);
    lock(&mutex);
    guarded += step;
    unlock(&mutex);
  }
}

// A queue with a mutex and two words to wait at.
static int queue[SLOTS];
static int head, tail;
static atomic_int gate, puts_done, takes_done;

static void produce(void *argument) {
  (void)argument;
  for (int i = 1; i <= ITEMS; i++) {
    for (;;) {
      int seen = atomic_load(&takes_done);
      lock(&gate);
      int full = tail - head == SLOTS;
      if (!full) queue[tail++ % SLOTS] = i;
      unlock(&gate);
      if (!full) break;
      wait_while(&takes_done, seen);
    }
    atomic_fetch_add(&puts_done, 1);
    wake(&puts_done, 1);
  }
}

static long consume(void) {
  long total = 0;
  for (int i = 1; i <= ITEMS; i++) {
    for (;;) {
      int seen = atomic_load(&puts_done);
      lock(&gate);
      int empty = tail == head;
      if (!empty) total += queue[head++ % SLOTS];
      unlock(&gate);
      if (!empty) break;
      wait_while(&puts_done, seen);
    }
    atomic_fetch_add(&takes_done, 1);
    wake(&takes_done, 1);
  }
  return total;
}

static void print(void *argument) {
  lock(&mutex);
  printf("printed by a thread: %s\n", (char *)argument);
  fflush(stdout);
  unlock(&mutex);
}

static void trap(void *argument) {
  (void)argument;
  __builtin_trap();
}

static void leave(void *argument) { _Exit(*(int *)argument); }

static void spin(void *argument) {
  (void)argument;
  for (volatile long i = 0;; i++) {
  }
}

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  struct thread threads[WORKERS];
  int steps[WORKERS];
  atomic_int never = 0;
  if (strcmp(mode, "trap") == 0 || strcmp(mode, "exit") == 0) {
    int status = 7;
    thread_start(&threads[0], spin, NULL);
    thread_start(&threads[1], mode[0] == 't' ? trap : leave, &status);
    wait_while(&never, 0);
  }
  for (int i = 0; i < WORKERS; i++) {
    steps[i] = i + 1;
    if (thread_start(&threads[i], count, &steps[i]) < 1) return 1;
  }
  for (int i = 0; i < WORKERS; i++) thread_join(&threads[i]);
  printf("counter %d, sum %lld, narrow %d, guarded %ld\n", counter, (long long)(sum >> 32), narrow,
         guarded);

  thread_start(&threads[0], produce, NULL);
  printf("consumed %ld\n", consume());
  thread_join(&threads[0]);

  int expected = __builtin_wasm_memory_atomic_wait32((int *)&never, 1, -1);
  int timeout = __builtin_wasm_memory_atomic_wait32((int *)&never, 0, 1000000);
  printf("wait: %d when changed, %d when nobody notifies; notified %u\n", expected, timeout,
         __builtin_wasm_memory_atomic_notify((int *)&never, 1));
  fflush(stdout);
  thread_start(&threads[0], print, "hello");
  thread_join(&threads[0]);
  thread_start(&threads[0], spin, NULL);
  return 3;
}
