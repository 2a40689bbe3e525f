package dev.wharf.wit;

import java.util.List;

/** A semantic version is several tokens without anything between them. */
final class VersionTokens {
  private VersionTokens() {}

  /**
   * Index behind the pre-release and build parts.
   *
   * @param behindNumbers index of the token behind the three numbers
   */
  static int end(List<Token> tokens, int behindNumbers) {
    int at = part(tokens, behindNumbers, TokenKind.MINUS);
    return part(tokens, at, TokenKind.PLUS);
  }

  private static int part(List<Token> tokens, int from, TokenKind prefix) {
    if (!touches(tokens, from) || !tokens.get(from).is(prefix)) {
      return from;
    }
    int at = from + 1;
    while (touches(tokens, at)) {
      boolean period =
          tokens.get(at).is(TokenKind.PERIOD)
              && touches(tokens, at + 1)
              && isWord(tokens.get(at + 1));
      if (!period && !isWord(tokens.get(at))) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static boolean isWord(Token token) {
    return token.is(TokenKind.INTEGER)
        || token.is(TokenKind.IDENTIFIER)
        || token.is(TokenKind.MINUS)
        || token.kind().isKeyword();
  }

  /** Whether there is nothing between a token and the one before. */
  private static boolean touches(List<Token> tokens, int index) {
    return index > 0
        && index < tokens.size()
        && tokens.get(index - 1).end() == tokens.get(index).start();
  }
}
