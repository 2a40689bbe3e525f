package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The annotation, as the compiler meets it. */
class WitWorldProcessorTest {
  @TempDir private Path out;

  @Test
  void bindingsAreThereForTheClassThatAsks() {
    String said =
        compile(
            """
            package org.example.app;

            import dev.wharf.bindgen.WitWorld;
            import dev.wharf.runtime.ComponentStore;
            import dev.wharf.runtime.LinkedComponent;

            @WitWorld(path = "src/test/cases/root.wit", world = "rooted")
            final class App {
              static String hello(LinkedComponent guest, ComponentStore store) {
                return RootedWorld.instantiate(guest, store).greet(new RootedImports.Person("Ada", 36));
              }

              private App() {}
            }
            """);
    assertThat(said).isEmpty();
    assertThat(out.resolve("org/example/app/RootedWorld.class")).exists();
  }

  @Test
  void whatIsWrongWithTheWitIsAnErrorOfTheCompiler() throws Exception {
    Path wit =
        Files.writeString(
            out.resolve("bad.wit"), "package a:b;\ninterface c { f: func(a: strng); }\n");
    assertThat(compile(asking("path = \"" + wit.toString().replace("\\", "/") + "\"")))
        .contains(
            "bad.wit:2:26: there is no type `strng` here", "did you mean `string`?", "class App");
  }

  @Test
  void aWorldThatIsNotThereIsAnErrorOfTheCompiler() {
    assertThat(compile(asking("path = \"src/test/cases/root.wit\", world = \"other\"")))
        .contains("the package has no world `other`, but rooted");
    assertThat(compile(asking("path = \"src/test/cases/none.wit\""))).contains("cannot read WIT");
  }

  private static String asking(String values) {
    return "package app;\n@dev.wharf.bindgen.WitWorld(" + values + ")\nfinal class App {}\n";
  }

  private String compile(String source) {
    String path = source.contains("org.example") ? "org/example/app/App.java" : "app/App.java";
    return Javac.withProcessor(List.of(new JavaSource(path, source)), new WitWorldProcessor(), out);
  }
}
