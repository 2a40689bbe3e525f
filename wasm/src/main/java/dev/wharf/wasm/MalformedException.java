package dev.wharf.wasm;

import java.util.OptionalLong;

/** The bytes or the text are not a module or component. Spec: binary, text. */
public final class MalformedException extends WasmException {
  private final OptionalLong offset;

  public MalformedException(String message) {
    super(message, true);
    this.offset = OptionalLong.empty();
  }

  /** With the byte offset in the file where the fault was met. */
  public MalformedException(String message, long offset) {
    super(message, true);
    this.offset = OptionalLong.of(offset);
  }

  /** Byte offset in the outermost file, where one is known. */
  public OptionalLong offset() {
    return offset;
  }
}
