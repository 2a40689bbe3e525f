package dev.wharf.component.definition;

import dev.wharf.wasm.module.Module;

/**
 * One definition of a component. Most add one entry to an index space. Explainer, component
 * definitions.
 */
public sealed interface Definition
    permits Definition.CoreModule,
        Definition.NestedComponent,
        CoreInstance,
        Instance,
        CoreTypeDef,
        TypeDef,
        Alias,
        Canon,
        Import,
        Export {
  /** Where it starts in the outermost file. */
  int offset();

  record CoreModule(Module module, int offset) implements Definition {}

  record NestedComponent(Component component, int offset) implements Definition {}
}
