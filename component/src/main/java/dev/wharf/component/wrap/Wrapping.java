package dev.wharf.component.wrap;

import dev.wharf.component.assemble.ImportWriter;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * Writes the component around core modules. In order: what it imports; the callers that stand in
 * for imports which need the modules' memories; the resources that it defines; the main module; the
 * adapters; these imports themselves; and the exports. Explainer, canonical definitions.
 */
final class Wrapping {
  private final List<CorePart> parts;
  private final CorePart main;
  private final WrappedWorld world;
  private final ComponentDraft draft = new ComponentDraft();
  private final ImportWriter importer;
  private final CanonWriter canons;
  private final CallTable table;

  Wrapping(List<CorePart> parts, WrappedWorld world, StringEncoding encoding) {
    this.parts = parts;
    this.main = parts.getFirst();
    this.world = world;
    var needed = Needed.of(world, parts.stream().flatMap(part -> part.items().stream()).toList());
    this.importer = new ImportWriter(needed, draft.types(), draft::declare, draft::next);
    this.canons = new CanonWriter(draft, importer, main, encoding);
    this.table = new CallTable(parts, world, draft);
  }

  Component write() {
    importer.writeAll();
    table.writeCallers();
    for (var exported : world.exports().values()) {
      exported.resources().values().forEach(this::define);
    }
    parts.forEach(this::instantiate);
    boolean starts = main.exportsFunc("_initialize");
    table.writeFiller(
        this::filling,
        starts
            ? OptionalInt.of(draft.alias(main.instance(), Sort.CORE_FUNC, "_initialize"))
            : OptionalInt.empty());
    var exports = new ExportWriter(draft, canons);
    world.exports().forEach(exports::write);
    return draft.component();
  }

  /** A resource of an exported interface. */
  private void define(ResourceType resource) {
    var expr = new TypeExpr.Resource(ValType.I32, table.destructor(resource));
    draft.define(new TypeDef(expr, 0));
    draft.types().addType(resource);
  }

  private void instantiate(CorePart part) {
    SequencedMap<String, List<CoreInstance.Export>> byModule = new LinkedHashMap<>();
    for (int i = 0; i < part.items().size(); i++) {
      var entry = part.imports().get(i);
      byModule
          .computeIfAbsent(entry.module(), _ -> new ArrayList<>())
          .add(new CoreInstance.Export(entry.name(), given(part, i)));
    }
    var args = new ArrayList<CoreInstance.Arg>();
    byModule.forEach(
        (name, exports) -> args.add(new CoreInstance.Arg(name, draft.bundle(exports))));
    part.instantiated(draft.instantiate(StrippedModule.of(part.module().module()), args));
  }

  private SortIndex given(CorePart part, int index) {
    var caller = table.ofImport(part, index);
    if (caller.isPresent()) {
      return new SortIndex(Sort.CORE_FUNC, caller.getAsInt());
    }
    return part.items().get(index) instanceof CoreItem.OfMain(String name)
        ? ofMain(name)
        : new SortIndex(Sort.CORE_FUNC, canons.write(part, part.items().get(index)));
  }

  /** Something of the main module; {@code memory} is its memory, whatever its name. */
  private SortIndex ofMain(String name) {
    String export = name.equals("memory") ? main.memory().orElse(name) : name;
    var found =
        main.module()
            .export(export)
            .orElseThrow(
                () -> CorePart.missing("an adapter needs the export `" + name + "` of the module"));
    var sort =
        switch (found.kind()) {
          case FUNC -> Sort.CORE_FUNC;
          case TABLE -> Sort.CORE_TABLE;
          case MEMORY -> Sort.CORE_MEMORY;
          case GLOBAL -> Sort.CORE_GLOBAL;
          case TAG -> Sort.CORE_TAG;
        };
    return new SortIndex(sort, draft.alias(main.instance(), sort, export));
  }

  private int filling(CallTable.Filling filling) {
    return switch (filling) {
      case CallTable.Filling.OfDestructor(var part, var export) ->
          draft.alias(part.instance(), Sort.CORE_FUNC, export);
      case CallTable.Filling.OfItem(_, CoreItem.OfAdapter(var adapter, var name)) ->
          ofAdapter(adapter, name);
      case CallTable.Filling.OfItem(var user, var item) -> canons.write(user, item);
    };
  }

  private int ofAdapter(String adapter, String name) {
    var part =
        parts.stream()
            .skip(1)
            .filter(each -> each.name().equals(adapter))
            .findFirst()
            .orElseThrow();
    if (!part.exportsFunc(name)) {
      throw CorePart.missing(
          "the adapter `" + adapter + "` does not export `" + name + "`, which the module imports");
    }
    return draft.alias(part.instance(), Sort.CORE_FUNC, name);
  }
}
