// What clang calls in the place of setjmp and longjmp, with -mllvm -wasm-enable-sjlj.
#include "setjmp.h"

void __wasm_setjmp(struct jump *jump, unsigned label, void *call) {
  jump->call = call;
  jump->label = label;
}

// The label to go on at when the jump was set by this very call, else 0: it is for one further out.
unsigned __wasm_setjmp_test(struct jump *jump, void *call) { return jump->call == call ? jump->label : 0; }

_Noreturn void __wasm_longjmp(struct jump *jump, int value) {
  jump->thrown.to = jump;
  jump->thrown.value = value == 0 ? 1 : value;
  __builtin_wasm_throw(1, &jump->thrown);
}
