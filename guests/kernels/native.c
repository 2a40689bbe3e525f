/* The native side: `native N` warms up, then runs the kernel each time a line comes, and answers with nanoseconds and checksum. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

uint32_t run(uint32_t n);

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int main(void) {
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    uint32_t n = (uint32_t)strtoul(line, NULL, 10);
    int64_t start = now();
    uint32_t checksum = run(n);
    printf("%lld %u\n", (long long)(now() - start), checksum);
    fflush(stdout);
  }
}
