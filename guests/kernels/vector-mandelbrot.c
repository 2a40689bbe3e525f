/* The Mandelbrot set, 64 x 64 points, at most 100 steps, four points at a time. */
#include "vector.h"

enum { SIZE = 64, STEPS = 100 };

uint32_t run(uint32_t n) {
  uint32_t sum = 0;
  for (uint32_t round = 0; round < n; round++) {
    float left = -2.0f + (float)(round % 16) * 0.001f;
    for (int row = 0; row < SIZE; row++) {
      float im = -1.25f + (float)row * (2.5f / SIZE);
      f32x4 ci = {im, im, im, im};
      for (int column = 0; column < SIZE; column += 4) {
        f32x4 cr = {0, 1, 2, 3};
        cr = (cr + (float)column) * (2.5f / SIZE) + left;
        f32x4 zr = {0}, zi = {0};
        s32x4 count = {0};
        for (int step = 0; step < STEPS; step++) {
          f32x4 rr = zr * zr, ii = zi * zi;
          s32x4 inside = rr + ii < 4.0f;
          if (!bitmask((s8x16)inside)) break;
          count -= inside;
          zi = 2.0f * zr * zi + ci;
          zr = rr - ii + cr;
        }
        sum = sum * 31 + (uint32_t)(count[0] + 3 * count[1] + 5 * count[2] + 7 * count[3]);
      }
    }
  }
  return sum;
}
