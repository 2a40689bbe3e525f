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
  /** A reference, null for the null reference. */
  static Outcome ref(ValType type, Object ref) {
    return new Outcome(type, 0, 0, Optional.ofNullable(ref));
  }

  /** Whether there are as many values as parameters, and vectors where vectors are wanted. */
  static boolean takes(Func func, List<Value> values) {
    var params = func.type().params();
    boolean same = params.size() == values.size();
    for (int i = 0; same && i < values.size(); i++) {
      same = params.get(i) instanceof VecType == values.get(i) instanceof Value.Vector;
    }
    return same;
  }

  /** What a call gives; there is a value for each parameter, of its type. */
  static List<Outcome> of(Func func, List<Value> values) {
    int count = Func.elements(func.type().params());
    var args = new long[count];
    var refArgs = new Object[count];
    int at = 0;
    for (var value : values) {
      switch (value) {
        case Value.Number(long bits) -> args[at] = bits;
        case Value.Vector(long low, long high) -> {
          args[at++] = low;
          args[at] = high;
        }
        case Value.NullRef _ -> {}
        case Value.HostRef ref -> refArgs[at] = ref;
      }
      at++;
    }
    var types = func.type().results();
    var results = new long[Func.elements(types)];
    var refResults = new Object[results.length];
    func.call(args, refArgs, results, refResults);
    List<Outcome> outcomes = new ArrayList<>();
    at = 0;
    for (var type : types) {
      long bits = results[at];
      var ref = Optional.ofNullable(refResults[at++]);
      long high = type instanceof VecType ? results[at++] : 0;
      outcomes.add(new Outcome(type, bits, high, ref));
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
