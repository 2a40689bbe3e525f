package dev.wharf.wit;

/**
 * Gives a file its canonical form: two spaces a level, one declaration a line, lists that do not
 * fit into 100 columns with one item a line and a comma behind the last. The order of declarations
 * stays, and so do comments and single empty lines.
 */
public final class WitPrinter {
  private static final int MOST_ROUNDS = 10;

  private final Layout layout = new Layout();
  private final TokenPrinter out;

  private WitPrinter(WitDocument document) {
    this.out = new TokenPrinter(document, layout);
  }

  /** The text in canonical form; the canonical form of that is the same text. */
  public static String print(WitDocument document) {
    String text = once(document);
    boolean moved = document.tokens().stream().anyMatch(each -> each.is(TokenKind.BLOCK_COMMENT));
    // A comment within a line may get an end of line behind it, and then is one that has an end of
    // line behind it. Where this changes what fits on a line, the form is the one that stays.
    for (int i = 0; moved && i < MOST_ROUNDS; i++) {
      String again = once(WitParser.parse(SourceText.of(document.source().path(), text)));
      moved = !again.equals(text);
      text = again;
    }
    return text;
  }

  private static String once(WitDocument document) {
    var printer = new WitPrinter(document);
    printer.file();
    return printer.layout.print();
  }

  private void file() {
    boolean afterUse = false;
    boolean first = true;
    while (!out.at(TokenKind.END_OF_FILE)) {
      afterUse = declaration(first, afterUse);
      first = false;
    }
    out.end();
  }

  /**
   * @return whether it was a {@code use}, which may stand close to the next
   */
  private boolean declaration(boolean first, boolean afterUse) {
    boolean use = out.at(TokenKind.USE);
    if (!first) {
      if (use && afterUse) {
        out.hard();
      } else {
        out.blank();
      }
    }
    gates();
    switch (out.peek().kind()) {
      case PACKAGE -> pkg();
      case USE -> use();
      default -> {
        word();
        out.token();
        members();
      }
    }
    return use;
  }

  private void pkg() {
    word();
    packageId();
    if (out.at(TokenKind.SEMICOLON)) {
      out.punctuation();
      return;
    }
    out.space();
    openBrace();
    boolean first = true;
    boolean afterUse = false;
    while (!out.at(TokenKind.RIGHT_BRACE)) {
      afterUse = declaration(first, afterUse);
      first = false;
    }
    closeBrace();
  }

  private void packageId() {
    out.token();
    out.token();
    out.token();
    optionalVersion();
  }

  /** A token that a space follows. */
  private void word() {
    out.token();
    out.space();
  }

  private void optionalVersion() {
    if (out.at(TokenKind.AT)) {
      out.token();
      out.version();
    }
  }

  private void path() {
    out.token();
    if (out.at(TokenKind.COLON)) {
      out.token();
      out.token();
      out.token();
      out.token();
      optionalVersion();
    }
  }

  private void gates() {
    while (out.at(TokenKind.AT)) {
      out.token();
      out.token();
      out.token();
      if (out.at(TokenKind.STRING)) {
        out.token();
      } else {
        word();
        word();
        if (out.at(TokenKind.INTEGER)) {
          out.version();
        } else {
          out.token();
        }
      }
      out.token();
      out.tight();
    }
  }

  private void openBrace() {
    out.token();
    layout.indent();
    out.tight();
  }

  private void closeBrace() {
    out.comments();
    layout.dedent();
    out.tight();
    out.token();
  }

  /** What stands in braces, each on lines of its own. */
  private void members() {
    out.space();
    if (isEmptyBraces()) {
      out.token();
      out.token();
      return;
    }
    openBrace();
    while (!out.at(TokenKind.RIGHT_BRACE)) {
      member();
      out.hard();
    }
    closeBrace();
  }

  private boolean isEmptyBraces() {
    return out.peekSecond().is(TokenKind.RIGHT_BRACE) && !out.hasCommentsBehindNext();
  }

  private void member() {
    gates();
    switch (out.peek().kind()) {
      case USE -> use();
      case INCLUDE -> include();
      case IMPORT, EXPORT -> extern();
      case TYPE -> {
        word();
        word();
        word();
        type();
        out.punctuation();
      }
      case RECORD, VARIANT, ENUM, FLAGS -> {
        word();
        out.token();
        cases();
      }
      case RESOURCE -> {
        word();
        out.token();
        if (out.at(TokenKind.SEMICOLON)) {
          out.punctuation();
        } else {
          members();
        }
      }
      case CONSTRUCTOR -> {
        out.token();
        signature();
        out.punctuation();
      }
      default -> {
        out.token();
        word();
        if (out.at(TokenKind.STATIC)) {
          word();
        }
        func();
        out.punctuation();
      }
    }
  }

