package dev.wharf.engine.load;

import static dev.wharf.engine.load.RuntimeClasses.OUTSIDE_HEAP;
import static dev.wharf.engine.load.RuntimeClasses.REFERENCES;
import static dev.wharf.engine.load.RuntimeClasses.USUAL;
import static dev.wharf.engine.load.RuntimeClasses.VECTORS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.abi.Traps;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuntimeClassesTest {
  @Test
  void everyClassThatGeneratedCodeMayCallIsOnTheList() throws Exception {
    var abi = Path.of(Traps.class.getResource("Traps.class").toURI()).getParent().toFile();
    for (File file : abi.listFiles((_, name) -> name.endsWith(".class"))) {
      String name = file.getName().replace(".class", "");
      if (!name.equals("package-info")) {
        assertThat(Stream.of(USUAL, OUTSIDE_HEAP, VECTORS, REFERENCES).flatMap(List::stream))
            .contains(Class.forName(Traps.class.getPackageName() + "." + name));
      }
    }
  }
}
