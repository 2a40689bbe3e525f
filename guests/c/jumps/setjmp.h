// The part of the C library that this toolchain's wasi-libc lacks: setjmp and longjmp on WebAssembly's exceptions.
#ifndef JUMPS_SETJMP_H
#define JUMPS_SETJMP_H

struct jump {
  void *call;      // the call of the function that said setjmp
  unsigned label;  // which of its setjmps
  struct thrown {
    struct jump *to;
    int value;
  } thrown;  // what the exception carries: its address
};
typedef struct jump jmp_buf[1];

// The compiler knows both by name.
int setjmp(jmp_buf) __attribute__((returns_twice));
_Noreturn void longjmp(jmp_buf, int);

#endif