  private void use() {
    word();
    path();
    if (out.at(TokenKind.PERIOD)) {
      out.token();
      list(TokenKind.RIGHT_BRACE, false, true, this::renaming);
    } else if (out.at(TokenKind.AS)) {
      out.space();
      word();
      out.token();
    }
    out.punctuation();
  }

  private void renaming() {
    out.token();
    if (out.at(TokenKind.AS)) {
      out.space();
      word();
      out.token();
    }
  }

  private void include() {
    word();
    path();
    if (out.at(TokenKind.WITH)) {
      out.space();
      word();
      list(TokenKind.RIGHT_BRACE, true, true, this::renaming);
    } else {
      out.punctuation();
    }
  }

  private void extern() {
    word();
    switch (out.peekSecond().kind()) {
      case COLON -> named();
      default -> {
        path();
        out.punctuation();
      }
    }
  }

  /** A label, or the first word of a package: what follows the colon tells. */
  private void named() {
    out.token();
    out.token();
    switch (out.peek().kind()) {
      case FUNC, ASYNC -> {
        out.space();
        func();
        out.punctuation();
      }
      case INTERFACE -> {
        out.space();
        out.token();
        members();
      }
      default -> {
        if (!out.peekSecond().is(TokenKind.SLASH)) {
          out.space();
          path();
        } else {
          out.token();
          out.token();
          out.token();
          optionalVersion();
        }
        out.punctuation();
      }
    }
  }

  /** Fields, cases and flags. */
  private void cases() {
    out.space();
    if (isEmptyBraces()) {
      out.token();
      out.token();
      return;
    }
    openBrace();
    while (!out.at(TokenKind.RIGHT_BRACE)) {
      out.token();
      if (out.at(TokenKind.COLON)) {
        word();
        type();
      } else if (out.at(TokenKind.LEFT_PAREN)) {
        out.token();
        type();
        out.token();
      }
      if (out.at(TokenKind.COMMA)) {
        out.punctuation();
      } else {
        layout.text(",");
      }
      out.hard();
    }
    closeBrace();
  }

  private void func() {
    if (out.at(TokenKind.ASYNC)) {
      word();
    }
    out.token();
    signature();
  }

  private void signature() {
    list(
        TokenKind.RIGHT_PAREN,
        false,
        true,
        () -> {
          out.token();
          word();
          type();
        });
    if (out.at(TokenKind.ARROW)) {
      out.space();
      word();
      type();
    }
  }

  /**
   * From the opening bracket to the closing one.
   *
   * @param spaced whether spaces stand inside the brackets when all is on one line
   * @param trailing whether the grammar allows a comma behind the last item
   */
  private void list(TokenKind end, boolean spaced, boolean trailing, Runnable item) {
    out.token();
    if (out.at(end) && !out.hasComments()) {
      out.token();
      return;
    }
    layout.open();
    layout.indent();
    edge(spaced);
    while (!out.at(end)) {
      item.run();
      if (out.at(TokenKind.COMMA)) {
        if (out.peekSecond().is(end)) {
          layout.ifBroken(",");
          out.skipComma();
        } else {
          out.punctuation();
          out.line();
        }
      } else if (trailing) {
        layout.ifBroken(",");
      }
    }
    out.comments();
    layout.dedent();
    edge(spaced);
    out.token();
    layout.close();
  }

  private void edge(boolean spaced) {
    if (spaced) {
      out.line();
    } else {
      out.soft();
    }
  }

  private void type() {
    switch (out.peek().kind()) {
      case TUPLE -> {
        out.token();
        list(TokenKind.GREATER_THAN, false, true, this::type);
      }
      case RESULT, MAP -> {
        out.token();
        if (out.at(TokenKind.LESS_THAN)) {
          list(TokenKind.GREATER_THAN, false, false, this::type);
        }
      }
      case LIST, OPTION, FUTURE, STREAM, OWN, BORROW -> {
        out.token();
        if (out.at(TokenKind.LESS_THAN)) {
          out.token();
          type();
          if (out.at(TokenKind.COMMA)) {
            word();
            out.token();
          }
          out.token();
        }
      }
      default -> out.token();
    }
  }
}
