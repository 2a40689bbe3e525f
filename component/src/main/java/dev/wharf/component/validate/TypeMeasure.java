package dev.wharf.component.validate;

import dev.wharf.component.abi.Layout;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.ValidationException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How large types are when their shared parts are counted at each mention, so that a small file
 * cannot describe a type on which later work takes for ever. Remembers what it measured, by object.
 * For one thread.
 */
final class TypeMeasure {
  /** How deep types may nest; walkers of types recurse this deep. */
  static final int MAX_DEPTH = 100;

  /**
   * How many parts a type may have, and all imports, exports and instances of one component
   * together.
   */
  static final int MAX_SIZE = 1_000_000;

  /**
   * How many items of instances a component and all within it may give names of their own: each
   * import, instance and ascribed export has a copy of them, which stays in memory.
   */
  static final int MAX_NAMES = 500_000;

  /** Binary format: {@code elem_size(t, 'i64')} of every value type is below this. */
  private static final long MAX_BYTES = 1L << 28;

  /** Parts at each mention; depth; whether it mentions a borrowed handle; items of instances. */
  private record Measure(long size, int depth, boolean borrows, long names) {
    static final Measure NONE = new Measure(0, 0, false);

    Measure(long size, int depth, boolean borrows) {
      this(size, depth, borrows, 0);
    }

    Measure and(Measure other) {
      return new Measure(
          Math.min(size + other.size, Integer.MAX_VALUE),
          Math.max(depth, other.depth),
          borrows || other.borrows,
          Math.min(names + other.names, Integer.MAX_VALUE));
    }

    Measure around() {
      return new Measure(size + 1, depth + 1, borrows, names);
    }

    Measure with(int more) {
      return new Measure(size, depth, borrows, Math.min(names + more, Integer.MAX_VALUE));
    }
  }

  private static final Measure LEAF = new Measure(1, 1, false);

  private final Map<DefType, Measure> known = new IdentityHashMap<>();
  private long names;
  private final Layout layout = Layout.memoizing(PointerType.I64);

  /** The type itself, once it was found to be within the limits. */
  <T extends DefType> T check(T type, int offset) {
    var measure = of(type);
    if (measure.depth > MAX_DEPTH) {
      throw new ValidationException(
          "type nesting is too deep: more than " + MAX_DEPTH + " levels", offset);
    }
    if (measure.size > MAX_SIZE) {
      throw new ValidationException(
          "effective type size exceeds the limit of " + MAX_SIZE + " parts", offset);
    }
    if (type instanceof InterfaceType value && layout.size(value) >= MAX_BYTES) {
      throw new ValidationException(
          "type is too large: values must be smaller than 2^28 bytes", offset);
    }
    return type;
  }

  /** Number of parts. */
  long size(ExternDesc desc) {
    return of(desc).size;
  }

  /** Counts the items of an instance, before they get names of their own. */
  void name(ExternDesc desc, int offset) {
    if (desc instanceof ExternDesc.OfInstance) {
      names += of(desc).names;
      if (names > MAX_NAMES) {
        throw new ValidationException(
            "effective type size exceeds the limit of " + MAX_NAMES + " items of instances",
            offset);
      }
    }
  }

  /** Whether a value of the type has borrowed handles in it. */
  boolean containsBorrow(InterfaceType type) {
    return of(type).borrows;
  }

  private Measure of(DefType type) {
    if (type instanceof InterfaceType.Primitive) {
      return LEAF;
    }
    var measure = known.get(type);
    if (measure == null) {
      measure = parts(type).around();
      known.put(type, measure);
    }
    return measure;
  }

  private Measure of(Optional<InterfaceType> type) {
    return type.isEmpty() ? Measure.NONE : of(type.get());
  }

  private Measure of(ExternDesc desc) {
    return switch (desc) {
      case ExternDesc.OfModule(var type) ->
          new Measure(1L + type.imports().size() + type.exports().size(), 1, false);
      case ExternDesc.OfFunc(var type) -> of(type);
      case ExternDesc.OfType(var type) -> of(type);
      case ExternDesc.OfComponent(var type) -> of(type);
      case ExternDesc.OfInstance(var type) -> of(type);
    };
  }

  private Measure parts(DefType type) {
    return switch (type) {
      case ResourceType _ -> Measure.NONE;
      case ComponentFuncType func -> {
        var measure = of(func.result());
        for (var param : func.params()) {
          measure = measure.and(of(param.type()));
        }
        yield measure;
      }
      case InstanceType instance -> externs(instance.exports()).with(instance.exports().size());
      case ComponentType component ->
          externs(component.imports()).and(externs(component.exports()));
      case InterfaceType value -> parts(value);
    };
  }

  private Measure externs(Map<String, ExternDesc> externs) {
    var measure = Measure.NONE;
    for (var desc : externs.values()) {
      measure = measure.and(of(desc));
    }
    return measure;
  }

  private Measure parts(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive _, InterfaceType.Own _ -> Measure.NONE;
      case InterfaceType.Flags(var labels) -> new Measure(labels.size(), 0, false);
      case InterfaceType.Enum(var labels) -> new Measure(labels.size(), 0, false);
      case InterfaceType.Record(var fields) -> {
        var measure = Measure.NONE;
        for (var field : fields) {
          measure = measure.and(of(field.type()));
        }
        yield measure;
      }
      case InterfaceType.Variant(var cases) -> {
        var measure = new Measure(cases.size(), 0, false);
        for (var c : cases) {
          measure = measure.and(of(c.payload()));
        }
        yield measure;
      }
      case InterfaceType.ListOf(var element) -> of(element);
      case InterfaceType.FixedListOf(var element, _) -> of(element);
      case InterfaceType.MapOf(var key, var value) -> of(key).and(of(value));
      case InterfaceType.Tuple(var elements) -> {
        var measure = Measure.NONE;
        for (var element : elements) {
          measure = measure.and(of(element));
        }
        yield measure;
      }
      case InterfaceType.Option(var payload) -> of(payload);
      case InterfaceType.Result(var ok, var error) -> of(ok).and(of(error));
      case InterfaceType.Borrow _ -> new Measure(0, 0, true);
      case InterfaceType.Stream(var element) -> of(element);
      case InterfaceType.Future(var payload) -> of(payload);
    };
  }
}
