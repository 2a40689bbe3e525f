/* Sum of 16,384 integers, four at a time. */
#include "vector.h"

enum { SIZE = 16384 / 4 };
static s32x4 data[SIZE];

uint32_t run(uint32_t n) {
  uint32_t seed = 1, sum = 0;
  for (int i = 0; i < SIZE; i++)
    for (int k = 0; k < 4; k++) data[i][k] = (int32_t)next_random(&seed);
  for (uint32_t round = 0; round < n; round++) {
    data[0][0] = (int32_t)round;
    s32x4 acc = {0};
    for (int i = 0; i < SIZE; i++) acc += data[i];
    sum += (uint32_t)(acc[0] ^ acc[1] ^ acc[2] ^ acc[3]);
  }
  return sum;
}
