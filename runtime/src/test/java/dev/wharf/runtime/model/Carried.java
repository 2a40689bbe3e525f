package dev.wharf.runtime.model;

/** What goes from component to component: streams and futures of these types, or nothing. */
enum Carried {
  STREAM_U8("s8", "(stream u8)"),
  STREAM_BOOL("sb", "(stream bool)"),
  FUTURE_U8("f8", "(future u8)");

  private final String prefix;
  private final String type;

  Carried(String prefix, String type) {
    this.prefix = prefix;
    this.type = type;
  }

  String prefix() {
    return prefix;
  }

  String type() {
    return type;
  }

  boolean isStream() {
    return this != FUTURE_U8;
  }

  boolean isNumber() {
    return this != STREAM_BOOL;
  }

  /** How a value is told apart from others in a script: 0 is none. */
  int tag() {
    return ordinal() + 1;
  }
}
