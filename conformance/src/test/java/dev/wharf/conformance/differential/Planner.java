package dev.wharf.conformance.differential;

import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.validate.ValidModule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes a plan that follows from a module and a seed alone. */
final class Planner {
  private static final int ROUNDS = 3;
  private static final int CALLS = 40;

  private static final int[] INTS = {
    0, 1, 2, -1, 7, 8, 31, 32, 63, 64, 255, 256, 65535, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE
  };
  private static final float[] FLOATS = {
    0f,
    -0f,
    1f,
    -1f,
    0.5f,
    1.5f,
    -2.5f,
    8388608f,
    16777217f,
    2147483648f,
    -2147483648f,
    4294967296f,
    9.223372E18f,
    Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY
  };
  private static final double[] DOUBLES = {
    0d,
    -0d,
    1d,
    -1d,
    0.5d,
    -2.5d,
    2147483647d,
    2147483648d,
    4294967295d,
    4294967296d,
    -2147483649d,
    9.223372036854776E18,
    1.8446744073709552E19,
    4503599627370496.5,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private final ValidModule module;
  private final SplittableRandom random;

  private Planner(ValidModule module, long seed) {
    this.module = module;
    this.random = new SplittableRandom(seed);
  }

  /** Empty if the module imports what no plan can provide. */
  static Optional<Plan> plan(ValidModule module, long seed) {
    return new Planner(module, seed).plan();
  }

  private Optional<Plan> plan() {
    List<Plan.Import> imports = new ArrayList<>();
    Set<List<String>> names = new HashSet<>();
    for (int i = 0; i < module.module().imports().size(); i++) {
      var item = offer(i);
      // JavaScript has one value for a name, whatever type is asked for.
      if (item.isEmpty() || !names.add(List.of(item.get().module(), item.get().name()))) {
        return Optional.empty();
      }
      imports.add(item.get());
    }
    List<Plan.Step> steps = new ArrayList<>();
    var exports = module.module().exports();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < exports.size() && steps.size() < CALLS; i++) {
        if (exports.get(i).kind() == Export.Kind.FUNC) {
          call(i, module.funcType(exports.get(i).index())).ifPresent(steps::add);
        }
      }
    }
    for (int i = 0; i < exports.size(); i++) {
      look(i, exports.get(i)).ifPresent(steps::add);
    }
    return Optional.of(new Plan(imports, steps));
  }

  private Optional<Plan.Import> offer(int index) {
    var item = module.module().imports().get(index);
    String from = item.module();
    String name = item.name();
    return switch (item.desc()) {
      case Import.OfFunc(int typeIndex) -> {
        var type = module.type(typeIndex);
        yield type.results().stream().allMatch(Planner::canBeMade)
            ? kinds(type.params())
                .flatMap(in ->
                    kinds(type.results()).map(out -> new Plan.Import.Function(from, name, in, out)))
            : Optional.empty();
      }
      case Import.OfGlobal(GlobalType(RefType type, boolean mutable)) ->
          word(type).map(word -> new Plan.Import.Global(from, name, word, mutable, 0));
      case Import.OfGlobal(GlobalType(ValType type, boolean mutable)) ->
          Kind.of(type)
              .map(kind -> new Plan.Import.Global(from, name, kind.word(), mutable, bits(type)));
      case Import.OfMemory(MemoryType type) ->
          isPlain(type)
              ? Optional.of(
                  new Plan.Import.Memory(from, name, type.bounds().min(), type.bounds().max()))
              : Optional.empty();
      case Import.OfTable(TableType type) ->
          type.address() == AddressType.I32
              ? word(type.element())
                  .map(word ->
                      new Plan.Import.Table(
                          from, name, word, type.bounds().min(), type.bounds().max()))
              : Optional.empty();
      case Import.OfTag _ -> Optional.empty();
    };
  }

  private static boolean isPlain(MemoryType type) {
    return type.address() == AddressType.I32
        && !type.shared()
        && type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2;
  }

  /** What JavaScript calls the type, if it can make a global or table of it. */
  private static Optional<String> word(RefType type) {
    if (type.equals(ValType.FUNCREF)) {
      return Optional.of("anyfunc");
    }
    return type.equals(ValType.EXTERNREF) ? Optional.of("externref") : Optional.empty();
  }

  private Optional<Plan.Step> call(int export, FuncType type) {
    var results = kinds(type.results());
    if (results.isEmpty() || !type.params().stream().allMatch(Planner::canBeMade)) {
      return Optional.empty();
    }
    List<Plan.Arg> args = new ArrayList<>();
    for (ValType param : type.params()) {
      args.add(new Plan.Arg(Kind.of(param).orElseThrow(), bits(param)));
    }
    return Optional.of(new Plan.Step.Call(export, args, results.get()));
  }

  private Optional<Plan.Step> look(int index, Export export) {
    return switch (export.kind()) {
      case GLOBAL -> {
        var type = module.global(export.index()).type();
        yield isHidden(type)
            ? Optional.empty()
            : Kind.of(type).map(kind -> new Plan.Step.ReadGlobal(index, kind));
      }
      case MEMORY -> Optional.of(new Plan.Step.ReadMemory(index));
      case TABLE -> Optional.of(new Plan.Step.ReadTable(index));
      case FUNC, TAG -> Optional.empty();
    };
  }

  /** Empty if one of them cannot leave the module. */
  private static Optional<List<Kind>> kinds(List<ValType> types) {
    List<Kind> kinds = new ArrayList<>();
    for (ValType type : types) {
      if (isHidden(type)) {
        return Optional.empty();
      }
      kinds.add(Kind.of(type).orElseThrow());
    }
    return Optional.of(kinds);
  }

  /** JavaScript never sees a vector or an exception reference. Spec: js-api, ToJSValue. */
  private static boolean isHidden(ValType type) {
    return Kind.of(type).isEmpty()
        || type instanceof RefType ref
            && (ref.heap() == AbstractHeapType.EXN || ref.heap() == AbstractHeapType.NOEXN);
  }

  private static boolean canBeMade(ValType type) {
    return !isHidden(type)
        && (!(type instanceof RefType ref)
            || ref.nullable()
            || ref.heap() == AbstractHeapType.EXTERN);
  }

  private long bits(ValType type) {
    boolean special = random.nextInt(3) > 0;
    return switch (Kind.of(type).orElseThrow()) {
      case I32 -> special ? INTS[random.nextInt(INTS.length)] : random.nextInt();
      case I64 -> special ? wide(INTS[random.nextInt(INTS.length)]) : random.nextLong();
      case F32 ->
          Integer.toUnsignedLong(
              Float.floatToIntBits(
                  special
                      ? FLOATS[random.nextInt(FLOATS.length)]
                      : Float.intBitsToFloat(random.nextInt())));
      case F64 ->
          Double.doubleToLongBits(
              special
                  ? DOUBLES[random.nextInt(DOUBLES.length)]
                  : Double.longBitsToDouble(random.nextLong()));
      case REF -> host(((RefType) type));
    };
  }

  private long wide(int value) {
    return random.nextInt(4) > 0 ? value : (long) value << 32;
  }

  private long host(RefType type) {
    if (type.heap() != AbstractHeapType.EXTERN) {
      return 0;
    }
    return type.nullable() ? random.nextInt(3) : 1 + random.nextInt(3);
  }
}
