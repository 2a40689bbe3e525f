/* Sieve of Eratosthenes over bytes: sequential and strided stores. */
#include "kernel.h"

enum { LIMIT = 1 << 20 };
static uint8_t composite[LIMIT];

uint32_t run(uint32_t n) {
  uint32_t checksum = 0;
  for (uint32_t round = 0; round < n; round++) {
    for (uint32_t i = 0; i < LIMIT; i++) composite[i] = 0;
    for (uint32_t i = 2; i * i < LIMIT; i++)
      if (!composite[i])
        for (uint32_t j = i * i; j < LIMIT; j += i) composite[j] = 1;
    uint32_t count = 0;
    for (uint32_t i = 2; i < LIMIT; i++) count += !composite[i];
    checksum = checksum * 31 + count + round;
  }
  return checksum;
}
