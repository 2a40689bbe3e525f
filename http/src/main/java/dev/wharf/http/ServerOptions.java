package dev.wharf.http;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What a server is.
 *
 * @param address where it listens; port 0 takes any that is free
 * @param limits what clients may ask for
 * @param http2 when HTTP/2 is spoken
 * @param tls keys and certificates; without, the server speaks plain text
 */
public record ServerOptions(
    InetSocketAddress address, HttpLimits limits, Http2 http2, Optional<SSLContext> tls) {
  /** When a server speaks HTTP/2. */
  public enum Http2 {
    /** With TLS where the client asks for it, without TLS where the client begins with it. */
    AUTO,
    /** Never. */
    OFF
  }

  /** Plain text, default limits. */
  public static ServerOptions at(InetSocketAddress address) {
    return new ServerOptions(address, HttpLimits.DEFAULT, Http2.AUTO, Optional.empty());
  }

  /** The same with other limits. */
  public ServerOptions with(HttpLimits limits) {
    return new ServerOptions(address, limits, http2, tls);
  }

  /** The same with TLS. */
  public ServerOptions with(SSLContext tls) {
    return new ServerOptions(address, limits, http2, Optional.of(tls));
  }

  /** The same with another choice about HTTP/2. */
  public ServerOptions with(Http2 http2) {
    return new ServerOptions(address, limits, http2, tls);
  }
}
