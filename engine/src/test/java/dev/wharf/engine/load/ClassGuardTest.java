package dev.wharf.engine.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Func;
import dev.wharf.engine.Instance;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassGuardTest {
  private static final ClassDesc OWN = ClassDesc.of("wharf.module.F0");
  private static final MethodTypeDesc VOID = MethodTypeDesc.of(ConstantDescs.CD_void);

  private static byte[] with(Consumer<CodeBuilder> body) {
    return ClassFile.of()
        .build(
            OWN,
            type ->
                type.withMethodBody(
                    "f0",
                    VOID,
                    ClassFile.ACC_STATIC,
                    code -> {
                      body.accept(code);
                      code.return_();
                    }));
  }

  private static byte[] calling(String owner, String method) {
    return with(code -> code.invokestatic(ClassDesc.of(owner), method, VOID));
  }

  @ParameterizedTest
  @CsvSource({
    "dev.wharf.engine.abi.Traps, unreachable",
    "dev.wharf.engine.abi.ArrayMemory, i32Load",
    "wharf.module.F1, f12",
    "wharf.module.F1, f12$3",
    "wharf.module.Instance, func",
    "wharf.fn.II_I, call",
    "java.lang.Integer, rotateLeft",
    "java.lang.Long, divideUnsigned"
  })
  void whatTheCompilerEmitsPasses(String owner, String method) {
    assertThatCode(() -> ClassGuard.check(calling(owner, method))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.System, exit",
    "java.lang.Runtime, getRuntime",
    "java.lang.Thread, currentThread",
    "java.lang.Integer, getInteger",
    "java.lang.Long, getLong",
    "java.lang.Object, getClass",
    "java.io.File, listRoots",
    "dev.wharf.engine.Store, enter",
    "dev.wharf.engine.Engine, create",
    "dev.wharf.engine.Func, host",
    "dev.wharf.engine.Memory, create",
    "dev.wharf.engine.load.TypeClasses, name",
    "wharf.module.Instance, export",
    "wharf.module.Instance, getClass",
    "wharf.module.R0_0, host",
    "wharf.fn.II_I, host",
    "wharf.fn.II_I, enter",
    "dev.wharf.engine.abi.Traps, getClass",
    "wharf.host.fd_write$0, call"
  })
  void anythingElseIsRefused(String owner, String method) {
    assertThatThrownBy(() -> ClassGuard.check(calling(owner, method)))
        .isInstanceOf(SecurityException.class)
        .hasMessageStartingWith("generated class refers to " + owner);
  }

  @Test
  void aForeignSuperclassIsRefused() {
    var bytes =
        ClassFile.of().build(OWN, type -> type.withSuperclass(ClassDesc.of("java.lang.Thread")));
    assertThatThrownBy(() -> ClassGuard.check(bytes))
        .hasMessage("generated class refers to java.lang.Thread");
  }

  @Test
  void foreignClassesInDescriptorsAndArraysAreRefused() {
    var file = ClassDesc.of("java.io.File");
    var descriptor =
        with(code -> code.aconst_null().invokestatic(OWN, "f", VOID.insertParameterTypes(0, file)));
    assertThatThrownBy(() -> ClassGuard.check(descriptor))
        .hasMessage("generated class refers to java.io.File");
    var array = with(code -> code.iconst_0().anewarray(file.arrayType()).pop());
    assertThatThrownBy(() -> ClassGuard.check(array))
        .hasMessage("generated class refers to java.io.File");
  }

  @Test
  void handlesAndDynamicConstantsAreRefused() {
    var handle = MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, OWN, "f1", VOID);
    assertThatThrownBy(() -> ClassGuard.check(with(code -> code.loadConstant(handle).pop())))
        .isInstanceOf(SecurityException.class)
        .hasMessageStartingWith("generated class with constant kind 15");
  }

  @Test
  void brokenConstantPoolsAreRefused() {
    var bytes = calling("java.lang.System", "exit");
    for (int length = 0; length < 60; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ClassGuard.check(cut)).isInstanceOf(SecurityException.class);
    }
  }

  @Test
  void everyInheritedMemberIsEitherNeededOrForbidden() {
    Set<String> needed = Set.of("call", "link", "func");
    Set<String> inherited =
        Stream.of(Instance.class, Func.class, Object.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(m -> (m.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
            .map(Member::getName)
            .filter(name -> !needed.contains(name))
            .collect(Collectors.toSet());
    assertThat(ClassGuard.FORBIDDEN_INHERITED).containsAll(inherited);
  }
}
