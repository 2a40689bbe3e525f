package dev.wharf.wasm.text;

import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.text.NameScope.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the name section of what has names in a text. Spec: appendix, name section. */
final class NameSection {
  private final ByteWriter out = new ByteWriter();

  /** The names inside something that has an index itself. */
  record Inner(int index, List<Named> names) {}

  private NameSection() {}

  /** The content, empty if nothing has a name. */
  static byte[] encode(
      Optional<String> module, ModuleScope scope, List<Inner> locals, List<Inner> labels) {
    var section = new NameSection();
    module.ifPresent(
        name -> {
          var part = new ByteWriter();
          part.name(name);
          section.part(0, part);
        });
    section.names(1, scope.funcs.named());
    section.inner(2, locals);
    section.inner(3, labels);
    section.names(4, scope.types.named());
    section.names(5, scope.tables.named());
    section.names(6, scope.memories.named());
    section.names(7, scope.globals.named());
    section.names(8, scope.elements.named());
    section.names(9, scope.data.named());
    List<Inner> fields = new ArrayList<>();
    for (int type = 0; type < scope.fields.size(); type++) {
      fields.add(new Inner(type, scope.fields.get(type).named()));
    }
    section.inner(10, fields);
    section.names(11, scope.tags.named());
    return section.out.toByteArray();
  }

  private void part(int id, ByteWriter content) {
    out.u8(id);
    out.sized(content);
  }

  private void names(int id, List<Named> names) {
    if (!names.isEmpty()) {
      var part = new ByteWriter();
      write(part, names);
      part(id, part);
    }
  }

  private void inner(int id, List<Inner> all) {
    var named = all.stream().filter(inner -> !inner.names().isEmpty()).toList();
    if (!named.isEmpty()) {
      var part = new ByteWriter();
      part.u32(named.size());
      for (Inner inner : named) {
        part.u32(inner.index());
        write(part, inner.names());
      }
      part(id, part);
    }
  }

  private static void write(ByteWriter part, List<Named> names) {
    part.u32(names.size());
    for (Named named : names) {
      part.u32(named.index());
      part.name(named.name());
    }
  }
}
