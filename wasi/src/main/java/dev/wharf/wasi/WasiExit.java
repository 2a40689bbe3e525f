package dev.wharf.wasi;

import dev.wharf.engine.GuestExit;

/**
 * The guest ended itself. Unwinds like a trap but is not an error, so it carries no stack trace.
 */
public final class WasiExit extends GuestExit {
  private static final long serialVersionUID = 1L;

  private final int code;

  public WasiExit(int code) {
    super("exit " + code);
    this.code = code;
  }

  /** The status that the guest gave: 0 is success. */
  public int code() {
    return code;
  }
}
