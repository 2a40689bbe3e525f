package dev.wharf.component.definition;

import dev.wharf.wasm.ValidationException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The options of a canonical definition, each at most once. Indices are those of the component's
 * core memories and functions. Canonical ABI, {@code CanonicalOptions}.
 */
public record CanonOptions(
    StringEncoding encoding,
    OptionalInt memory,
    OptionalInt realloc,
    OptionalInt postReturn,
    boolean async,
    OptionalInt callback) {
  /** No option at all. */
  public static final CanonOptions NONE =
      new CanonOptions(
          StringEncoding.UTF8,
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          false,
          OptionalInt.empty());

  /** As {@link #NONE}, but for {@code async}. */
  public static CanonOptions async(boolean async) {
    return new CanonOptions(
        NONE.encoding, NONE.memory, NONE.realloc, NONE.postReturn, async, NONE.callback);
  }

  /** As {@link #NONE}, but for the memory. */
  public static CanonOptions memory(int memory) {
    return new CanonOptions(
        NONE.encoding, OptionalInt.of(memory), NONE.realloc, NONE.postReturn, false, NONE.callback);
  }

  /**
   * @throws ValidationException if an option is given twice or contradicts another
   */
  public static CanonOptions of(List<CanonOption> options, int offset) {
    Optional<StringEncoding> encoding = Optional.empty();
    var memory = OptionalInt.empty();
    var realloc = OptionalInt.empty();
    var postReturn = OptionalInt.empty();
    boolean async = false;
    var callback = OptionalInt.empty();
    for (var option : options) {
      switch (option) {
        case CanonOption.Encoding(var value) -> {
          if (encoding.isPresent()) {
            throw new ValidationException(
                "canonical encoding option `"
                    + encoding.get().word()
                    + "` conflicts with option `"
                    + value.word()
                    + "`",
                offset);
          }
          encoding = Optional.of(value);
        }
        case CanonOption.Memory(int index) -> memory = once("memory", memory, index, offset);
        case CanonOption.Realloc(int index) -> realloc = once("realloc", realloc, index, offset);
        case CanonOption.PostReturn(int index) ->
            postReturn = once("post-return", postReturn, index, offset);
        case CanonOption.Callback(int index) ->
            callback = once("callback", callback, index, offset);
        case CanonOption.Async() -> {
          if (async) {
            throw twice("async", offset);
          }
          async = true;
        }
      }
    }
    return new CanonOptions(
        encoding.orElse(StringEncoding.UTF8), memory, realloc, postReturn, async, callback);
  }

  private static OptionalInt once(String name, OptionalInt before, int index, int offset) {
    if (before.isPresent()) {
      throw twice(name, offset);
    }
    return OptionalInt.of(index);
  }

  private static ValidationException twice(String name, int offset) {
    return new ValidationException(
        "canonical option `" + name + "` is specified more than once", offset);
  }
}
