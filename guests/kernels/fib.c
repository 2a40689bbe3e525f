/* Recursive Fibonacci: calls and returns. */
#include "kernel.h"

__attribute__((noinline)) static uint32_t fib(uint32_t n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

uint32_t run(uint32_t n) {
  uint32_t checksum = 0;
  for (uint32_t round = 0; round < n; round++) checksum = checksum * 31 + fib(25 + (round & 1));
  return checksum;
}
