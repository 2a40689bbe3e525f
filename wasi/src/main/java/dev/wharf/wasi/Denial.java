package dev.wharf.wasi;

/**
 * Something that a guest asked for and was not granted. The guest itself sees the error of the
 * interface.
 *
 * @param subject what it was about: the guest's name of a directory, {@code example.org:443}, a
 *     host name
 */
public record Denial(Kind kind, String subject) {
  /** What would have granted it. */
  public enum Kind {
    /** A change below a directory that is granted for reading. */
    READ_ONLY_DIRECTORY,
    /** An outgoing connection or datagram. */
    CONNECT,
    /** Binding a local address. */
    LISTEN,
    /** Looking up a name. */
    DNS,
    /** A request to an origin. */
    HTTP
  }
}
