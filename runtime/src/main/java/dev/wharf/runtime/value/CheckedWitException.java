package dev.wharf.runtime.value;

/**
 * As {@link WitException}, for bindings that are to have the compiler insist that errors are
 * handled.
 */
public abstract class CheckedWitException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the error as the message. */
  protected CheckedWitException(Object error) {
    super(String.valueOf(error), null, false, false);
  }

  /** The value of the {@code err} case; {@link Unit#UNIT} for a result whose error has no type. */
  public abstract Object error();
}
