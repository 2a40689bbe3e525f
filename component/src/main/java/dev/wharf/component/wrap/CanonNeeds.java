package dev.wharf.component.wrap;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.abi.Pointers;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import java.util.List;
import java.util.Optional;

/**
 * Which options a canonical definition needs. Canonical ABI, {@code canonopt} validation.
 *
 * @param memory whether values go through memory, and so strings may too
 */
record CanonNeeds(boolean memory, boolean realloc) {
  static final CanonNeeds NOTHING = new CanonNeeds(false, false);
  static final CanonNeeds MEMORY = new CanonNeeds(true, false);

  static CanonNeeds ofLower(ComponentFuncType type, boolean async) {
    boolean pointersOut = Pointers.inside(type.result());
    int limit = async ? Flattening.MAX_ASYNC_PARAMS : Flattening.MAX_PARAMS;
    boolean resultInMemory = type.result().isPresent() && (async || wide(type.result(), 1));
    boolean memory = pointersOut || resultInMemory || pointersIn(type) || wide(params(type), limit);
    return new CanonNeeds(memory, pointersOut);
  }

  /**
   * The options of an async function's lift and {@code task.return} must be the same, so that both
   * always have a memory.
   */
  static CanonNeeds ofLift(ComponentFuncType type, boolean async) {
    boolean realloc = pointersIn(type) || wide(params(type), Flattening.MAX_PARAMS);
    boolean memory = realloc || Pointers.inside(type.result()) || wide(type.result(), 1);
    return new CanonNeeds(memory || async, realloc);
  }

  static CanonNeeds ofCopy(CoreItem.Copy copy) {
    var element =
        switch (copy.type()) {
          case InterfaceType.Stream(var each) -> each;
          case InterfaceType.Future(var each) -> each;
          default -> throw new IllegalStateException("neither a stream nor a future");
        };
    return switch (copy.builtin()) {
      case STREAM_READ, FUTURE_READ ->
          new CanonNeeds(element.isPresent(), Pointers.inside(element));
      case STREAM_WRITE, FUTURE_WRITE -> new CanonNeeds(element.isPresent(), false);
      default -> NOTHING;
    };
  }

  private static boolean pointersIn(ComponentFuncType type) {
    return params(type).stream().anyMatch(Pointers::inside);
  }

  private static List<InterfaceType> params(ComponentFuncType type) {
    return type.params().stream().map(InterfaceType.Field::type).toList();
  }

  private static boolean wide(Optional<InterfaceType> result, int limit) {
    return wide(result.stream().toList(), limit);
  }

  private static boolean wide(List<InterfaceType> types, int limit) {
    return Flattening.upTo(types, limit, PointerType.I32).size() > limit;
  }
}
