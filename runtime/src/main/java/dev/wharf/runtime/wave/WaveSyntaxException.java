package dev.wharf.runtime.wave;

/** A text is not a value of the type that was asked for. The message says what would be right. */
public final class WaveSyntaxException extends IllegalArgumentException {
  private final int column;

  WaveSyntaxException(int column, String message) {
    super("column " + column + ": " + message);
    this.column = column;
  }

  /** Where in the text, counted in characters from 1. */
  public int column() {
    return column;
  }
}
