package dev.wharf.cli;

import dev.wharf.cli.Inspection.MemorySize;
import dev.wharf.cli.Inspection.Nested;
import dev.wharf.cli.Inspection.Offer;
import dev.wharf.cli.Inspection.Want;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An inspection for people: blocks with a heading in the first column. */
final class InspectionText {
  private static final int HEADING = 13;
  private static final int LONGEST_COLUMN = 60;

  private final StringBuilder out = new StringBuilder();

  private InspectionText() {}

  static String print(Inspection inspection) {
    var text = new InspectionText();
    text.head(inspection);
    text.block("wants", wants(inspection.wants()));
    text.block("exports", exports(inspection.exports()));
    inspection.fit().ifPresent(fit -> text.block("fits", List.of(fit(fit))));
    text.block("sections", sections(inspection.sections()));
    if (!inspection.kind().equals("core module")) {
      text.block("inside", nested(inspection.nested()));
    }
    text.block("made by", producers(inspection.producers()));
    inspection.grant().ifPresent(grant -> text.block("grant", List.of(List.of(grant))));
    return text.out.toString();
  }

  private void head(Inspection inspection) {
    var row = new ArrayList<String>();
    row.add(inspection.file());
    row.add(size(inspection.size()));
    if (!inspection.wasi().isEmpty()) {
      row.add("WASI " + String.join(", ", inspection.wasi()));
    }
    var memories = inspection.nested().stream().flatMap(each -> each.memories().stream()).toList();
    if (!memories.isEmpty()) {
      row.add("memory " + range(sum(memories)));
    }
    if (inspection.kind().equals("component")) {
      long modules =
          inspection.nested().stream().filter(each -> each.kind().equals("core module")).count();
      row.add(modules + (modules == 1 ? " core module" : " core modules"));
    }
    block(inspection.kind(), List.of(List.of(String.join("  ", row))));
    block("sha256", List.of(List.of(inspection.sha256())));
  }

  private static MemorySize sum(List<MemorySize> memories) {
    long min = 0;
    Optional<Long> max = Optional.of(0L);
    for (var each : memories) {
      min += each.min();
      max = max.flatMap(so -> each.max().map(more -> so + more));
    }
    return new MemorySize(min, max);
  }

  private static List<List<String>> wants(List<Want> wants) {
    var rows = new ArrayList<List<String>>();
    for (var want : wants) {
      rows.add(List.of(want.name(), want.capability().words(), String.join(", ", want.flags())));
      // An interface has its name for all of its functions; a module's are picked one by one.
      if (want.name().indexOf(':') < 0 && want.functions().size() > 0) {
        var names = want.functions().stream().map(Inspection.Signature::name).toList();
        if (!names.equals(List.of(want.name()))) {
          rows.add(List.of("  " + String.join(" ", names)));
        }
      }
    }
    return rows;
  }

  private static List<String> fit(WorldFit fit) {
    return List.of(fit.world(), fit.reason().map(reason -> "no: " + reason).orElse("yes"));
  }

  private static List<List<String>> exports(List<Offer> exports) {
    var rows = new ArrayList<List<String>>();
    for (var export : exports) {
      if (export.functions().isEmpty()) {
        rows.add(List.of(export.name(), export.type().orElse("")));
      }
      String name = export.name();
      for (var function : export.functions()) {
        rows.add(List.of(name, function.name() + ": " + function.type()));
        name = "";
      }
    }
    return rows;
  }

  /** By kind: tools write many small ones. */
  private static List<List<String>> sections(List<FileSection> sections) {
    Map<String, List<FileSection>> kinds = new LinkedHashMap<>();
    sections.forEach(each -> kinds.computeIfAbsent(each.name(), _ -> new ArrayList<>()).add(each));
    var rows = new ArrayList<List<String>>();
    kinds.forEach((name, each) ->
        rows.add(
            List.of(
                name,
                size(each.stream().mapToLong(FileSection::size).sum()),
                each.size() == 1 ? "" : each.size() + " sections")));
    return rows;
  }

  private static List<List<String>> nested(List<Nested> parts) {
    return parts.stream()
        .map(each ->
            List.of(
                each.kind() + " " + each.path(),
                size(each.size()),
                "sha256 " + each.sha256(),
                each.memories().isEmpty() ? "" : "memory " + range(sum(each.memories()))))
        .toList();
  }

  private static List<List<String>> producers(Producers producers) {
    var rows = new ArrayList<List<String>>();
    producers
        .fields()
        .forEach((field, values) -> rows.add(List.of(field, String.join(", ", values))));
    return rows;
  }

  /** Rows under one heading, columns aligned; the last column may be of any length. */
  private void block(String heading, List<List<String>> rows) {
    var widths = new ArrayList<Integer>();
    for (var row : rows) {
      for (int i = 0; i + 1 < row.size(); i++) {
        int width = Math.min(Escapes.line(row.get(i)).length(), LONGEST_COLUMN);
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    String first = heading;
    for (var row : rows) {
      var line = new StringBuilder(first);
      line.repeat(" ", Math.max(2, HEADING - first.length()));
      first = "";
      for (int i = 0; i < row.size(); i++) {
        String cell = Escapes.line(row.get(i));
        line.append(cell);
        if (i + 1 < row.size()) {
          line.repeat(" ", Math.max(0, widths.get(i) - cell.length()) + 2);
        }
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static String range(MemorySize memory) {
    return size(memory.min()) + ".." + memory.max().map(InspectionText::size).orElse("");
  }

  private static String size(long bytes) {
    return Quantity.print(bytes);
  }
}
