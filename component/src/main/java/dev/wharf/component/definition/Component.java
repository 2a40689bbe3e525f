package dev.wharf.component.definition;

import dev.wharf.wasm.module.CodeRange;
import java.util.List;

/**
 * A component as data, not yet validated: its definitions in the order that gives them their
 * indices. Explainer, component definitions.
 *
 * @param bytes the whole encoding, preamble included
 */
public record Component(List<Definition> definitions, List<Custom> customs, CodeRange bytes) {
  public Component {
    definitions = List.copyOf(definitions);
    customs = List.copyOf(customs);
  }

  /**
   * A custom section.
   *
   * @param after how many definitions come before it; with more than there are it is at the end
   */
  public record Custom(String name, CodeRange bytes, int after) {
    /** One at the end. */
    public Custom(String name, CodeRange bytes) {
      this(name, bytes, Integer.MAX_VALUE);
    }
  }
}
