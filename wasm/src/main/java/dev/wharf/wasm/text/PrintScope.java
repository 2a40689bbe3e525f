package dev.wharf.wasm.text;

import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.NameMaps;
import dev.wharf.wasm.type.StructType;
import java.util.Map;
import java.util.Optional;

/** The identifiers of a module that is printed. */
final class PrintScope {
  final Module module;
  final NameMaps names;
  final boolean annotate;
  final Ids types;
  final Ids funcs;
  final Ids tables;
  final Ids memories;
  final Ids globals;
  final Ids tags;
  final Ids elements;
  final Ids data;
  private final Ids[] fields;

  /** {@code annotate} says that the text has to give exactly these names. */
  PrintScope(Module module, NameMaps names, boolean annotate) {
    this.module = module;
    this.names = names;
    this.annotate = annotate;
    types = ids(names.types(), module.types().size());
    funcs = ids(names.funcs(), imported(Import.OfFunc.class) + module.functions().size());
    tables = ids(names.tables(), imported(Import.OfTable.class) + module.tables().size());
    memories = ids(names.memories(), imported(Import.OfMemory.class) + module.memories().size());
    globals = ids(names.globals(), imported(Import.OfGlobal.class) + module.globals().size());
    tags = ids(names.tags(), imported(Import.OfTag.class) + module.tags().size());
    elements = ids(names.elements(), module.elements().size());
    data = ids(names.data(), module.data().size());
    fields = new Ids[names.fields().isEmpty() ? 0 : module.types().size()];
    names
        .fields()
        .forEach((type, named) -> {
          if (type < fields.length
              && module.types().get(type).composite() instanceof StructType struct) {
            fields[type] = ids(named, struct.fields().size());
          }
        });
  }

  private Ids ids(Map<Integer, String> all, int size) {
    return new Ids(all, size, annotate);
  }

  int imported(Class<? extends Import.Desc> kind) {
    int count = 0;
    for (Import item : module.imports()) {
      if (kind.isInstance(item.desc())) {
        count++;
      }
    }
    return count;
  }

  Optional<Ids> fields(int type) {
    return type >= 0 && type < fields.length ? Optional.ofNullable(fields[type]) : Optional.empty();
  }

  /** The identifiers of a function's locals, of which there are {@code count}. */
  Ids locals(int func, int count) {
    return ids(NameMaps.inside(names.locals(), func), count);
  }

  /** The names of a function's blocks. */
  Map<Integer, String> labels(int func) {
    return NameMaps.inside(names.labels(), func);
  }
}
