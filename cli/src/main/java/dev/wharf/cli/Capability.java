package dev.wharf.cli;

import java.util.List;

/**
 * What an import gives a guest, and what on the command line grants it; in the order of display.
 */
enum Capability {
  DIRECTORIES("directories", "--dir HOST[::GUEST][:rw]"),
  NETWORK("network", "--allow-net HOST:PORT", "--listen ADDR:PORT"),
  NAMES("name lookup", "--allow-dns NAME"),
  HTTP("outgoing HTTP", "--allow-http ORIGIN"),
  ENVIRONMENT("arguments, variables", "--env K=V"),
  STREAMS("standard streams"),
  CLOCKS("clocks"),
  RANDOM("random numbers"),
  BASICS("no access by itself"),
  MISSING("NOT PROVIDED");

  private final String words;
  private final List<String> flags;

  Capability(String words, String... flags) {
    this.words = words;
    this.flags = List.of(flags);
  }

  String words() {
    return words;
  }

  /** Options of {@code run} and {@code serve}; none if it is there without being granted. */
  List<String> flags() {
    return flags;
  }

  /**
   * @param name of an interface that Wharf offers, version or not
   */
  static Capability ofInterface(String name) {
    int at = name.indexOf('@');
    String plain = at < 0 ? name : name.substring(0, at);
    return switch (plain) {
      case "wasi:sockets/ip-name-lookup" -> NAMES;
      case "wasi:http/client", "wasi:http/outgoing-handler" -> HTTP;
      case "wasi:cli/environment" -> ENVIRONMENT;
      case "wasi:cli/exit", "wasi:cli/types", "wasi:clocks/types" -> BASICS;
      default -> ofPackage(plain);
    };
  }

  private static Capability ofPackage(String name) {
    int slash = name.indexOf('/');
    return switch (slash < 0 ? name : name.substring(0, slash)) {
      case "wasi:filesystem" -> DIRECTORIES;
      case "wasi:sockets" -> NETWORK;
      case "wasi:cli" -> STREAMS;
      case "wasi:clocks" -> CLOCKS;
      case "wasi:random" -> RANDOM;
      default -> BASICS;
    };
  }

  /**
   * @param name of a function of preview 1
   */
  static Capability ofPreview1(String name) {
    int line = name.indexOf('_');
    return switch (line < 0 ? name : name.substring(0, line)) {
      case "args", "environ" -> ENVIRONMENT;
      case "clock" -> CLOCKS;
      case "random" -> RANDOM;
      case "sock" -> NETWORK;
      case "path" -> DIRECTORIES;
      case "fd" ->
          switch (name) {
            // The only ones that programs without files have a use for.
            case "fd_write", "fd_read", "fd_close", "fd_seek", "fd_fdstat_get" -> STREAMS;
            default -> DIRECTORIES;
          };
      default -> BASICS;
    };
  }
}
