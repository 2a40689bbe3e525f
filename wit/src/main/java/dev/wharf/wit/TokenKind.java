package dev.wharf.wit;

import java.util.HashMap;
import java.util.Map;

/** What a token can be. WIT.md, lexical structure. */
public enum TokenKind {
  LINE_COMMENT("a comment"),
  BLOCK_COMMENT("a comment"),
  IDENTIFIER("an identifier"),
  EXPLICIT_IDENTIFIER("an identifier"),
  INTEGER("a number"),
  STRING("a string"),
  END_OF_FILE("the end of the file"),

  EQUALS("="),
  COMMA(","),
  COLON(":"),
  PERIOD("."),
  SEMICOLON(";"),
  LEFT_PAREN("("),
  RIGHT_PAREN(")"),
  LEFT_BRACE("{"),
  RIGHT_BRACE("}"),
  LEFT_BRACKET("["),
  RIGHT_BRACKET("]"),
  LESS_THAN("<"),
  GREATER_THAN(">"),
  ARROW("->"),
  STAR("*"),
  AT("@"),
  SLASH("/"),
  PLUS("+"),
  MINUS("-"),

  AS("as", true),
  ASYNC("async", true),
  BOOL("bool", true),
  BORROW("borrow", true),
  CHAR("char", true),
  CONSTRUCTOR("constructor", true),
  ENUM("enum", true),
  ERROR_CONTEXT("error-context", true),
  EXPORT("export", true),
  F32("f32", true),
  F64("f64", true),
  FLAGS("flags", true),
  FROM("from", true),
  FUNC("func", true),
  FUTURE("future", true),
  IMPORT("import", true),
  INCLUDE("include", true),
  INTERFACE("interface", true),
  LIST("list", true),
  MAP("map", true),
  OPTION("option", true),
  OWN("own", true),
  PACKAGE("package", true),
  RECORD("record", true),
  RESOURCE("resource", true),
  RESULT("result", true),
  S16("s16", true),
  S32("s32", true),
  S64("s64", true),
  S8("s8", true),
  STATIC("static", true),
  STREAM("stream", true),
  STRING_TYPE("string", true),
  TUPLE("tuple", true),
  TYPE("type", true),
  U16("u16", true),
  U32("u32", true),
  U64("u64", true),
  U8("u8", true),
  UNDERSCORE("_", true),
  USE("use", true),
  VARIANT("variant", true),
  WITH("with", true),
  WORLD("world", true);

  private static final Map<String, TokenKind> KEYWORDS = new HashMap<>();

  static {
    for (var kind : values()) {
      if (kind.keyword) {
        KEYWORDS.put(kind.text, kind);
      }
    }
  }

  private final String text;
  private final boolean keyword;

  TokenKind(String text) {
    this(text, false);
  }

  TokenKind(String text, boolean keyword) {
    this.text = text;
    this.keyword = keyword;
  }

  /** The keyword that is spelled so, or {@link #IDENTIFIER}. */
  static TokenKind ofWord(String word) {
    return KEYWORDS.getOrDefault(word, IDENTIFIER);
  }

  /** How a token that is always the same is spelled. */
  String text() {
    return text;
  }

  public boolean isKeyword() {
    return keyword;
  }

  public boolean isComment() {
    return this == LINE_COMMENT || this == BLOCK_COMMENT;
  }

  /** As messages name it: quoted if it is always spelled the same. */
  public String description() {
    return compareTo(END_OF_FILE) <= 0 ? text : (keyword ? "keyword `" : "`") + text + "`";
  }
}
