package dev.wharf.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What {@code wharf serve} was asked to do.
 *
 * @param guest the component, its grants and limits
 * @param address where to listen
 * @param reuse how many requests an instance answers
 * @param concurrent how many it answers at once
 * @param timeout until an answer begins
 * @param drain how long requests may go on once the server is to end
 * @param maxBody bytes of a request's content
 */
record ServeOptions(
    RunOptions guest,
    InetSocketAddress address,
    int reuse,
    int concurrent,
    Duration timeout,
    Duration drain,
    long maxBody) {
  /**
   * An address to listen at: {@code 127.0.0.1:8080}, {@code [::1]:80}; a name is not looked up.
   *
   * @throws CommandException if it is another text
   */
  static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      String host = text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
      var literal = host.equals("localhost") ? "127.0.0.1" : host;
      return new InetSocketAddress(
          InetAddress.ofLiteral(literal), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw CommandException.usage(
          "--addr takes ADDR:PORT, such as 127.0.0.1:8080 or [::1]:0, not `" + text + "`");
    }
  }
}
