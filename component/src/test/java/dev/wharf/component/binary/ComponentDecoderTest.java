package dev.wharf.component.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.ComponentBytes;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.wasm.MalformedException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ComponentDecoderTest {
  @Test
  void theEmptyComponentIsAPreamble() {
    var component = ComponentDecoder.decode(new ComponentBytes().build());
    assertThat(component.definitions()).isEmpty();
  }

  @Test
  void definitionsKeepTheirOrderAndOffset() {
    var bytes = new ComponentBytes().section(7, 2, 0x73, 0x70, 0x00).build();
    assertThat(ComponentDecoder.decode(bytes).definitions())
        .containsExactly(
            new TypeDef(
                new TypeExpr.Primitive(dev.wharf.component.type.InterfaceType.Primitive.STRING),
                11),
            new TypeDef(new TypeExpr.ListOf(new ValueRef.Index(0)), 12));
  }

  @Test
  void nestedModulesAreSlicesOfTheFile() {
    var bytes =
        new ComponentBytes().section(1, 0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00).build();
    var module = (Definition.CoreModule) ComponentDecoder.decode(bytes).definitions().getFirst();
    assertThat(module.module().bytes().bytes()).isSameAs(bytes);
    assertThat(module.module().bytes().start()).isEqualTo(10);
  }

  @Test
  void aFaultIsReportedAtItsOffset() {
    malformed(new ComponentBytes().section(7, 1, 0x62).build(), 11, "invalid leading byte (0x62)");
    malformed(new ComponentBytes().section(13).build(), 8, "malformed section id");
    malformed(new ComponentBytes().section(7, 0, 0).build(), 11, "section size mismatch");
    malformed(new ComponentBytes().section(8, 1, 0x2e).build(), 11, "invalid leading byte (0x2e)");
  }

  @Test
  void aModuleIsNoComponent() {
    byte[] module = {0, 'a', 's', 'm', 1, 0, 0, 0};
    assertThat(ComponentDecoder.isComponent(module)).isFalse();
    assertThat(ComponentDecoder.isComponent(new ComponentBytes().build())).isTrue();
    malformed(module, 4, "unknown binary version");
  }

  @Test
  void nestingIsBounded() {
    var bytes = new ComponentBytes().build();
    for (int i = 0; i < 100; i++) {
      bytes = new ComponentBytes().section(4, bytes).build();
    }
    assertThat(ComponentDecoder.decode(bytes).definitions()).hasSize(1);
    var deeper = new ComponentBytes().section(4, bytes).build();
    assertThatThrownBy(() -> ComponentDecoder.decode(deeper))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("nested more than 100 deep");
  }

  private static void malformed(byte[] bytes, long offset, String message) {
    assertThatThrownBy(() -> ComponentDecoder.decode(bytes))
        .isInstanceOfSatisfying(
            MalformedException.class,
            e -> {
              assertThat(e).hasMessageStartingWith(message);
              assertThat(e.offset()).isEqualTo(OptionalLong.of(offset));
            });
  }
}
