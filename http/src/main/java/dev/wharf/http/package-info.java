/**
 * HTTP messages and the two transports that carry them, a server's and a client's, without any
 * implementation. Nothing here has heard of WebAssembly.
 *
 * <p>Messages are heads: {@link dev.wharf.http.Request} and {@link dev.wharf.http.Response} hold no
 * content. Content arrives in a {@link dev.wharf.http.Body}, which is pulled, and leaves through a
 * {@link dev.wharf.http.BodyWriter}, which accepts only what there is room for; both can be used by
 * threads that block and by programs that never do. Trailers end either.
 */
package dev.wharf.http;
