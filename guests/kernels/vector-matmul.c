/* Product of two 128 x 128 matrices of doubles, two at a time. */
#include "vector.h"

enum { SIZE = 128 };
static f64x2 a[SIZE][SIZE / 2], b[SIZE][SIZE / 2], c[SIZE][SIZE / 2];

uint32_t run(uint32_t n) {
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++) a[i][j / 2][j % 2] = i - j * 0.5, b[i][j / 2][j % 2] = i * 0.25 + j;
  double trace = 0;
  for (uint32_t round = 0; round < n; round++) {
    a[0][0][0] = round;
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE / 2; j++) c[i][j] = (f64x2){0, 0};
      for (int k = 0; k < SIZE; k++) {
        double x = a[i][k / 2][k % 2];
        f64x2 both = {x, x};
        for (int j = 0; j < SIZE / 2; j++) c[i][j] += both * b[k][j];
      }
    }
    trace += c[0][0][0] + c[SIZE - 1][SIZE / 4][0];
  }
  union {
    double value;
    uint64_t bits;
  } u = {trace};
  return (uint32_t)(u.bits ^ u.bits >> 32);
}
