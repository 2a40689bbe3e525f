package dev.wharf.wit;

import dev.wharf.component.name.Version;
import java.util.Optional;

/** Writes JSON, two spaces a level or without any. */
final class JsonText {
  private final StringBuilder text = new StringBuilder();
  private final boolean compact;
  private int depth;
  private boolean first = true;

  JsonText(boolean compact) {
    this.compact = compact;
  }

  /** Writes a member, and takes it back if it turned out to be an empty object. */
  void unlessEmpty(String name, Runnable member) {
    int start = text.length();
    boolean wasFirst = first;
    key(name);
    member.run();
    if (text.charAt(text.length() - 1) == '}' && text.charAt(text.length() - 2) == '{') {
      text.setLength(start);
      first = wasFirst;
    }
  }

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
    text.append(compact ? ":" : ": ");
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

  /** The member {@code stability}, if there is anything to say. */
  void stability(Stability stability) {
    if (!stability.isUnknown()) {
      key("stability").stabilityValue(stability);
    }
  }

  void stabilityValue(Stability stability) {
    open('{');
    switch (stability) {
      case Stability.Unknown _ -> {}
      case Stability.Unstable(String feature, var deprecated) -> {
        key("unstable").open('{').key("feature").string(feature);
        deprecated(deprecated);
      }
      case Stability.Stable(var since, var deprecated) -> {
        key("stable").open('{').key("since").string(since.toString());
        deprecated(deprecated);
      }
    }
    close('}');
  }

  private void deprecated(Optional<Version> version) {
    version.ifPresent(each -> key("deprecated").string(each.toString()));
    close('}');
  }

  private void line() {
    if (!compact) {
      text.append('\n').repeat("  ", depth);
    }
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
