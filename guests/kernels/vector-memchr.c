/* Lengths of the lines of 64 KiB of text: compare sixteen bytes, take a bit of each. */
#include "vector.h"

enum { SIZE = 65536 };
static u8x16 text[SIZE / 16];

uint32_t run(uint32_t n) {
  uint32_t seed = 7, hash = 0;
  for (int i = 0; i < SIZE; i++) {
    uint32_t r = next_random(&seed) >> 8;
    text[i / 16][i % 16] = r % 61 == 0 ? '\n' : (uint8_t)(' ' + r % 95);
  }
  for (uint32_t round = 0; round < n; round++) {
    text[0][0] = (uint8_t)round;
    uint32_t start = 0;
    for (uint32_t i = 0; i < SIZE; i += 16) {
      uint32_t found = bitmask((s8x16)(text[i / 16] == (uint8_t)'\n'));
      while (found) {
        uint32_t at = i + (uint32_t)__builtin_ctz(found);
        hash = hash * 31 + at - start;
        start = at + 1;
        found &= found - 1;
      }
    }
  }
  return hash;
}
