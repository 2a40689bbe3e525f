package dev.wharf.component.validate;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.abi.Pointers;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonBuiltin;
import dev.wharf.component.definition.CanonOptions;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.Optional;

/**
 * Built-in functions: their immediates, and the core types that these give. Canonical ABI,
 * canonical definitions.
 */
final class BuiltIns {
  private static final List<ValType> NOTHING = List.of();
  private static final List<ValType> I32 = List.of(ValType.I32);
  private static final List<ValType> I32_I32 = List.of(ValType.I32, ValType.I32);
  private static final List<ValType> I32_I32_I32 = List.of(ValType.I32, ValType.I32, ValType.I32);

  private final TypeScope scope;
  private final TypeMeasure measure;

  BuiltIns(TypeScope scope, TypeMeasure measure) {
    this.scope = scope;
    this.measure = measure;
  }

  /** The core type of a built-in, once its immediates are found to be valid. */
  FuncType type(Canon.BuiltIn definition) {
    var builtin = definition.builtin();
    int offset = definition.offset();
    return switch (definition.immediate()) {
      case Canon.None _ -> plain(builtin);
      case Canon.OfType(int type) -> ofType(builtin, type, offset);
      case Canon.OfTypeAndOptions(int type, var options) ->
          copy(builtin, type, CanonOptions.of(options, offset), offset);
      case Canon.OfTypeAndAsync(int type, _) -> {
        element(builtin, type, offset);
        yield new FuncType(I32, I32);
      }
      case Canon.OfAsync _ -> new FuncType(I32, I32);
      case Canon.OfOptions(var options) ->
          errorContext(builtin, CanonOptions.of(options, offset), offset);
      case Canon.OfResult(var result, var options) ->
          taskReturn(
              new ValueTypes(scope, measure, offset).resolve(result),
              CanonOptions.of(options, offset),
              offset);
      case Canon.OfSlot(var type, int slot) -> context(builtin, type, slot, offset);
      case Canon.OfCancellable _ -> {
        boolean target =
            builtin != CanonBuiltin.THREAD_YIELD && builtin != CanonBuiltin.THREAD_SUSPEND;
        yield new FuncType(target ? I32 : NOTHING, I32);
      }
      case Canon.OfCancellableAndMemory(_, int memory) -> {
        TypeScope.at(scope.memories, memory, "memory", offset);
        yield new FuncType(I32_I32, I32);
      }
      case Canon.OfFuncTypeAndTable(int coreType, int table) -> newThread(coreType, table, offset);
    };
  }

  /** The step that makes a built-in of core type {@code coreType}, which {@link #type} gave. */
  Step.BuiltIn step(Canon.BuiltIn definition, FuncType coreType) {
    var builtin = definition.builtin();
    int offset = definition.offset();
    return switch (definition.immediate()) {
      case Canon.None _ -> step(builtin, CanonOptions.NONE, false, 0, coreType);
      case Canon.OfType(int type) ->
          step(builtin, scope.type(type, offset), CanonOptions.NONE, coreType);
      case Canon.OfTypeAndOptions(int type, var options) ->
          step(builtin, scope.type(type, offset), CanonOptions.of(options, offset), coreType);
      case Canon.OfTypeAndAsync(int type, boolean async) ->
          step(builtin, scope.type(type, offset), CanonOptions.async(async), coreType);
      case Canon.OfAsync(boolean async) ->
          step(builtin, CanonOptions.async(async), false, 0, coreType);
      case Canon.OfOptions(var options) ->
          step(builtin, CanonOptions.of(options, offset), false, 0, coreType);
      case Canon.OfResult(var result, var options) ->
          new Step.BuiltIn(
              builtin,
              new ValueTypes(scope, measure, offset).resolve(result),
              CanonOptions.of(options, offset),
              false,
              0,
              coreType);
      case Canon.OfSlot(_, int slot) -> step(builtin, CanonOptions.NONE, false, slot, coreType);
      case Canon.OfCancellable(boolean cancellable) ->
          step(builtin, CanonOptions.NONE, cancellable, 0, coreType);
      case Canon.OfCancellableAndMemory(boolean cancellable, int memory) ->
          step(builtin, CanonOptions.memory(memory), cancellable, 0, coreType);
      case Canon.OfFuncTypeAndTable(_, int table) ->
          step(builtin, CanonOptions.NONE, false, table, coreType);
    };
  }

  private static Step.BuiltIn step(
      CanonBuiltin builtin, DefType type, CanonOptions options, FuncType coreType) {
    return new Step.BuiltIn(
        builtin, Optional.of((InterfaceType) type), options, false, 0, coreType);
  }

  private static Step.BuiltIn step(
      CanonBuiltin builtin,
      CanonOptions options,
      boolean cancellable,
      int index,
      FuncType coreType) {
    return new Step.BuiltIn(builtin, Optional.empty(), options, cancellable, index, coreType);
  }

  /** The resource of {@code resource.new}, {@code resource.rep} or {@code resource.drop}. */
  ResourceType resource(CanonBuiltin builtin, int type, int offset) {
    var resource = scope.resource(type, offset);
    if (builtin != CanonBuiltin.RESOURCE_DROP && !scope.localResources.contains(resource)) {
      throw new ValidationException("type index " + type + " is not a local resource", offset);
    }
    return resource;
  }

