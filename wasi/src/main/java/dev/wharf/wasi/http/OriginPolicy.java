package dev.wharf.wasi.http;

import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.Request;
import dev.wharf.http.Resolver;
import dev.wharf.wasi.Denial;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.sockets.Addresses;
import java.net.InetAddress;
import java.util.List;

/** Which origins one guest may send requests to; a refusal is reported. */
public final class OriginPolicy {
  private final WasiConfig config;

  public OriginPolicy(WasiConfig config) {
    this.config = config;
  }

  /**
   * Returns if the request may go where it wants to.
   *
   * @throws HttpException {@code HTTP-request-denied} if not
   */
  public void check(Request request) {
    String authority = request.authority().orElse("");
    if (config.http().stream().noneMatch(rule -> rule.covers(request.scheme(), authority))) {
      String origin = request.scheme() + "://" + authority;
      config.denials().accept(new Denial(Denial.Kind.HTTP, origin));
      throw new HttpException(HttpError.HTTP_REQUEST_DENIED, origin + " is not granted");
    }
  }

  /**
   * Finds the addresses of an origin. Those of this machine and of private networks only where a
   * rule names it or covers all, since whoever runs the name's server chooses the answer.
   */
  public Resolver resolver() {
    return (scheme, host, port) -> {
      List<InetAddress> addresses = Resolver.SYSTEM.resolve(scheme, host, port);
      if (config.http().stream().anyMatch(rule -> rule.reachesPrivate(scheme, host, port))) {
        return addresses;
      }
      List<InetAddress> open = addresses.stream().filter(Addresses::isPublic).toList();
      if (open.isEmpty()) {
        String named = host.contains(":") ? "[" + host + "]" : host;
        String origin = scheme + "://" + named + ":" + port;
        config.denials().accept(new Denial(Denial.Kind.HTTP, origin));
        throw new HttpException(
            HttpError.DESTINATION_IP_PROHIBITED, host + " has no public address");
      }
      return open;
    };
  }
}
