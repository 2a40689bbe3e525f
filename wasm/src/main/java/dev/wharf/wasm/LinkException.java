package dev.wharf.wasm;

/** An import is missing or does not fit. Spec: exec/modules, instantiation. */
public final class LinkException extends WasmException {
  public LinkException(String message) {
    super(message, true);
  }
}
