package dev.wharf.conformance.differential;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Random modules with what V8 made of them, packed in one file per profile, so that comparing needs
 * no peer. Written by {@code ./task corpus}.
 */
final class Corpus {
  /** The number that made the module and its plan, the module, and V8's outcome. */
  record Entry(int number, byte[] module, List<String> outcome) {}

  private Corpus() {}

  static List<Entry> read(InputStream packed) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(packed)))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        int number = in.readInt();
        var module = in.readNBytes(in.readInt());
        var outcome = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        entries.add(new Entry(number, module, List.of(outcome.split("\n"))));
      }
    }
    return entries;
  }

  static byte[] write(List<Entry> entries) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new GZIPOutputStream(packed))) {
      out.writeInt(entries.size());
      for (Entry entry : entries) {
        out.writeInt(entry.number());
        out.writeInt(entry.module().length);
        out.write(entry.module());
        byte[] outcome = String.join("\n", entry.outcome()).getBytes(StandardCharsets.UTF_8);
        out.writeInt(outcome.length);
        out.write(outcome);
      }
    }
    return packed.toByteArray();
  }
}
