/* Base64 of 12 KiB, twelve bytes at a time, by shuffles, multiplications and a table of sixteen bytes. */
#include "vector.h"

enum { SIZE = 12288 };
static uint8_t in[SIZE + 16], out[SIZE / 3 * 4];

static inline u8x16 load(const uint8_t *from) {
  u8x16 x;
  __builtin_memcpy(&x, from, 16);
  return x;
}

uint32_t run(uint32_t n) {
  uint32_t seed = 3;
  for (int i = 0; i < SIZE; i++) in[i] = (uint8_t)next_random(&seed);
  const u8x16 shift = {'a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
                       '0' - 52, '0' - 52, '0' - 52, '+' - 62, '/' - 63, 'A',      0,        0};
  uint32_t hash = 0;
  for (uint32_t round = 0; round < n; round++) {
    in[0] = (uint8_t)round;
    for (uint32_t i = 0, o = 0; i < SIZE; i += 12, o += 16) {
      u8x16 x = load(in + i);
      u32x4 groups = (u32x4)__builtin_shufflevector(x, x, 1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10);
      /* Six bits to each byte: of every pair of 16 bits the upper digit and the lower one. */
      u32x4 digits = (groups >> 10 & 0x0000003f) | (groups << 4 & 0x00003f00) | (groups >> 6 & 0x003f0000) |
                     (groups << 8 & 0x3f000000);
      u8x16 d = (u8x16)digits;
      /* 0 for a-z, 1 to 10 for digits, 11 and 12 for the signs, 13 for A-Z. */
      u8x16 class = sub_sat(d, (u8x16){51, 51, 51, 51, 51, 51, 51, 51, 51, 51, 51, 51, 51, 51, 51, 51});
      class |= (u8x16)(d < 26) & 13;
      d += swizzle(shift, class);
      __builtin_memcpy(out + o, &d, 16);
    }
    hash = hash * 31 + out[round % sizeof out];
  }
  for (uint32_t o = 0; o < sizeof out; o++) hash = hash * 31 + out[o];
  return hash;
}
