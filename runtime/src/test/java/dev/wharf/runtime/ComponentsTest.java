package dev.wharf.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentsTest {
  private static final String ADD =
      """
      ;; a comment first
      (component
        (core module $m
          (func (export "add") (param i32 i32) (result i32)
            (i32.add (local.get 0) (local.get 1))))
        (core instance $i (instantiate $m))
        (func (export "add") (param "a" u32) (param "b" u32) (result u32)
          (canon lift (core func $i "add"))))
      """;

  @Test
  void textAndBytesAreToldApart(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("add.wat"), ADD);
    byte[] bytes = Components.load(file).component().bytes().bytes();
    var fromBytes = Components.load(new ByteArrayInputStream(bytes));
    var engine = Engine.create();
    try (var store = ComponentStore.open(engine)) {
      var add = Linker.of(engine).link(fromBytes).instantiate(store).func("add").orElseThrow();
      assertThat(add.call(new Val.U32(1), new Val.U32(2))).containsExactly(new Val.U32(3));
    }
    assertThat(bytes[0]).isZero();
  }

  @Test
  void whatIsWrongIsSaidByTheKindOfTheException() {
    assertThatThrownBy(() -> Components.load(new byte[0]))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("unexpected end");
    assertThatThrownBy(() -> Components.load("hello".getBytes(UTF_8)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("magic header not detected");
    assertThatThrownBy(() -> Components.load(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("this is a core module");
    assertThatThrownBy(() -> Components.load(ADD.replace("u32", "u64").getBytes(UTF_8)))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> Components.load(Path.of("there-is-none.wasm")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
