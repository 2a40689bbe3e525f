/* A horizontal blur of 256 x 64 bytes with weights 1 4 6 4 1, eight pixels widened to 16 bits at a time. */
#include "vector.h"

enum { WIDTH = 256, HEIGHT = 64, PAD = 16 };
static uint8_t image[HEIGHT][WIDTH + 2 * PAD], result[HEIGHT][WIDTH];

static inline u16x8 load8(const uint8_t *from) {
  u8x8 x;
  __builtin_memcpy(&x, from, 8);
  return __builtin_convertvector(x, u16x8);
}

static inline u16x8 blur8(const uint8_t *at) {
  u16x8 sum = load8(at - 2) + load8(at + 2);
  sum += (load8(at - 1) + load8(at + 1)) * 4;
  sum += load8(at) * 6;
  return (sum + 8) >> 4;
}

uint32_t run(uint32_t n) {
  uint32_t seed = 5, hash = 0;
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH + 2 * PAD; x++) image[y][x] = (uint8_t)next_random(&seed);
  for (uint32_t round = 0; round < n; round++) {
    image[0][PAD] = (uint8_t)round;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x += 16) {
        const uint8_t *at = &image[y][PAD + x];
        u8x16 pixels = narrow(blur8(at), blur8(at + 8));
        __builtin_memcpy(&result[y][x], &pixels, 16);
      }
    }
    hash = hash * 31 + result[0][0] + result[round % HEIGHT][round % WIDTH];
  }
  return hash;
}
