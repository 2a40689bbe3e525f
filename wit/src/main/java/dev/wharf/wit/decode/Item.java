package dev.wharf.wit.decode;

import dev.wharf.component.definition.NameAttributes;
import java.util.Optional;

/**
 * An import or export without its name.
 *
 * @param interfaceName the interface that an instance of another name says that it implements
 * @param externalId what it stands for outside of WIT
 */
record Item(Entity entity, Optional<String> interfaceName, Optional<String> externalId) {
  static Item of(Entity entity, NameAttributes name) {
    return new Item(
        entity,
        attribute(name, NameAttributes.Kind.IMPLEMENTS),
        attribute(name, NameAttributes.Kind.EXTERNAL_ID));
  }

  private static Optional<String> attribute(NameAttributes name, NameAttributes.Kind kind) {
    return name.attributes().stream()
        .filter(each -> each.kind() == kind)
        .map(NameAttributes.Attribute::value)
        .findFirst();
  }

  Item with(Entity other) {
    return new Item(other, interfaceName, externalId);
  }
}
