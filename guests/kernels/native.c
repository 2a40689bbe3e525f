/* The native side of the benchmark: for each line with a number it runs the kernel so many times, and answers with
 * the nanoseconds that passed, those of them that it had a processor, and the checksum. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

uint32_t run(uint32_t n);

static int64_t now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int main(void) {
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    uint32_t n = (uint32_t)strtoul(line, NULL, 10);
    int64_t cpu = now(CLOCK_THREAD_CPUTIME_ID), start = now(CLOCK_MONOTONIC);
    uint32_t checksum = run(n);
    int64_t wall = now(CLOCK_MONOTONIC) - start;
    cpu = now(CLOCK_THREAD_CPUTIME_ID) - cpu;
    printf("%lld %lld %u\n", (long long)wall, (long long)cpu, checksum);
    fflush(stdout);
  }
}
