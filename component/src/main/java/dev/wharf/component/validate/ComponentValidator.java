package dev.wharf.component.validate;

import dev.wharf.component.definition.Component;
import dev.wharf.wasm.Feature;
import dev.wharf.wasm.ValidationException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The one door from a decoded component to one that may be linked. */
public final class ComponentValidator {
  private ComponentValidator() {}

  /** With the core features that are on by default. */
  public static ValidComponent validate(Component component) {
    var features = EnumSet.noneOf(Feature.class);
    Arrays.stream(Feature.values()).filter(Feature::onByDefault).forEach(features::add);
    return validate(component, features);
  }

  /**
   * Validates the component and everything nested in it, core modules included.
   *
   * @param features of core Wasm that nested modules may use
   * @throws ValidationException if something is not valid
   */
  public static ValidComponent validate(Component component, Set<Feature> features) {
    var validation = new Validation(CoreModules.validate(component, features), features);
    return new ComponentBody(validation, Optional.empty()).validate(component);
  }
}