  private static FuncType plain(CanonBuiltin builtin) {
    return switch (builtin) {
      case WAITABLE_SET_NEW, THREAD_INDEX -> new FuncType(NOTHING, I32);
      case WAITABLE_JOIN -> new FuncType(I32_I32, NOTHING);
      case SUBTASK_DROP, ERROR_CONTEXT_DROP, WAITABLE_SET_DROP, THREAD_RESUME_LATER ->
          new FuncType(I32, NOTHING);
      case TASK_CANCEL, BACKPRESSURE_INC, BACKPRESSURE_DEC -> new FuncType(NOTHING, NOTHING);
      default -> throw new IllegalStateException(builtin + " has immediates");
    };
  }

  private FuncType ofType(CanonBuiltin builtin, int type, int offset) {
    return switch (builtin) {
      case RESOURCE_NEW, RESOURCE_REP -> {
        resource(builtin, type, offset);
        yield new FuncType(I32, I32);
      }
      case RESOURCE_DROP -> {
        resource(builtin, type, offset);
        yield new FuncType(I32, NOTHING);
      }
      case STREAM_NEW, FUTURE_NEW -> {
        element(builtin, type, offset);
        yield new FuncType(NOTHING, List.of(ValType.I64));
      }
      default -> {
        element(builtin, type, offset);
        yield new FuncType(I32, NOTHING);
      }
    };
  }

  private FuncType copy(CanonBuiltin builtin, int type, CanonOptions options, int offset) {
    var element = element(builtin, type, offset);
    Canons.check(options, scope, offset);
    Canons.forbid(options.postReturn().isPresent(), "post-return", builtin.spelling(), offset);
    Canons.forbid(options.callback().isPresent(), "callback", builtin.spelling(), offset);
    boolean reads = builtin == CanonBuiltin.STREAM_READ || builtin == CanonBuiltin.FUTURE_READ;
    if (element.isPresent()) {
      Canons.require(options.memory().isPresent(), "memory", offset);
      if (reads && Pointers.inside(element.get())) {
        Canons.require(options.realloc().isPresent(), "realloc", offset);
      }
    }
    boolean stream = builtin == CanonBuiltin.STREAM_READ || builtin == CanonBuiltin.STREAM_WRITE;
    return new FuncType(stream ? I32_I32_I32 : I32_I32, I32);
  }

  /** What a stream or future carries. */
  private Optional<InterfaceType> element(CanonBuiltin builtin, int type, int offset) {
    boolean stream = builtin.spelling().startsWith("stream.");
    var defined = scope.type(type, offset);
    if (stream && defined instanceof InterfaceType.Stream(var element)) {
      return element;
    }
    if (!stream && defined instanceof InterfaceType.Future(var payload)) {
      return payload;
    }
    throw new ValidationException(
        "`" + builtin.spelling() + "` requires a " + (stream ? "stream" : "future") + " type",
        offset);
  }

  private FuncType errorContext(CanonBuiltin builtin, CanonOptions options, int offset) {
    Canons.check(options, scope, offset);
    Canons.forbid(options.postReturn().isPresent(), "post-return", builtin.spelling(), offset);
    Canons.forbid(options.async(), "async", builtin.spelling(), offset);
    Canons.require(options.memory().isPresent(), "memory", offset);
    if (builtin == CanonBuiltin.ERROR_CONTEXT_NEW) {
      return new FuncType(I32_I32, I32);
    }
    Canons.require(options.realloc().isPresent(), "realloc", offset);
    return new FuncType(I32_I32, NOTHING);
  }

  private FuncType taskReturn(Optional<InterfaceType> result, CanonOptions options, int offset) {
    Canons.forbid(options.realloc().isPresent(), "realloc", "task.return", offset);
    Canons.forbid(options.postReturn().isPresent(), "post-return", "task.return", offset);
    Canons.forbid(options.callback().isPresent(), "callback", "task.return", offset);
    Canons.forbid(options.async(), "async", "task.return", offset);
    Canons.check(options, scope, offset);
    var flat = Flattening.upTo(result.stream().toList(), Flattening.MAX_PARAMS, PointerType.I32);
    boolean spilled = flat.size() > Flattening.MAX_PARAMS;
    if (spilled || (result.isPresent() && Pointers.inside(result.get()))) {
      Canons.require(options.memory().isPresent(), "memory", offset);
    }
    return new FuncType(spilled ? I32 : List.copyOf(flat), NOTHING);
  }

  private static FuncType context(CanonBuiltin builtin, ValType type, int slot, int offset) {
    if (type != ValType.I32) {
      throw new ValidationException("context storage must be of type `i32`", offset);
    }
    if (slot < 0 || slot >= 2) {
      throw new ValidationException(
          "immediate must be less than two: " + Integer.toUnsignedString(slot), offset);
    }
    return builtin == CanonBuiltin.CONTEXT_GET
        ? new FuncType(NOTHING, I32)
        : new FuncType(I32, NOTHING);
  }

  private FuncType newThread(int coreType, int table, int offset) {
    if (!(TypeScope.at(scope.coreTypes, coreType, "core type", offset)
            instanceof CoreType.Defined(var type))
        || !type.composite().equals(new FuncType(I32, NOTHING))) {
      throw new ValidationException(
          "start function must take a single `i32` argument and return nothing", offset);
    }
    var element = TypeScope.at(scope.tables, table, "table", offset).element();
    if (!element.equals(ValType.FUNCREF)) {
      throw new ValidationException("start table must be of type `funcref`", offset);
    }
    return new FuncType(I32_I32, I32);
  }
}
