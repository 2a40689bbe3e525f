package dev.wharf.wit;

/** The types without parts. */
public enum Primitive implements Type {
  BOOL(TokenKind.BOOL),
  U8(TokenKind.U8),
  U16(TokenKind.U16),
  U32(TokenKind.U32),
  U64(TokenKind.U64),
  S8(TokenKind.S8),
  S16(TokenKind.S16),
  S32(TokenKind.S32),
  S64(TokenKind.S64),
  F32(TokenKind.F32),
  F64(TokenKind.F64),
  CHAR(TokenKind.CHAR),
  STRING(TokenKind.STRING_TYPE),
  ERROR_CONTEXT(TokenKind.ERROR_CONTEXT);

  private final TokenKind token;

  Primitive(TokenKind token) {
    this.token = token;
  }

  TokenKind token() {
    return token;
  }

  /** As it is written in WIT. */
  public String keyword() {
    return token.text();
  }

  /** Whether it can be the key of a map. WIT.md, {@code kt}. */
  public boolean isKey() {
    return this != F32 && this != F64 && this != ERROR_CONTEXT;
  }
}
