/* Product of two 128 x 128 matrices of doubles. */
#include "kernel.h"

enum { SIZE = 128 };
static double a[SIZE][SIZE], b[SIZE][SIZE], c[SIZE][SIZE];

uint32_t run(uint32_t n) {
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++) a[i][j] = i - j * 0.5, b[i][j] = i * 0.25 + j;
  double trace = 0;
  for (uint32_t round = 0; round < n; round++) {
    a[0][0] = round;
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) c[i][j] = 0;
      for (int k = 0; k < SIZE; k++) {
        double x = a[i][k];
        for (int j = 0; j < SIZE; j++) c[i][j] += x * b[k][j];
      }
    }
    trace += c[0][0] + c[SIZE - 1][SIZE / 2];
  }
  union {
    double value;
    uint64_t bits;
  } u = {trace};
  return (uint32_t)(u.bits ^ u.bits >> 32);
}
