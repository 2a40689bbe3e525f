package dev.wharf.cli;

import dev.wharf.wasm.WasmException;
import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.module.CodeRange;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which tools had a hand in a file, as its sections {@code producers} say. Tool conventions,
 * producers section.
 *
 * @param fields {@code language}, {@code processed-by} and {@code sdk}; names, with a version where
 *     there is one
 */
record Producers(SequencedMap<String, Set<String>> fields) {
  static final String SECTION = "producers";

  Producers {
    fields = Collections.unmodifiableSequencedMap(new TreeMap<>(fields));
  }

  /** What all of these sections say; one that does not have its form says nothing. */
  static Producers of(List<CodeRange> sections) {
    var fields = new TreeMap<String, Set<String>>();
    sections.forEach(section -> read(section, fields));
    return new Producers(fields);
  }

  private static void read(CodeRange range, TreeMap<String, Set<String>> fields) {
    var in = new ByteReader(range.bytes(), range.start(), range.end());
    try {
      for (int left = in.count(); left > 0; left--) {
        var values = fields.computeIfAbsent(in.name(), _ -> new TreeSet<>());
        for (int more = in.count(); more > 0; more--) {
          String name = in.name();
          String version = in.name();
          values.add(version.isEmpty() ? name : name + " " + version);
        }
      }
    } catch (WasmException _) {
      // What was read before stays: the section is a hint for people.
    }
  }
}
