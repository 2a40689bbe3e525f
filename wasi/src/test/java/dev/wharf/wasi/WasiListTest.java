package dev.wharf.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Wit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every interface of our WIT is bound or listed as unsupported, and has its Java form. */
class WasiListTest {
  private static final Path WIT = Path.of("wit/0.2.12");
  private static final Path JAVA = Path.of("src/generated/java");
  private static final Pattern INTERFACE = Pattern.compile("(?m)^interface ([a-z0-9-]+) \\{");

  private static List<Path> files(Path root, String suffix) throws IOException {
    try (var walk = Files.walk(root)) {
      return walk.filter(path -> path.toString().endsWith(suffix)).toList();
    }
  }

  @Test
  void everyInterfaceOfTheWitIsBoundOrListed() throws Exception {
    String list = Files.readString(Path.of("src/main/java/dev/wharf/wasi/Wasi.java"));
    var named = new TreeSet<>(Wasi.UNSUPPORTED.keySet());
    for (var file : files(JAVA, ".java")) {
      if (file.endsWith("package-info.java")) {
        continue;
      }
      String name = JAVA.relativize(file).toString().replace(".java", "").replace('/', '.');
      var type = Class.forName(name);
      boolean bound = list.contains("(" + type.getSimpleName() + ".class, ");
      String wit = type.getAnnotation(Wit.class).value();
      assertThat(bound).as(wit).isNotEqualTo(Wasi.UNSUPPORTED.containsKey(wit));
      named.add(wit);
    }
    var written = new TreeSet<String>();
    for (var file : files(WIT, ".wit")) {
      var matcher = INTERFACE.matcher(Files.readString(file));
      while (matcher.find()) {
        String topic = file.getParent().getFileName().toString();
        written.add("wasi:" + topic + "/" + matcher.group(1) + "@0.2.12");
      }
    }
    assertThat(named).isEqualTo(written).hasSize(29);
  }

  @Test
  void aLinkerTakesThemAll() {
    assertThat(Linker.of(Engine.create()).include(Wasi.with(WasiConfig.none())::offer)).isNotNull();
  }
}
