package dev.wharf.wast;

import dev.wharf.engine.Func;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A result with its type: raw bits, of a vector in two halves, or a reference, where nothing is the
 * null reference.
 */
record Outcome(ValType type, long bits, long high, Optional<Object> ref) {
  static Outcome number(ValType type, long bits) {
    return new Outcome(type, bits, 0, Optional.empty());
  }

  /** A reference, null for the null reference. */
  static Outcome ref(ValType type, Object ref) {
    return new Outcome(type, 0, 0, Optional.ofNullable(ref));
  }

  /** What a call gives; there are as many values as parameters. */
  static List<Outcome> of(Func func, List<Value> values) {
    int params = values.size();
    // The upper halves of vectors come after all others, each at the same place.
    var args = new long[params * 2];
    var refArgs = new Object[params];
    for (int i = 0; i < params; i++) {
      switch (values.get(i)) {
        case Value.Number(long bits) -> args[i] = bits;
        case Value.Vector(long low, long high) -> {
          args[i] = low;
          args[params + i] = high;
        }
        case Value.NullRef _ -> {}
        case Value.HostRef ref -> refArgs[i] = ref;
      }
    }
    var types = func.type().results();
    var results = new long[types.size() * 2];
    var refResults = new Object[types.size()];
    func.call(args, refArgs, results, refResults);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      long high = types.get(i) instanceof VecType ? results[types.size() + i] : 0;
      var ref = Optional.ofNullable(refResults[i]);
      outcomes.add(new Outcome(types.get(i), results[i], high, ref));
    }
    return outcomes;
  }

  @Override
  public String toString() {
    if (type instanceof RefType) {
      return type + " " + ref;
    }
    return type instanceof VecType
        ? "%s 0x%016x%016x".formatted(type, high, bits)
        : type + " 0x" + Long.toHexString(bits);
  }
}
