package dev.wharf.runtime.canon;

/**
 * The host gave a value that its WIT type does not have. To a caller it is a bad argument; inside a
 * call, a failure.
 */
public final class HostValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  HostValueException(String message) {
    super(message);
  }
}
