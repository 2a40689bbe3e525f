package dev.wharf.wit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A string between quotes, with the escapes of the Wasm text format. */
final class StringLiteral {
  private final SourceText source;
  private final String text;
  private final int start;
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();
  private int at;

  private StringLiteral(SourceText source, int start) {
    this.source = source;
    this.text = source.text();
    this.start = start;
    this.at = start + 1;
    read();
  }

  /** The offset behind the closing quote of the literal that begins at {@code start}. */
  static int end(SourceText source, int start) {
    var literal = new StringLiteral(source, start);
    literal.value();
    return literal.at;
  }

  /** What the literal at {@code start} stands for. */
  static String value(SourceText source, int start) {
    return new StringLiteral(source, start).value();
  }

  /** A literal that stands for the text. */
  static String print(String text) {
    var literal = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> literal.append("\\\"");
            case '\\' -> literal.append("\\\\");
            case '\t' -> literal.append("\\t");
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            default -> {
              if (Character.isISOControl(c) || WitLexer.isHidden(c)) {
                literal.append(String.format("\\u{%x}", c));
              } else {
                literal.appendCodePoint(c);
              }
            }
          }
        });
    return literal.append('"').toString();
  }

  private String value() {
    try {
      var bytes = ByteBuffer.wrap(value.toByteArray());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      throw problem(start, at, "malformed UTF-8 encoding in this string");
    }
  }

  private void read() {
    while (true) {
      int from = at;
      int c = next();
      if (c == '"') {
        return;
      } else if (c == '\\') {
        escape(from);
      } else if (c < 0x20 || c == 0x7F) {
        throw problem(from, at, "a string ends on the line where it begins");
      } else {
        put(c);
      }
    }
  }

  private void escape(int from) {
    int c = next();
    switch (c) {
      case '"', '\'', '\\' -> value.write(c);
      case 't' -> value.write('\t');
      case 'n' -> value.write('\n');
      case 'r' -> value.write('\r');
      case 'u' -> unicode(from);
      default -> {
        int high = Character.digit(c, 16);
        int low = high < 0 || c > 'f' ? -1 : Character.digit(next(), 16);
        if (low < 0) {
          throw problem(from, at, "there is no such escape");
        }
        value.write(high * 16 + low);
      }
    }
  }

  private void unicode(int from) {
    int end = text.indexOf('}', at);
    String digits = end < 0 ? "" : text.substring(at, end);
    if (!digits.matches("\\{[0-9a-fA-F](_*[0-9a-fA-F])*")) {
      throw problem(from, at, "an escape such as `\\u{1F6A2}` is expected");
    }
    String number = digits.substring(1).replace("_", "").replaceFirst("^0+(?=.)", "");
    int c = number.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(number, 16);
    if (!Character.isValidCodePoint(c) || c >= 0xD800 && c <= 0xDFFF) {
      throw problem(from, end + 1, "there is no such character");
    }
    put(c);
    at = end + 1;
  }

  private void put(int c) {
    value.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
  }

  private int next() {
    if (at >= text.length()) {
      throw problem(start, start + 1, "this string has no end");
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private InvalidWitException problem(int from, int to, String sentence) {
    return WitProblem.syntax(new Span(source, from, to), sentence).asException();
  }
}
