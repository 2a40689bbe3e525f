package dev.wharf.component.wrap;

import dev.wharf.component.assemble.TypeWriter;
import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Module;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A component as far as it is written: its definitions, and the indices that they have taken. */
final class ComponentDraft {
  private final List<Definition> definitions = new ArrayList<>();
  private final Map<Sort, Integer> counts = new EnumMap<>(Sort.class);
  private final TypeWriter types = new TypeWriter(this::declare);
  private final Map<Aliased, Integer> aliases = new HashMap<>();

  private record Aliased(int instance, Sort sort, String name) {}

  /** Its types, instances and core types, which have their indices from there. */
  TypeWriter types() {
    return types;
  }

  void declare(Declarator declarator) {
    define((Definition) declarator);
  }

  /** Adds a definition whose index, if it takes one, is counted elsewhere. */
  void define(Definition definition) {
    definitions.add(definition);
  }

  /** Takes the next index of a sort that {@link #types} does not count. */
  int next(Sort sort) {
    return counts.merge(sort, 1, Integer::sum) - 1;
  }

  /** Adds a definition of that sort; gives its index. */
  int add(Sort sort, Definition definition) {
    define(definition);
    return next(sort);
  }

  int instantiate(Module module, List<CoreInstance.Arg> args) {
    int index = add(Sort.CORE_MODULE, new Definition.CoreModule(module, 0));
    return add(Sort.CORE_INSTANCE, new CoreInstance.Instantiate(index, args, 0));
  }

  int bundle(List<CoreInstance.Export> exports) {
    return add(Sort.CORE_INSTANCE, new CoreInstance.Bundle(exports, 0));
  }

  /** An export of a core instance, aliased once. */
  int alias(int instance, Sort sort, String name) {
    return aliases.computeIfAbsent(
        new Aliased(instance, sort, name),
        _ -> add(sort, new Alias.OfCoreExport(sort, instance, name, 0)));
  }

  Component component() {
    return new Component(definitions, List.of(), new CodeRange(new byte[0], 0, 0));
  }
}
