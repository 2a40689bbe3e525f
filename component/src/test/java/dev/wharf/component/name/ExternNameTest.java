package dev.wharf.component.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.ValidationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExternNameTest {
  @Test
  void eachFormHasItsType() {
    assertThat(ExternName.parse("get-JSON")).isEqualTo(new ExternName.Plain("get-JSON"));
    assertThat(ExternName.parse("[constructor]a")).isEqualTo(new ExternName.Constructor("a"));
    assertThat(ExternName.parse("[method]a.b-c")).isEqualTo(new ExternName.Method("a", "b-c"));
    assertThat(ExternName.parse("[static]a.b")).isEqualTo(new ExternName.Static("a", "b"));
    assertThat(ExternName.parse("wasi:clocks/wall-clock@0.2.12"))
        .isEqualTo(
            new ExternName.Interface(
                new InterfaceName(
                    new PackageName("wasi", "clocks", Optional.of(Version.parse("0.2.12"))),
                    "wall-clock")));
    assertThat(ExternName.parse("ns-1-a:b-1-c/D-2")).isInstanceOf(ExternName.Interface.class);
  }

  @Test
  void otherTextIsInvalid() {
    for (var name :
        List.of(
            "",
            "1",
            "aBc",
            "a/b",
            "a:",
            "a:/",
            ":/",
            "A:b/c",
            "a:B/c",
            "1:a/b",
            "a:b",
            "a:1/c",
            "a:b/TyPe",
            "a:b:c/d",
            "a:b/c/d",
            "a:b/c@1",
            "[method]a",
            "[method]a.",
            "[method].a",
            "[static]a.b.c",
            "[constructor]",
            "[get]a.b",
            "[async]a",
            "url=<x>")) {
      assertThatThrownBy(() -> ExternName.parse(name))
          .as(name)
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void caseAndAnnotationsDoNotMakeNamesUnique() {
    assertThat(key("[method]foo.foo")).isEqualTo(key("foo"));
    assertThat(key("[static]foo-BAR.FOO-bar")).isEqualTo(key("foo-bar"));
    assertThat(key("[static]foo.bar")).isEqualTo(key("[method]FOO.bar"));
    assertThat(key("FOO")).isEqualTo(key("foo"));
    assertThat(key("[constructor]foo")).isNotEqualTo(key("foo"));
    assertThat(key("[method]foo.bar")).isNotEqualTo(key("bar"));
    assertThat(key("a:b/c@1.0.0")).isNotEqualTo(key("a:b/c"));
  }

  private static String key(String name) {
    return ExternName.parse(name).uniquenessKey();
  }
}
