package dev.wharf.wit;

/**
 * A token or comment.
 *
 * @param start offset of its first {@code char}
 * @param end offset behind its last; the end of a line is no part of a line comment
 */
public record Token(TokenKind kind, int start, int end) {
  boolean is(TokenKind other) {
    return kind == other;
  }
}
