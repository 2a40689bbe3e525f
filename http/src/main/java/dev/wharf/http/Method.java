package dev.wharf.http;

/**
 * A request method: a token, compared with regard to case. RFC 9110, 9.
 *
 * @param name as on the wire
 */
public record Method(String name) {
  public static final Method GET = new Method("GET");
  public static final Method HEAD = new Method("HEAD");
  public static final Method POST = new Method("POST");
  public static final Method PUT = new Method("PUT");
  public static final Method DELETE = new Method("DELETE");
  public static final Method CONNECT = new Method("CONNECT");
  public static final Method OPTIONS = new Method("OPTIONS");
  public static final Method TRACE = new Method("TRACE");
  public static final Method PATCH = new Method("PATCH");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not a token
   */
  public Method {
    if (!Headers.isName(name)) {
      throw new IllegalArgumentException("invalid method");
    }
  }

  /**
   * The method of that name, without an allocation if it is one of the constants.
   *
   * @throws IllegalArgumentException if the name is not a token
   */
  public static Method of(String name) {
    return switch (name) {
      case "GET" -> GET;
      case "HEAD" -> HEAD;
      case "POST" -> POST;
      case "PUT" -> PUT;
      case "DELETE" -> DELETE;
      case "CONNECT" -> CONNECT;
      case "OPTIONS" -> OPTIONS;
      case "TRACE" -> TRACE;
      case "PATCH" -> PATCH;
      default -> new Method(name);
    };
  }

  /** Whether a request of this method usually has content, so that its absence is worth saying. */
  public boolean expectsContent() {
    return equals(POST) || equals(PUT) || equals(PATCH);
  }

  @Override
  public String toString() {
    return name;
  }
}
