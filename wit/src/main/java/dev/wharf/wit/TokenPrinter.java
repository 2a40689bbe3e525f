package dev.wharf.wit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Puts the tokens of a file into a layout one after another, each with the comments before it, so
 * that none is lost whatever the grammar does.
 *
 * <p>What stands between two tokens is asked for after the first and written before the second,
 * since comments may come between. A comment on the line of the token before it stays there; one on
 * its own lines keeps those.
 */
final class TokenPrinter {
  private enum Gap {
    NONE,
    SPACE,
    /** The end of a line if the group has several, else nothing. */
    SOFT,
    /** The end of a line if the group has several, else a space. */
    LINE,
    /** The end of a line, with an empty one behind if the source has one. */
    HARD,
    /** The end of a line without an empty one. */
    TIGHT,
    /** The end of a line and an empty one. */
    BLANK,
    START_OF_FILE
  }

  private final SourceText source;
  private final List<Token> tokens;
  private final Layout layout;
  private int next;
  private Gap gap = Gap.START_OF_FILE;

  /** Whether a comment was written that nothing can follow on its line. */
  private boolean lineEnds;

  TokenPrinter(WitDocument document, Layout layout) {
    this.source = document.source();
    this.tokens = new ArrayList<>(document.tokens());
    this.layout = layout;
  }

  Token peek() {
    return tokens.get(skipComments(next));
  }

  Token peekSecond() {
    return tokens.get(skipComments(Math.min(skipComments(next) + 1, tokens.size() - 1)));
  }

  boolean at(TokenKind kind) {
    return peek().is(kind);
  }

  void space() {
    gap = Gap.SPACE;
  }

  void soft() {
    gap = Gap.SOFT;
  }

  void line() {
    gap = Gap.LINE;
  }

  void hard() {
    gap = Gap.HARD;
  }

  void tight() {
    gap = Gap.TIGHT;
  }

  void blank() {
    gap = Gap.BLANK;
  }

  /** Writes the next token. */
  void token() {
    comments();
    Token token = tokens.get(next);
    writeGap(token);
    layout.text(text(token));
    next = Math.min(next + 1, tokens.size() - 1);
    gap = Gap.NONE;
  }

  /**
   * Writes a comma or semicolon, which belongs before any comments: those on lines of their own
   * then stand before what follows, as if they had been written there.
   */
  void punctuation() {
    layout.text(text(peek()));
    while (tokens.get(next).kind().isComment() && isOnLineOfPrevious(tokens.get(next))) {
      comment(tokens.get(next));
      next++;
    }
    Collections.rotate(tokens.subList(next, skipComments(next) + 1), 1);
    next++;
  }

  /** Writes the comments before the next token where they belong to what comes before it. */
  void comments() {
    while (tokens.get(next).kind().isComment()) {
      comment(tokens.get(next));
      next++;
    }
  }

  boolean hasComments() {
    return tokens.get(next).kind().isComment();
  }

  boolean hasCommentsBehindNext() {
    return tokens.get(skipComments(next) + 1).kind().isComment();
  }

  /** Passes over the comma behind the last item of a list, which the layout writes if need be. */
  void skipComma() {
    comments();
    next++;
  }

  /** Writes a version. */
  void version() {
    comments();
    int end = VersionTokens.end(tokens, next + 5);
    while (next < end) {
      token();
    }
  }

  /** Ends the file. */
  void end() {
    if (gap != Gap.START_OF_FILE) {
      gap = Gap.HARD;
    }
    comments();
    if (next > 0) {
      layout.hard(false);
    }
  }

  private void comment(Token comment) {
    boolean sameLine =
        next > 0 && isOnLineOfPrevious(comment) && gap != Gap.START_OF_FILE && !lineEnds;
    if (sameLine) {
      layout.text(" ");
      writeComment(comment);
    } else {
      lineEnds |= gap != Gap.START_OF_FILE;
      writeGap(comment);
      writeComment(comment);
      gap = Gap.HARD;
    }
    if (comment.is(TokenKind.LINE_COMMENT) || !followedOnLine()) {
      lineEnds = true;
    } else if (!sameLine || gap == Gap.NONE) {
      gap = Gap.SPACE;
    } else if (gap == Gap.SOFT) {
      gap = Gap.LINE;
    }
  }

  private boolean isOnLineOfPrevious(Token comment) {
    return source.line(tokens.get(next - 1).end()) == source.line(comment.start());
  }

  private boolean followedOnLine() {
    Token following = tokens.get(next + 1);
    return !following.is(TokenKind.END_OF_FILE)
        && source.line(tokens.get(next).end()) == source.line(following.start());
  }

  /** A comment of several lines is shifted with its asterisks, if it has them. */
  private void writeComment(Token comment) {
    if (comment.is(TokenKind.LINE_COMMENT)) {
      layout.text(text(comment).stripTrailing());
      return;
    }
    var lines = List.of(text(comment).split("\r?\n", -1));
    boolean stars = lines.stream().skip(1).allMatch(each -> each.stripLeading().startsWith("*"));
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0) {
        layout.text(stars ? lines.get(0).stripTrailing() : lines.get(0));
      } else if (stars) {
        layout.hard(false);
        layout.text(" " + lines.get(i).strip());
      } else {
        layout.verbatim("\n" + lines.get(i));
      }
    }
  }

  private void writeGap(Token token) {
    switch (gap) {
      case NONE, SPACE, SOFT, LINE, START_OF_FILE -> {
        if (lineEnds) {
          layout.hard(false);
        } else {
          writeSoftGap();
        }
      }
      case TIGHT -> layout.hard(false);
      case HARD -> layout.hard(isBlankBefore(token));
      case BLANK -> layout.hard(true);
    }
    lineEnds = false;
  }

  private void writeSoftGap() {
    switch (gap) {
      case SPACE -> layout.text(" ");
      case SOFT -> layout.line("");
      case LINE -> layout.line(" ");
      case NONE, START_OF_FILE, TIGHT, HARD, BLANK -> {}
    }
  }

  private boolean isBlankBefore(Token token) {
    return next > 0 && source.line(token.start()) - source.line(tokens.get(next - 1).end()) > 1;
  }

  private String text(Token token) {
    return source.text().substring(token.start(), token.end());
  }

  private int skipComments(int from) {
    int at = from;
    while (tokens.get(at).kind().isComment()) {
      at++;
    }
    return at;
  }
}
