package dev.wharf.http;

/**
 * The head of a response. About headers see {@link Request}.
 *
 * @param status the status code
 * @param headers all fields
 */
public record Response(Status status, Headers headers) {
  /**
   * A response without headers.
   *
   * @throws IllegalArgumentException if the code has not three digits
   */
  public static Response of(int code) {
    return new Response(new Status(code), Headers.EMPTY);
  }

  /** The same response with other headers. */
  public Response with(Headers headers) {
    return new Response(status, headers);
  }
}
