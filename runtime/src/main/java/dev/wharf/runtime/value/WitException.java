package dev.wharf.runtime.value;

/**
 * A WIT function returned {@code err}. It is a value on its way to the caller rather than a
 * failure, so it is unchecked and carries no stack trace. Bindings declare one subclass per error
 * type, whose {@code error()} has that type.
 */
public abstract class WitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the error as the message. */
  protected WitException(Object error) {
    super(String.valueOf(error), null, false, false);
  }

  /** The value of the {@code err} case; {@link Unit#UNIT} for a result whose error has no type. */
  public abstract Object error();
}
