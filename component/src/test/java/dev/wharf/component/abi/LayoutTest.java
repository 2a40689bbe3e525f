package dev.wharf.component.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.component.type.ResourceType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayoutTest {
  @Test
  void sizeAndAlignmentFollowTheCanonicalAbi() {
    var resource = new ResourceType(0, "r");
    expect(Primitive.BOOL, 1, 1);
    expect(Primitive.U16, 2, 2);
    expect(Primitive.CHAR, 4, 4);
    expect(Primitive.F64, 8, 8);
    expect(Primitive.STRING, 8, 4);
    expect(new InterfaceType.ListOf(Primitive.U64), 8, 4);
    expect(new InterfaceType.FixedListOf(Primitive.U16, 3), 6, 2);
    expect(new InterfaceType.MapOf(Primitive.STRING, Primitive.U8), 8, 4);
    expect(tuple(Primitive.U8, Primitive.U32, Primitive.U8), 12, 4);
    expect(tuple(Primitive.U8, Primitive.U64), 16, 8);
    expect(new InterfaceType.Option(Primitive.U8), 2, 1);
    expect(new InterfaceType.Option(Primitive.U64), 16, 8);
    expect(new InterfaceType.Result(Optional.empty(), Optional.empty()), 1, 1);
    expect(new InterfaceType.Result(Optional.of(Primitive.U16), Optional.empty()), 4, 2);
    expect(new InterfaceType.Enum(labels(256)), 1, 1);
    expect(new InterfaceType.Enum(labels(257)), 2, 2);
    expect(new InterfaceType.Flags(labels(8)), 1, 1);
    expect(new InterfaceType.Flags(labels(9)), 2, 2);
    expect(new InterfaceType.Flags(labels(32)), 4, 4);
    expect(new InterfaceType.Own(resource), 4, 4);
    expect(new InterfaceType.Borrow(resource), 4, 4);
  }

  @Test
  void pointersAreWiderInLargeMemories() {
    assertThat(Layout.MEMORY64.size(Primitive.STRING)).isEqualTo(16);
    assertThat(Layout.MEMORY64.alignment(Primitive.STRING)).isEqualTo(8);
  }

  @Test
  void partsOfARecordAreAlignedInTurn() {
    assertThat(
            Layout.MEMORY32.offsets(
                List.of(Primitive.U8, Primitive.U16, Primitive.U8, Primitive.STRING)))
        .containsExactly(0, 2, 4, 8);
  }

  @Test
  void payloadsBeginAfterTheDiscriminant() {
    var variant =
        new InterfaceType.Variant(
            List.of(
                new Case("a", Optional.of(Primitive.U8)),
                new Case("b", Optional.of(Primitive.F64))));
    assertThat(Layout.MEMORY32.payloadOffset(variant)).isEqualTo(8);
    assertThat(Layout.MEMORY32.size(variant)).isEqualTo(16);
  }

  @Test
  void sizesBeyondAllMemoriesSaturate() {
    InterfaceType type = Primitive.U64;
    for (int i = 0; i < 50; i++) {
      type = tuple(type, type);
    }
    assertThat(Layout.memoizing(PointerType.I32).size(type)).isEqualTo(Layout.HUGE);
  }

  private static void expect(InterfaceType type, int size, int alignment) {
    assertThat(Layout.MEMORY32.size(type)).as(type.toString()).isEqualTo(size);
    assertThat(Layout.MEMORY32.alignment(type)).as(type.toString()).isEqualTo(alignment);
    assertThat(Layout.MEMORY32.size(Despecialize.of(type))).isEqualTo(size);
  }

  private static InterfaceType tuple(InterfaceType... elements) {
    return new InterfaceType.Tuple(List.of(elements));
  }

  private static List<String> labels(int count) {
    return Collections.unmodifiableList(IntStream.range(0, count).mapToObj(i -> "l" + i).toList());
  }
}
