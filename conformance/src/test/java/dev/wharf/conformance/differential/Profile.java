package dev.wharf.conformance.differential;

import java.util.ArrayList;
import java.util.List;

/** A kind of random module: what it may contain, and how large it gets. */
enum Profile {
  /** What every engine has had since 2022: numbers, tables, bulk operations, several memories. */
  PLAIN(4000, 900),
  /** The same without traps of its own making, so that calls end with results more often. */
  CALM(4000, 800, "--disallow-traps=true"),
  /** Linked with functions, globals, memories and tables. */
  LINKED(3000, 500, "--max-imports=12", "--min-imports=2"),
  /** Functions too long for one Java method. */
  LONG(
      60_000,
      60,
      "--disallow-traps=true",
      "--max-instructions=20000",
      "--max-funcs=4",
      "--min-funcs=1",
      "--max-types=5",
      "--max-globals=5",
      "--max-data-segments=3",
      "--max-element-segments=3"),
  /** Vectors of fixed width; what relaxed ones give is partly left open. */
  VECTORS(5000, 400, "--simd-enabled=true"),
  CALM_VECTORS(5000, 400, "--simd-enabled=true", "--disallow-traps=true"),
  MEMORY64(3000, 200, "--memory64-enabled=true", "--disallow-traps=true"),
  /** Atomic accesses, by one thread; a wait is never waited for. */
  ATOMICS(4000, 200, "--threads-enabled=true", "--disallow-traps=true"),
  OBJECTS(6000, 40, "--gc-enabled=true"),
  CALM_OBJECTS(4000, 0, "--gc-enabled=true", "--disallow-traps=true"),
  TAIL_CALLS(4000, 40, "--tail-call-enabled=true"),
  EXCEPTIONS(4000, 0, "--exceptions-enabled=true"),
  EVERYTHING(
      6000,
      0,
      "--simd-enabled=true",
      "--gc-enabled=true",
      "--exceptions-enabled=true",
      "--tail-call-enabled=true",
      "--memory64-enabled=true",
      "--threads-enabled=true");

  /**
   * The switches that every profile starts from: fuel ends loops and recursion, every NaN is made
   * the same, sizes stay small, and what is beyond the engine's default features is off.
   */
  private static final List<String> BASE =
      List.of(
          "--ensure-termination",
          "--fuel=1000",
          "--export-everything=true",
          "--canonicalize-nans=true",
          "--min-funcs=2",
          "--max-imports=0",
          "--max-memories=3",
          "--max-tables=3",
          "--max-memory32-bytes=262144",
          "--max-memory64-bytes=262144",
          "--max-table-elements=1000",
          "--table-max-size-required=true",
          "--limit-arrays-in-const-exprs=true",
          "--memory-max-size-required=true",
          "--custom-descriptors-enabled=false",
          "--shared-everything-threads-enabled=false",
          "--simd-enabled=false",
          "--relaxed-simd-enabled=false",
          "--gc-enabled=false",
          "--exceptions-enabled=false",
          "--tail-call-enabled=false",
          "--memory64-enabled=false",
          "--threads-enabled=false");

  private final int seedBytes;
  private final int recorded;
  private final List<String> switches;

  Profile(int seedBytes, int recorded, String... switches) {
    this.seedBytes = seedBytes;
    this.recorded = recorded;
    this.switches = List.of(switches);
  }

  /** Most bytes of randomness, of which about as many bytes of module are made. */
  int seedBytes() {
    return seedBytes;
  }

  /** How many modules the repository keeps with what V8 made of them. */
  int recorded() {
    return recorded;
  }

  /** Most bytes of a module that is kept. */
  int recordedBytes() {
    return this == LONG ? 20_000 : 2_000;
  }

  /** The generator's command line; a later switch replaces an earlier one of the same name. */
  List<String> switches() {
    var all = new ArrayList<>(BASE);
    for (String mine : switches) {
      String name = mine.substring(0, mine.indexOf('=') + 1);
      all.removeIf(given -> given.startsWith(name));
      all.add(mine);
    }
    return all;
  }
}
