package dev.wharf.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Wit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every interface of our WIT is bound or listed as unsupported, and has its Java form. */
class WasiListTest {
  private static final Path ROOT = Path.of("src/generated/java");
  private static final Path JAVA = ROOT.resolve("dev/wharf/wasi");
  private static final Pattern INTERFACE = Pattern.compile("(?m)^interface ([a-z0-9-]+) \\{");

  private static List<Path> files(Path root, String suffix) throws IOException {
    try (var walk = Files.walk(root)) {
      return walk.filter(path -> path.toString().endsWith(suffix)).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"0.2.12, p2, InterfacesP2", "0.3.0, p3, InterfacesP3"})
  void everyInterfaceOfTheWitIsBoundOrListed(String version, String folder, String list)
      throws Exception {
    String lines = Files.readString(Path.of("src/main/java/dev/wharf/wasi/" + list + ".java"));
    var named = new TreeSet<String>();
    for (String interfaceName : Wasi.UNSUPPORTED.keySet()) {
      if (interfaceName.endsWith("@" + version)) {
        named.add(interfaceName);
      }
    }
    for (var file : files(JAVA.resolve(folder), ".java")) {
      if (file.endsWith("package-info.java")) {
        continue;
      }
      String name = ROOT.relativize(file).toString().replace(".java", "").replace('/', '.');
      var type = Class.forName(name);
      boolean bound =
          lines.contains("import " + name + ";")
                  && lines.contains("(" + type.getSimpleName() + ".class, ")
              || lines.contains("(" + name + ".class, ");
      String wit = type.getAnnotation(Wit.class).value();
      assertThat(bound || plain(type)).as(wit).isNotEqualTo(Wasi.UNSUPPORTED.containsKey(wit));
      named.add(wit);
    }
    if (!Files.isDirectory(Path.of("wit", version))) {
      return;
    }
    var written = new TreeSet<String>();
    for (var file : files(Path.of("wit", version), ".wit")) {
      var matcher = INTERFACE.matcher(Files.readString(file));
      while (matcher.find()) {
        String topic = file.getParent().getFileName().toString();
        written.add("wasi:" + topic + "/" + matcher.group(1) + "@" + version);
      }
    }
    assertThat(named).isEqualTo(written).isNotEmpty();
  }

  // Nothing but types, which need no provider.
  private static boolean plain(Class<?> type) {
    return type.getDeclaredMethods().length == 0
        && Arrays.stream(type.getDeclaredClasses())
            .noneMatch(AutoCloseable.class::isAssignableFrom);
  }

  @Test
  void aLinkerTakesThemAll() {
    assertThat(Linker.of(Engine.create()).include(Wasi.with(WasiConfig.none())::offer)).isNotNull();
  }
}
