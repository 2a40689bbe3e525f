package dev.wharf.runtime.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.component.type.ResourceType;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasm.LinkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which Java methods stand for which functions. */
class HostBinderTest {
  private static final InterfaceType STRING = Primitive.STRING;
  private static final ResourceType LAYER = new ResourceType(0, "layer");

  private static ComponentFuncType function(InterfaceType result, InterfaceType... params) {
    var fields = new ArrayList<Field>();
    for (InterfaceType param : params) {
      fields.add(new Field("p" + fields.size(), param));
    }
    return new ComponentFuncType(false, fields, Optional.of(result));
  }

  private static boolean offers(String name, ComponentFuncType type) {
    return HostBinder.find(Canvas.class, name, type).isPresent();
  }

  @Test
  void functionsAreFoundByTheirNames() {
    assertThat(offers("reverse", function(STRING, STRING))).isTrue();
    assertThat(offers("rotate", function(STRING, STRING))).isFalse();
    assertThat(offers("[method]layer.name", function(STRING, new InterfaceType.Borrow(LAYER))))
        .isTrue();
    assertThat(offers("[constructor]layer", function(new InterfaceType.Own(LAYER), STRING)))
        .isTrue();
    assertThat(offers("[static]layer.count", function(Primitive.U32))).isTrue();
    assertThat(offers("[method]brush.name", function(STRING))).isFalse();
  }

  @Test
  void aMismatchIsToldWithBothSignatures() {
    assertThatThrownBy(() -> offers("reverse", function(STRING, Primitive.U32)))
        .isInstanceOf(LinkException.class)
        .hasMessage(
            """
            the Java method for `reverse` does not fit: u32 is long in Java, not java.lang.String
              wit: func(p0: u32) -> string
              java: public abstract java.lang.String \
            dev.wharf.runtime.bind.Canvas.reverse(java.lang.String)\
            """);
    assertThatThrownBy(() -> offers("reverse", function(STRING, STRING, STRING)))
        .hasMessageContaining("2 parameters in WIT, 1 in Java");
    assertThatThrownBy(
            () -> offers("reverse", new ComponentFuncType(false, List.of(), Optional.empty())))
        .hasMessageContaining("0 parameters in WIT, 1 in Java");
  }

  @Test
  void partsOfTypesAreComparedByName() {
    var dot = new Case("dot", Optional.empty());
    var circle = new Case("circle", Optional.of(Primitive.F32));
    var wrong =
        new InterfaceType.Variant(
            List.of(
                dot,
                circle,
                new Case("polygon", Optional.empty()),
                new Case("x", Optional.empty())));
    var area = new InterfaceType.Result(Optional.of(Primitive.F64), Optional.of(STRING));
    assertThatThrownBy(() -> offers("area", function(area, wrong)))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("for case `polygon` a record of 0 components");
  }

  /** Not public, so adapters could not call it. */
  @Wit("test:hidden/hidden")
  interface Hidden {
    String name();
  }

  @Test
  void anInterfaceThatAdaptersCannotSeeIsRefused() {
    assertThatThrownBy(() -> HostBinder.find(Hidden.class, "name", function(STRING)))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("is bound but not public");
  }
}
