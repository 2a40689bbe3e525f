package dev.wharf.wast;

/** Something came out otherwise than a command says. */
final class Mismatch extends RuntimeException {
  private static final long serialVersionUID = 1;

  Mismatch(String message) {
    super(message, null, false, false);
  }
}
