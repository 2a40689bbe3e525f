package dev.wharf.component.definition;

import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.CustomSection;
import java.util.List;

/**
 * A component as data, not yet validated: its definitions in the order that gives them their
 * indices. Explainer, component definitions.
 *
 * @param bytes the whole encoding, preamble included
 */
public record Component(
    List<Definition> definitions, List<CustomSection> customs, CodeRange bytes) {
  public Component {
    definitions = List.copyOf(definitions);
    customs = List.copyOf(customs);
  }
}
