package dev.wharf.wasm.type;

import java.util.OptionalLong;

/**
 * The size range of a memory (in pages) or table (in elements), as the specification's {@code
 * limits}; all numbers are unsigned. Named apart from {@link dev.wharf.wasm.Limits}, the
 * implementation's own limits. Spec: syntax/types, limits.
 */
public record Bounds(long min, OptionalLong max) {
  @Override
  public String toString() {
    return Long.toUnsignedString(min)
        + (max.isPresent() ? " " + Long.toUnsignedString(max.getAsLong()) : "");
  }
}
