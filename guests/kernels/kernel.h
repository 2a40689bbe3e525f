/* Each kernel exports run(n): it does its work n times and returns a checksum, which must be the same everywhere.
 * Freestanding: nothing but this header, so that every runtime gets the same code and no library. */
#include <stdint.h>

#ifdef __wasm__
#define EXPORT(name) __attribute__((export_name(#name)))
#else
#define EXPORT(name)
#endif

EXPORT(run) uint32_t run(uint32_t n);

/* Keeps a fast random sequence in one place: xorshift32. */
static inline uint32_t next_random(uint32_t *state) {
  uint32_t x = *state;
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  return *state = x;
}
