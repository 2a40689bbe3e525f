package dev.wharf.component.wrap;

import dev.wharf.component.assemble.ModuleTypeWriter;
import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.validate.ModuleTypes;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;

/**
 * A component that imports the core modules that another one holds.
 *
 * @param modules in the order of the imports
 */
public record Unbundled(Component component, List<Extracted> modules) {
  /** A module and the name that it is imported under. */
  public record Extracted(String name, Module module) {}

  public Unbundled {
    modules = List.copyOf(modules);
  }

  /**
   * Takes the modules of at least {@code threshold} bytes out of a component, but not out of
   * components in it.
   *
   * @throws LinkException if the component defines core types of its own, or a module has a type
   *     that cannot be said in an import
   */
  public static Unbundled of(Component component, int threshold) {
    var definitions = new ArrayList<Definition>();
    var modules = new ArrayList<Extracted>();
    for (var definition : component.definitions()) {
      if (definition instanceof CoreTypeDef
          || definition instanceof Alias alias && alias.sort() == Sort.CORE_TYPE) {
        // The types of the imports would move it.
        throw new LinkException("a component with core types of its own cannot be taken apart");
      }
      if (definition instanceof Definition.CoreModule(var module, _)
          && module.bytes().length() >= threshold) {
        String name = "unbundled-module" + modules.size();
        definitions.add(new CoreTypeDef(ModuleTypeWriter.write(ModuleTypes.of(module)), 0));
        definitions.add(
            new Import(
                new NameAttributes(name, List.of()),
                new ExternTypeExpr.OfModule(modules.size()),
                0));
        modules.add(new Extracted(name, module));
      } else {
        definitions.add(definition);
      }
    }
    var rest = new Component(definitions, component.customs(), new CodeRange(new byte[0], 0, 0));
    return new Unbundled(rest, modules);
  }
}
