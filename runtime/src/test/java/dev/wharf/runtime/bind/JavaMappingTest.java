package dev.wharf.runtime.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.binding.JavaMapping;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.ErrorContext;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.StreamReader;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The classes that the table of Java types names exist, and the binder accepts what it says. */
class JavaMappingTest {
  private static final JavaMapping TABLE = new JavaMapping(_ -> ClassDesc.of("java.lang.Object"));

  private static Class<?> resolve(InterfaceType type) throws ReflectiveOperationException {
    return TABLE.type(type).erasure().resolveConstantDesc(MethodHandles.lookup());
  }

  @Test
  void streamsAndFuturesHaveTheirClasses() throws Exception {
    var bytes = new InterfaceType.Stream(Optional.of(Primitive.U8));
    assertThat(resolve(bytes)).isEqualTo(ByteStreamReader.class);
    assertThat(resolve(new InterfaceType.Stream(Optional.of(Primitive.STRING))))
        .isEqualTo(StreamReader.class);
    assertThat(resolve(new InterfaceType.Future(Optional.empty()))).isEqualTo(FutureReader.class);
    assertThat(resolve(Primitive.ERROR_CONTEXT)).isEqualTo(ErrorContext.class);
  }

  @Test
  void everyTupleHasItsRecord() throws Exception {
    for (int size = 2; size <= 16; size++) {
      var tuple = new InterfaceType.Tuple(Collections.<InterfaceType>nCopies(size, Primitive.U8));
      Class<?> type = resolve(tuple);
      assertThat(type.getRecordComponents()).hasSize(size);
      assertThat(JavaBinder.bind(tuple, Object.class).java()).isEqualTo(type);
    }
  }

  @Test
  void resultsHaveUnitWhereWitHasNothing() throws Exception {
    var type = new InterfaceType.Result(Optional.empty(), Optional.empty());
    assertThat(resolve(type)).isEqualTo(Result.class);
    for (var argument : TABLE.type(type).arguments()) {
      argument.erasure().resolveConstantDesc(MethodHandles.lookup());
    }
  }

  @Test
  void theBinderAcceptsEveryScalarAndList() throws Exception {
    for (Primitive primitive : Primitive.values()) {
      if (primitive != Primitive.ERROR_CONTEXT) {
        var list = new InterfaceType.ListOf(primitive);
        assertThat(JavaBinder.bind(primitive, resolve(primitive)).type()).isEqualTo(primitive);
        assertThat(JavaBinder.bind(list, resolve(list)).java()).isIn(resolve(list), List.class);
      }
    }
  }
}
