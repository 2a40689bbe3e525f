package dev.wharf.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host, and so decides where a client may connect to. */
@FunctionalInterface
public interface Resolver {
  /** Asks the operating system and allows every address. */
  Resolver SYSTEM = (_, host, _) -> List.of(InetAddress.getAllByName(host));

  /**
   * The addresses to try, in order. May block.
   *
   * @param scheme {@code http} or {@code https}
   * @param host a name, or an address as text, IPv6 without brackets
   * @param port 1 to 65,535
   * @throws UnknownHostException if there is no such host
   * @throws HttpException if connections to it are not allowed
   */
  List<InetAddress> resolve(String scheme, String host, int port) throws UnknownHostException;
}
