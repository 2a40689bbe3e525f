package dev.wharf.component.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.NumType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlatteningTest {
  @Test
  void lanesOfAVariantCarryEveryCase() {
    var variant =
        new InterfaceType.Variant(
            List.of(
                new Case("f32", Optional.of(Primitive.F32)),
                new Case("u32", Optional.of(Primitive.U32)),
                new Case("pair", Optional.of(tuple(Primitive.F64, Primitive.F32)))));
    assertThat(flat(variant)).containsExactly(NumType.I32, NumType.I64, NumType.F32);
    assertThat(flat(new InterfaceType.Option(Primitive.F32)))
        .containsExactly(NumType.I32, NumType.F32);
    var result = new InterfaceType.Result(Optional.of(Primitive.F32), Optional.of(Primitive.S8));
    assertThat(flat(result)).containsExactly(NumType.I32, NumType.I32);
    assertThat(flat(new InterfaceType.Enum(List.of("a")))).containsExactly(NumType.I32);
    assertThat(flat(Primitive.STRING)).containsExactly(NumType.I32, NumType.I32);
  }

  @Test
  void sixteenParametersArePassedFlatAndSeventeenInMemory() {
    var sixteen = Flattening.lift(function(16, Optional.empty()), PointerType.I32);
    assertThat(sixteen.paramsInMemory()).isFalse();
    assertThat(sixteen.core().params()).hasSize(16);
    var seventeen = Flattening.lift(function(17, Optional.empty()), PointerType.I32);
    assertThat(seventeen.paramsInMemory()).isTrue();
    assertThat(seventeen.core()).isEqualTo(new FuncType(List.of(NumType.I32), List.of()));
  }

  @Test
  void aWideResultIsReturnedAsAddressOrWrittenToOne() {
    var type = function(1, Optional.of(Primitive.STRING));
    assertThat(Flattening.lift(type, PointerType.I32).core())
        .isEqualTo(new FuncType(List.of(NumType.I32), List.of(NumType.I32)));
    var lowered = Flattening.lower(type, PointerType.I32);
    assertThat(lowered.resultInMemory()).isTrue();
    assertThat(lowered.core())
        .isEqualTo(new FuncType(List.of(NumType.I32, NumType.I32), List.of()));
  }

  @Test
  void aHugeFixedListIsNotWrittenOut() {
    var type = new InterfaceType.FixedListOf(Primitive.U8, 268_435_455);
    assertThat(Flattening.upTo(List.of(type), 16, PointerType.I32)).hasSize(17);
    assertThat(Flattening.upTo(List.of(new InterfaceType.Option(type)), 16, PointerType.I32))
        .hasSize(17);
  }

  private static ComponentFuncType function(int params, Optional<InterfaceType> result) {
    return new ComponentFuncType(
        false,
        IntStream.range(0, params).mapToObj(i -> new Field("p" + i, Primitive.U32)).toList(),
        result);
  }

  private static List<NumType> flat(InterfaceType type) {
    return Flattening.flatten(type, PointerType.I32);
  }

  private static InterfaceType tuple(InterfaceType... elements) {
    return new InterfaceType.Tuple(List.of(elements));
  }
}
