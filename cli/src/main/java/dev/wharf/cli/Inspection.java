package dev.wharf.cli;

import java.util.List;
import java.util.Optional;

/**
 * What a file is, wants, offers and weighs.
 *
 * @param kind {@code component}, {@code wit package} or {@code core module}
 * @param wit the world, or the package, where WIT has a form for it
 * @param fit whether it fits the world that was asked about
 * @param wasi versions of WASI that it mentions
 * @param grant a command line that starts it once what is in capitals is replaced; empty if there
 *     is nothing to start
 */
record Inspection(
    String kind,
    String file,
    long size,
    String sha256,
    Optional<String> wit,
    Optional<WorldFit> fit,
    List<String> wasi,
    List<Want> wants,
    List<Offer> exports,
    List<FileSection> sections,
    List<Nested> nested,
    Producers producers,
    Optional<String> grant) {
  Inspection {
    wasi = List.copyOf(wasi);
    wants = List.copyOf(wants);
    exports = List.copyOf(exports);
    sections = List.copyOf(sections);
    nested = List.copyOf(nested);
  }

  /**
   * An import.
   *
   * @param reason why it is not provided
   */
  record Want(
      String name,
      Capability capability,
      List<String> flags,
      Optional<String> reason,
      List<Signature> functions) {
    Want {
      flags = List.copyOf(flags);
      functions = List.copyOf(functions);
    }
  }

  /**
   * An export: an interface with its functions, or a function with its type alone.
   *
   * @param type empty for an interface
   */
  record Offer(String name, Optional<String> type, List<Signature> functions) {
    Offer {
      functions = List.copyOf(functions);
    }
  }

  /** A function's name and what is written behind it. */
  record Signature(String name, String type) {}

  /**
   * A module or component inside.
   *
   * @param path positions among the modules, or the components, of what it lies in
   * @param memories first and largest size of each memory of its own, in bytes
   */
  record Nested(
      String path,
      String kind,
      long size,
      String sha256,
      List<MemorySize> memories,
      List<FileSection> sections) {
    Nested {
      memories = List.copyOf(memories);
      sections = List.copyOf(sections);
    }
  }

  /**
   * Bytes.
   *
   * @param max empty if nothing is said but what addresses allow
   */
  record MemorySize(long min, Optional<Long> max) {}
}
