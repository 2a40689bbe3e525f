package dev.wharf.component.type;

/** What an import asks for and an export offers. Explainer, {@code externtype}. */
public sealed interface ExternDesc {
  record OfModule(ModuleType type) implements ExternDesc {}

  record OfFunc(ComponentFuncType type) implements ExternDesc {}

  /**
   * A type. Whether a resource is abstract here ({@code sub resource}) or an alias ({@code eq}) is
   * said by the list of resources of the surrounding type: it is abstract exactly where that list's
   * path leads.
   */
  record OfType(DefType type) implements ExternDesc {}

  record OfComponent(ComponentType type) implements ExternDesc {}

  record OfInstance(InstanceType type) implements ExternDesc {}

  /** The sort's word in messages. */
  default String sort() {
    return switch (this) {
      case OfModule _ -> "core module";
      case OfFunc _ -> "func";
      case OfType(var type) -> type instanceof ResourceType ? "resource" : "type";
      case OfComponent _ -> "component";
      case OfInstance _ -> "instance";
    };
  }
}
