package dev.wharf.wasi;

/** The guest ended itself. Unwinds like a trap but is not an error, so it carries no stack trace. */
public final class WasiExit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  public WasiExit(int code) {
    super("exit " + code, null, false, false);
    this.code = code;
  }

  /** The status that the guest gave: 0 is success. */
  public int code() {
    return code;
  }
}
