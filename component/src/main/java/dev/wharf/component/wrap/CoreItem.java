package dev.wharf.component.wrap;

import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonBuiltin;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import java.util.Optional;

/** What stands behind an import of a core module. */
sealed interface CoreItem {
  /**
   * A function that the component imports.
   *
   * @param key among the merged imports
   * @param function of an imported instance; empty for an import that is a function
   */
  record Lower(String key, Optional<String> function, ComponentFuncType type, boolean async)
      implements CoreItem {}

  /** {@code resource.new}, {@code resource.drop} or {@code resource.rep}. */
  record OfResource(CanonBuiltin builtin, ResourceType resource) implements CoreItem {}

  record TaskReturn(Optional<InterfaceType> result) implements CoreItem {}

  /** A built-in that needs nothing from the module. */
  record Plain(CanonBuiltin builtin, Canon.Immediate immediate) implements CoreItem {}

  /** A built-in that writes an event to memory. */
  record Event(CanonBuiltin builtin, boolean cancellable) implements CoreItem {}

  /**
   * A built-in of a stream or future.
   *
   * @param type the stream or future
   */
  record Copy(CanonBuiltin builtin, InterfaceType type, boolean async) implements CoreItem {}

  record OfErrorContext(CanonBuiltin builtin, StringEncoding encoding) implements CoreItem {}

  /** {@code thread.new-indirect} on the module's table of functions. */
  record NewThread() implements CoreItem {}

  /** A function of an adapter. */
  record OfAdapter(String adapter, String name) implements CoreItem {}

  /** Something that the main module exports, for an adapter. */
  record OfMain(String name) implements CoreItem {}
}
