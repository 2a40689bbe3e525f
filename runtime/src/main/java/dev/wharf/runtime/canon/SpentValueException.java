package dev.wharf.runtime.canon;

/**
 * The host gave a resource or an end of a stream that it has no more: it was given away or closed,
 * or the call that it was lent to has ended. As {@link HostValueException} to the guest.
 */
public final class SpentValueException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  SpentValueException(String message) {
    super(message);
  }
}
