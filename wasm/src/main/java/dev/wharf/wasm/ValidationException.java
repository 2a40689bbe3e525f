package dev.wharf.wasm;

import java.util.OptionalLong;

/** The module or component is well formed but not valid. Spec: valid. */
public final class ValidationException extends WasmException {
  private final OptionalLong offset;

  public ValidationException(String message) {
    super(message, true);
    this.offset = OptionalLong.empty();
  }

  /** With the byte offset in the file where the fault was met. */
  public ValidationException(String message, long offset) {
    super(message, true);
    this.offset = OptionalLong.of(offset);
  }

  /** Byte offset in the outermost file, where one is known. */
  public OptionalLong offset() {
    return offset;
  }
}
