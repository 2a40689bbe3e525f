package dev.wharf.component.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.Primitive;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JavaMappingTest {
  private final JavaMapping mapping =
      new JavaMapping(type -> ClassDesc.of("example", type.getClass().getSimpleName()));

  @Test
  void primitivesAreNeverNegativeUnlessSigned() {
    expect(Primitive.U8, "int");
    expect(Primitive.S8, "byte");
    expect(Primitive.U32, "long");
    expect(Primitive.U64, "unsigned long");
    expect(Primitive.CHAR, "int");
    expect(Primitive.STRING, "String");
  }

  @Test
  void listsOfNumbersAreArrays() {
    expect(new InterfaceType.ListOf(Primitive.U8), "byte[]");
    expect(new InterfaceType.ListOf(Primitive.U32), "unsigned int[]");
    expect(new InterfaceType.ListOf(Primitive.F64), "double[]");
    expect(new InterfaceType.ListOf(Primitive.BOOL), "List<Boolean>");
    expect(new InterfaceType.ListOf(new InterfaceType.ListOf(Primitive.U8)), "List<byte[]>");
  }

  @Test
  void containersNest() {
    expect(
        new InterfaceType.Option(new InterfaceType.Tuple(List.of(Primitive.U64, Primitive.STRING))),
        "Optional<Tuple2<unsigned Long, String>>");
    expect(new InterfaceType.Flags(List.of("a")), "Set<Flags>");
    expect(new InterfaceType.Tuple(List.of(Primitive.BOOL)), "Tuple<Boolean>");
    expect(
        new InterfaceType.Result(Optional.empty(), Optional.of(Primitive.STRING)),
        "Result<Unit, String>");
  }

  @Test
  void aResultAtTheTopOfAFunctionIsReturnedOrThrown() {
    var method =
        mapping.method(
            new ComponentFuncType(
                false,
                List.of(new Field("p", Primitive.U16)),
                Optional.of(
                    new InterfaceType.Result(
                        Optional.of(Primitive.STRING), Optional.of(Primitive.U8)))));
    assertThat(method.descriptor().displayDescriptor()).isEqualTo("(int)String");
    assertThat(method.throwing()).isTrue();
    assertThat(method.error()).contains(Primitive.U8);
  }

  @Test
  void labelsBecomeIdentifiers() {
    assertThat(JavaName.camel("read-via-stream")).isEqualTo("readViaStream");
    assertThat(JavaName.camel("get-JSON")).isEqualTo("getJSON");
    assertThat(JavaName.camel("default")).isEqualTo("default_");
    assertThat(JavaName.camel("to-string")).isEqualTo("toString_");
    assertThat(JavaName.pascal("wall-clock")).isEqualTo("WallClock");
    assertThat(JavaName.constant("would-block")).isEqualTo("WOULD_BLOCK");
  }

  private void expect(InterfaceType type, String java) {
    assertThat(print(mapping.type(type))).isEqualTo(java);
  }

  private static String print(JavaType type) {
    return (type.unsigned() ? "unsigned " : "")
        + type.erasure().displayName()
        + (type.arguments().isEmpty()
            ? ""
            : type.arguments().stream()
                .map(JavaMappingTest::print)
                .collect(Collectors.joining(", ", "<", ">")));
  }
}
