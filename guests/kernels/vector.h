/* Vectors of 128 bits for kernels, by the compiler's vector types; the few operations that these lack are builtins of
 * wasm on one side and of SSE on the other. */
#pragma once
#include "kernel.h"

typedef uint8_t u8x16 __attribute__((vector_size(16)));
typedef int8_t s8x16 __attribute__((vector_size(16)));
typedef uint16_t u16x8 __attribute__((vector_size(16)));
typedef uint8_t u8x8 __attribute__((vector_size(8)));
typedef uint32_t u32x4 __attribute__((vector_size(16)));
typedef int32_t s32x4 __attribute__((vector_size(16)));
typedef float f32x4 __attribute__((vector_size(16)));
typedef double f64x2 __attribute__((vector_size(16)));

#ifdef __wasm__
#include <wasm_simd128.h>
/* A bit per byte: its highest. */
static inline uint32_t bitmask(s8x16 x) { return wasm_i8x16_bitmask((v128_t)x); }
static inline u8x16 swizzle(u8x16 table, u8x16 index) { return (u8x16)wasm_i8x16_swizzle((v128_t)table, (v128_t)index); }
/* Sixteen unsigned bytes of as many numbers, saturated. */
static inline u8x16 narrow(u16x8 a, u16x8 b) { return (u8x16)wasm_u8x16_narrow_i16x8((v128_t)a, (v128_t)b); }
static inline u8x16 sub_sat(u8x16 a, u8x16 b) { return (u8x16)wasm_u8x16_sub_sat((v128_t)a, (v128_t)b); }
#else
#include <tmmintrin.h>
static inline uint32_t bitmask(s8x16 x) { return (uint32_t)_mm_movemask_epi8((__m128i)x); }
static inline u8x16 swizzle(u8x16 table, u8x16 index) { return (u8x16)_mm_shuffle_epi8((__m128i)table, (__m128i)index); }
static inline u8x16 narrow(u16x8 a, u16x8 b) { return (u8x16)_mm_packus_epi16((__m128i)a, (__m128i)b); }
static inline u8x16 sub_sat(u8x16 a, u8x16 b) { return (u8x16)_mm_subs_epu8((__m128i)a, (__m128i)b); }
#endif
