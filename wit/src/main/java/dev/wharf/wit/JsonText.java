package dev.wharf.wit;

/** Writes JSON, two spaces a level. */
final class JsonText {
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean first = true;

  JsonText open(char bracket) {
    text.append(bracket);
    depth++;
    first = true;
    return this;
  }

  JsonText close(char bracket) {
    depth--;
    if (!first) {
      line();
    }
    text.append(bracket);
    first = false;
    return this;
  }

  /** Begins an element of an array. */
  JsonText next() {
    if (!first) {
      text.append(',');
    }
    first = false;
    line();
    return this;
  }

  /** Begins a member of an object. */
  JsonText key(String name) {
    next();
    quote(name);
    text.append(": ");
    return this;
  }

  JsonText string(String value) {
    quote(value);
    return this;
  }

  JsonText number(long value) {
    text.append(value);
    return this;
  }

  JsonText nothing() {
    text.append("null");
    return this;
  }

  private void line() {
    text.append('\n').repeat("  ", depth);
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < 0x20) {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
