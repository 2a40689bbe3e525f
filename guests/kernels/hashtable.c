/* Open-addressing hash table: insert, look up, delete, over 1 MiB: unpredictable loads. */
#include "kernel.h"

enum { SLOTS = 1 << 17, KEYS = 60000 };
typedef struct {
  uint32_t key, value;
} slot;
static slot table[SLOTS];

static uint32_t mix(uint32_t key) {
  key ^= key >> 16;
  key *= 0x7feb352du;
  key ^= key >> 15;
  key *= 0x846ca68bu;
  return key ^ key >> 16;
}

static slot *locate(uint32_t key) {
  uint32_t i = mix(key) & (SLOTS - 1);
  while (table[i].key != 0 && table[i].key != key) i = (i + 1) & (SLOTS - 1);
  return &table[i];
}

uint32_t run(uint32_t n) {
  uint32_t checksum = 0;
  for (uint32_t round = 0; round < n; round++) {
    for (uint32_t i = 0; i < SLOTS; i++) table[i] = (slot){0, 0};
    uint32_t state = 88172645 + round;
    for (uint32_t i = 0; i < KEYS; i++) {
      uint32_t key = next_random(&state) | 1;
      slot *s = locate(key);
      s->key = key;
      s->value += i;
    }
    state = 88172645 + round;
    for (uint32_t i = 0; i < KEYS; i++) {
      uint32_t key = next_random(&state) | 1;
      checksum += locate(key)->value ^ (locate(key ^ 2)->key != 0);
    }
  }
  return checksum;
}
