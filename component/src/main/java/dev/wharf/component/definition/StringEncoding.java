package dev.wharf.component.definition;

/** How a component keeps strings in its memory. Canonical ABI, {@code string-encoding}. */
public enum StringEncoding {
  UTF8("utf8"),
  UTF16("utf16"),
  LATIN1_UTF16("latin1+utf16");

  private final String word;

  StringEncoding(String word) {
    this.word = word;
  }

  /** As the text format writes it, after {@code string-encoding=}. */
  public String word() {
    return word;
  }
}
