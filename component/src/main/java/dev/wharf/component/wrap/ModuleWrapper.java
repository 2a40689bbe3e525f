package dev.wharf.component.wrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.CustomSection;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes components of core modules that tell their world in custom sections. */
public final class ModuleWrapper {
  private ModuleWrapper() {}

  /**
   * A component with the module in it, which imports what the module's world does, as far as it is
   * used, and exports what that exports.
   *
   * @param adapters for imports that no world has, in the order in which they are instantiated
   * @throws LinkException if the names or types of the module's imports and exports do not fit its
   *     world
   * @throws ValidationException if a module is not valid, or a section holds no world
   */
  public static Component wrap(Module module, List<Adapter> adapters) {
    var parts = new ArrayList<CorePart>();
    parts.add(part("main", module));
    Set<String> names = new HashSet<>();
    for (var adapter : adapters) {
      checkStack(adapter);
      parts.add(part(adapter.name(), adapter.module()));
      names.add(adapter.name());
    }
    var world = new WrappedWorld();
    for (var part : parts) {
      CoreWorld.of(part.module().module()).forEach(each -> world.add(each, part));
    }
    var imports = new ImportNames(world, names);
    classify(parts.getFirst(), module, imports, false);
    for (int i = 0; i < adapters.size(); i++) {
      classify(parts.get(i + 1), adapters.get(i).module(), imports, true);
    }
    var encoding = encoding(module);
    return new Wrapping(parts, world, encoding).write();
  }

  /**
   * Some adapters, known by the name of a global, expect that room for a stack is made for them in
   * the main module's memory.
   */
  private static void checkStack(Adapter adapter) {
    boolean expects =
        adapter.module().memories().isEmpty()
            && adapter.module().customs().stream()
                .filter(custom -> custom.name().equals("name"))
                .map(CustomSection::bytes)
                .anyMatch(range ->
                    new String(range.bytes(), range.start(), range.length(), UTF_8)
                        .contains("__stack_pointer"));
    if (expects) {
      throw new LinkException(
          LinkException.Kind.OTHER,
          "the adapter `"
              + adapter.name()
              + "` wants a stack in the module's memory; an adapter must have a memory of its own"
              + " or need none",
          List.of(),
          adapter.name().equals(Preview1Adapter.NAME)
              ? List.of("without --adapt, an adapter for preview 1 comes along")
              : List.of());
    }
  }

  private static CorePart part(String name, Module module) {
    return new CorePart(name, ModuleValidator.validate(DistinctImports.of(module)));
  }

  /** By the names as they were, before those that occur twice got others. */
  private static void classify(
      CorePart part, Module module, ImportNames imports, boolean isAdapter) {
    for (Import entry : module.imports()) {
      var item = imports.item(entry, isAdapter);
      if (item instanceof CoreItem.Lower(_, _, var type, boolean async)) {
        CoreSignature.check(
            "imports `" + entry.name() + "` of `" + entry.module() + "`",
            part.importType(part.items().size()),
            CoreSignature.lowered(type, async));
      }
      part.items().add(item);
    }
  }

  private static StringEncoding encoding(Module module) {
    var encodings = CoreWorld.of(module).stream().map(CoreWorld::encoding).distinct().toList();
    if (encodings.size() > 1) {
      throw new LinkException("the worlds of the module have different string encodings");
    }
    return encodings.isEmpty() ? StringEncoding.UTF8 : encodings.getFirst();
  }
}
