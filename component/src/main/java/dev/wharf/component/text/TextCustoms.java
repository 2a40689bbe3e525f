package dev.wharf.component.text;

import dev.wharf.component.binary.ComponentNameSection;
import dev.wharf.component.definition.Component.Custom;
import dev.wharf.component.definition.ComponentNames;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.text.Annotation;
import dev.wharf.wasm.text.AnnotationParser;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The custom sections of a component's text: those that annotations write out, and the one that
 * holds its names, unless it is written out as well. They are where they stand among the
 * definitions; the names come last and in the order of their sorts unless an annotation tells
 * something else.
 */
final class TextCustoms {
  private final List<Custom> customs = new ArrayList<>();
  private int namesAt = -1;
  private int namesAfter;
  private List<Sort> order = List.of();

  /** Reads annotations that come next, after so many definitions. */
  void read(TokenReader in, int definitions) {
    for (var next = in.annotation(); next.isPresent(); next = in.annotation()) {
      switch (next.get().id()) {
        case Annotation.CUSTOM, Annotation.PRODUCERS -> {
          var custom = AnnotationParser.componentCustom(next.get());
          customs.add(new Custom(custom.name(), custom.bytes(), definitions));
        }
        case Annotation.COMPONENT_NAME -> {
          namesAt = customs.size();
          namesAfter = definitions;
          order = order(next.get());
        }
        default -> throw next.get().misplaced();
      }
    }
  }

  private static List<Sort> order(Annotation annotation) {
    var in = annotation.tokens();
    List<Sort> order = new ArrayList<>();
    while (in.at(Token.Kind.LEFT)) {
      if (order.size() == ComponentNameSection.MAX_ORDER) {
        throw annotation.misplaced();
      }
      in.next();
      order.add(References.sort(in));
      in.close();
    }
    in.expect(Token.Kind.END);
    return order;
  }

  /** All, with what the names give. */
  List<Custom> all(ComponentNames names) {
    var inOrder = order.isEmpty() ? ComponentNameSection.order(names) : order;
    byte[] bytes = ComponentNameSection.encode(names, inOrder);
    boolean written =
        customs.stream().anyMatch(custom -> custom.name().equals(ComponentNameSection.NAME));
    if (bytes.length > 0 && !written) {
      int after = namesAt < 0 ? Integer.MAX_VALUE : namesAfter;
      var content = new CodeRange(bytes, 0, bytes.length);
      customs.add(
          namesAt < 0 ? customs.size() : namesAt,
          new Custom(ComponentNameSection.NAME, content, after));
    }
    return customs;
  }
}
