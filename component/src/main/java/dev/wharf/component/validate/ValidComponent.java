package dev.wharf.component.validate;

import dev.wharf.component.definition.Component;
import dev.wharf.component.type.ComponentType;
import java.util.List;

/** A component that was validated; only {@link ComponentValidator} makes one. */
public final class ValidComponent {
  private final Component component;
  private final ComponentType type;
  private final List<Step> steps;
  private final int resourceCount;

  ValidComponent(Component component, ComponentType type, List<Step> steps, int resourceCount) {
    this.component = component;
    this.type = type;
    this.steps = List.copyOf(steps);
    this.resourceCount = resourceCount;
  }

  public Component component() {
    return component;
  }

  /**
   * Its imports and exports. The resources in it, parameters included, are those of this component
   * and have indices below {@link #resourceCount()}.
   */
  public ComponentType type() {
    return type;
  }

  /** What to do to instantiate it, in order. */
  public List<Step> steps() {
    return steps;
  }

  /**
   * How many resources the types of this component distinguish; the size of a scope's resource
   * table.
   */
  public int resourceCount() {
    return resourceCount;
  }
}
