package dev.wharf.component.validate;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.abi.Pointers;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonOptions;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code canon lift} and {@code canon lower}. Canonical ABI, {@code canonopt} validation and what
 * follows it.
 */
final class Canons {
  private static final FuncType REALLOC =
      new FuncType(
          List.of(ValType.I32, ValType.I32, ValType.I32, ValType.I32), List.of(ValType.I32));
  private static final FuncType CALLBACK =
      new FuncType(List.of(ValType.I32, ValType.I32, ValType.I32), List.of(ValType.I32));

  private Canons() {}

  static Step.Lift lift(Canon.Lift lift, TypeScope scope) {
    int offset = lift.offset();
    var actual = scope.coreFunc(lift.coreFunc(), offset);
    var type = scope.funcType(lift.type(), offset);
    var options = CanonOptions.of(lift.options(), offset);
    check(options, scope, offset);
    checkAsync(options, type, offset);
    var params = type.params().stream().map(InterfaceType.Field::type).toList();
    boolean manyParams = exceeds(params, Flattening.MAX_PARAMS);
    if (manyParams || params.stream().anyMatch(Pointers::inside)) {
      require(options.memory().isPresent(), "memory", offset);
      require(options.realloc().isPresent(), "realloc", offset);
    }
    int maxResults = options.async() ? Flattening.MAX_PARAMS : Flattening.MAX_RESULTS;
    var results = type.result().stream().toList();
    if (exceeds(results, maxResults) || results.stream().anyMatch(Pointers::inside)) {
      require(options.memory().isPresent(), "memory", offset);
    }
    var expected = liftedType(type, options);
    if (!actual.params().equals(expected.params())) {
      throw new ValidationException(
          "lowered parameter types `"
              + expected.params()
              + "` do not match parameter types `"
              + actual.params()
              + "` of core function "
              + lift.coreFunc(),
          offset);
    }
    if (!actual.results().equals(expected.results())) {
      throw new ValidationException(
          "lowered result types `"
              + expected.results()
              + "` do not match result types `"
              + actual.results()
              + "` of core function "
              + lift.coreFunc(),
          offset);
    }
    if (options.postReturn().isPresent()) {
      var postReturn = scope.coreFunc(options.postReturn().getAsInt(), offset);
      signature(
          postReturn.equals(new FuncType(actual.results(), List.of())), "post-return", offset);
    }
    return new Step.Lift(lift.coreFunc(), type, actual, options);
  }

  static Step.Lower lower(Canon.Lower lower, TypeScope scope) {
    int offset = lower.offset();
    var type = TypeScope.at(scope.funcs, lower.func(), "function", offset);
    var options = CanonOptions.of(lower.options(), offset);
    check(options, scope, offset);
    forbid(options.postReturn().isPresent(), "post-return", "lowerings", offset);
    forbid(options.callback().isPresent(), "callback", "lowerings", offset);
    checkAsync(options, type, offset);
    var params = type.params().stream().map(InterfaceType.Field::type).toList();
    int maxParams = options.async() ? Flattening.MAX_ASYNC_PARAMS : Flattening.MAX_PARAMS;
    boolean manyParams = exceeds(params, maxParams);
    var results = type.result().stream().toList();
    boolean manyResults = exceeds(results, options.async() ? 0 : Flattening.MAX_RESULTS);
    boolean pointersOut = results.stream().anyMatch(Pointers::inside);
    if (manyParams || manyResults || pointersOut || params.stream().anyMatch(Pointers::inside)) {
      require(options.memory().isPresent(), "memory", offset);
    }
    if (pointersOut) {
      require(options.realloc().isPresent(), "realloc", offset);
    }
    FuncType core;
    if (options.async()) {
      var flat = new ArrayList<ValType>();
      if (manyParams) {
        flat.add(ValType.I32);
      } else {
        flat.addAll(Flattening.upTo(params, maxParams, PointerType.I32));
      }
      if (!results.isEmpty()) {
        flat.add(ValType.I32);
      }
      core = new FuncType(flat, List.of(ValType.I32));
    } else {
      core = Flattening.lower(type, PointerType.I32).core();
    }
    return new Step.Lower(lower.func(), type, core, options);
  }

  /** What does not depend on the kind of definition. */
  static void check(CanonOptions options, TypeScope scope, int offset) {
    if (options.memory().isPresent()) {
      TypeScope.at(scope.memories, options.memory().getAsInt(), "memory", offset);
    }
    if (options.realloc().isPresent()) {
      signature(
          scope.coreFunc(options.realloc().getAsInt(), offset).equals(REALLOC), "realloc", offset);
      if (options.memory().isEmpty()) {
        throw new ValidationException(
            "canonical option `realloc` requires `memory` to also be specified", offset);
      }
    }
    if (options.callback().isPresent()) {
      signature(
          scope.coreFunc(options.callback().getAsInt(), offset).equals(CALLBACK),
          "callback",
          offset);
      if (!options.async()) {
        throw new ValidationException("cannot specify callback without async", offset);
      }
    }
    if (options.async() && options.postReturn().isPresent()) {
      throw new ValidationException(
          "canonical option `post-return` cannot be specified together with `async`", offset);
    }
  }

  static void require(boolean present, String option, int offset) {
    if (!present) {
      throw new ValidationException("canonical option `" + option + "` is required", offset);
    }
  }

  static void forbid(boolean present, String option, String where, int offset) {
    if (present) {
      throw new ValidationException(
          "canonical option `" + option + "` cannot be specified for " + where, offset);
    }
  }

  private static void checkAsync(CanonOptions options, ComponentFuncType type, int offset) {
    if (options.async() && !type.async()) {
      throw new ValidationException(
          "the `async` canonical option requires an async function type", offset);
    }
  }

  private static FuncType liftedType(ComponentFuncType type, CanonOptions options) {
    var core = Flattening.lift(type, PointerType.I32).core();
    if (!options.async()) {
      return core;
    }
    return new FuncType(
        core.params(), options.callback().isPresent() ? List.of(ValType.I32) : List.of());
  }

  private static void signature(boolean correct, String option, int offset) {
    if (!correct) {
      throw new ValidationException(
          "canonical option `" + option + "` uses a core function with an incorrect signature",
          offset);
    }
  }

  private static boolean exceeds(List<InterfaceType> types, int limit) {
    return Flattening.upTo(types, limit, PointerType.I32).size() > limit;
  }
}
