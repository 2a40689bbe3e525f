/* y = a x + y over 4,096 floats. */
#include "vector.h"

enum { SIZE = 4096 / 4 };
static f32x4 x[SIZE], y[SIZE];

uint32_t run(uint32_t n) {
  for (int i = 0; i < SIZE; i++)
    for (int k = 0; k < 4; k++) x[i][k] = (float)i - (float)k * 0.5f, y[i][k] = (float)i;
  for (uint32_t round = 0; round < n; round++) {
    float a = round % 2 ? -0.25f : 0.25f;
    f32x4 all = {a, a, a, a};
    for (int i = 0; i < SIZE; i++) y[i] += all * x[i];
  }
  u32x4 hash = {0};
  for (int i = 0; i < SIZE; i++) hash = hash * 31 + (u32x4)y[i];
  return hash[0] ^ hash[1] ^ hash[2] ^ hash[3];
}
