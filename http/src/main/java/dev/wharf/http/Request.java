package dev.wharf.http;

import java.util.Optional;

/**
 * The head of a request.
 *
 * <p>{@code Host}, and whatever describes one connection only ({@code Connection}, {@code
 * Transfer-Encoding}, {@code Upgrade} and the like), never stand in the headers: transports take
 * them away from what arrives and refuse them in what is sent.
 *
 * @param method what to do
 * @param scheme {@code http}, {@code https} or another, in lower case
 * @param authority host and port as in a URI; empty where the protocol allows none
 * @param path path and query as in a URI, beginning with a slash, or {@code *}; percent signs are
 *     not decoded
 * @param headers all other fields
 */
public record Request(
    Method method, String scheme, Optional<String> authority, String path, Headers headers) {
  /** A request without headers for an {@code http} authority. */
  public static Request of(Method method, String authority, String path) {
    return new Request(method, "http", Optional.of(authority), path, Headers.EMPTY);
  }

  /** The same request with other headers. */
  public Request with(Headers headers) {
    return new Request(method, scheme, authority, path, headers);
  }
}
