/* A byte-code interpreter: one switch in a loop, running a small program with a stack. */
#include "kernel.h"

enum { PUSH, LOAD, STORE, ADD, SUB, MUL, XOR, SHR, LT, JZ, JMP, AND, DUP, POKE, PEEK, HALT };

/* i = 0; while (i < 20000) { s = (s * 31 + i) ^ (s >> 7); t[i & 63] = s + t[(i * 7) & 63]; i = i + 1 } */
static const uint8_t program[] = {
    PUSH, 0, STORE, 0,  /* 0 */
    LOAD, 0, LOAD, 2, LT, JZ, 54,  /* 4 */
    LOAD, 1, PUSH, 31, MUL, LOAD, 0, ADD,  /* 11 */
    LOAD, 1, PUSH, 7, SHR, XOR, STORE, 1,  /* 19 */
    LOAD, 0, PUSH, 63, AND,  /* 27 */
    LOAD, 0, PUSH, 7, MUL, PUSH, 63, AND, PEEK,  /* 32 */
    LOAD, 1, ADD, POKE,  /* 41 */
    LOAD, 0, PUSH, 1, ADD, STORE, 0,  /* 45 */
    JMP, 4,  /* 52 */
    HALT,  /* 54 */
};

static uint32_t memory[64];

static uint32_t execute(const uint8_t *code, uint32_t seed, uint32_t limit) {
  uint32_t stack[32], locals[4] = {0, seed, limit, 0};
  uint32_t *sp = stack;
  const uint8_t *pc = code;
  for (;;) {
    switch (*pc++) {
      case PUSH: *sp++ = *pc++; break;
      case LOAD: *sp++ = locals[*pc++ & 3]; break;
      case STORE: locals[*pc++ & 3] = *--sp; break;
      case ADD: sp--, sp[-1] += *sp; break;
      case SUB: sp--, sp[-1] -= *sp; break;
      case MUL: sp--, sp[-1] *= *sp; break;
      case XOR: sp--, sp[-1] ^= *sp; break;
      case SHR: sp--, sp[-1] >>= *sp & 31; break;
      case AND: sp--, sp[-1] &= *sp; break;
      case LT: sp--, sp[-1] = sp[-1] < *sp; break;
      case DUP: *sp = sp[-1], sp++; break;
      case JZ: pc = *--sp ? pc + 1 : code + *pc; break;
      case JMP: pc = code + *pc; break;
      case PEEK: sp[-1] = memory[sp[-1] & 63]; break;
      case POKE: sp -= 2, memory[*sp & 63] = sp[1]; break;
      default: return locals[1];
    }
  }
}

uint32_t run(uint32_t n) {
  uint32_t checksum = 1;
  for (int i = 0; i < 64; i++) memory[i] = 0;
  for (uint32_t round = 0; round < n; round++) checksum += execute(program, checksum, 20000) ^ memory[round & 63];
  return checksum;
}
