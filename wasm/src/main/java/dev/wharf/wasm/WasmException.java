package dev.wharf.wasm;

/**
 * What can go wrong with a guest, one exception per phase: {@link MalformedException} while
 * decoding or parsing, {@link ValidationException} while validating, {@link LinkException} while
 * linking, {@link TrapException} and {@link GuestException} while running. Messages begin with the
 * words of the specification's test suite and go on with the detail.
 */
public abstract sealed class WasmException extends RuntimeException
    permits MalformedException, ValidationException, LinkException, TrapException, GuestException {
  WasmException(String message, boolean stackTrace) {
    super(message, null, true, stackTrace);
  }

  WasmException(String message, Throwable cause) {
    super(message, cause, true, false);
  }
}
