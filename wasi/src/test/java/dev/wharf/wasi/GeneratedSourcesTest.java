package dev.wharf.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.bindgen.GeneratorOptions;
import dev.wharf.bindgen.JavaGenerator;
import dev.wharf.bindgen.JavaSource;
import dev.wharf.wit.Features;
import dev.wharf.wit.WitDocument;
import dev.wharf.wit.WitFolder;
import dev.wharf.wit.WitResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The Java of WASI's interfaces is what the generator makes of our WIT, byte for byte. */
class GeneratedSourcesTest {
  private static final Path WIT = Path.of("wit");
  private static final Path JAVA = Path.of("src/generated/java");

  /** Unstable functions that programs are known to import. */
  private static final Features FEATURES =
      new Features(false, Set.of("network-error-code", "informational-outbound-responses"));

  /** What waits for a time: a thread each would be a waste. */
  private static final Set<String> STAGES = Set.of("wasi:clocks/monotonic-clock");

  @Test
  void theSourcesAreUpToDate() throws IOException {
    var made = new TreeMap<String, String>();
    for (String version : List.of("0.2.12", "0.3.0")) {
      for (String topic : topics(version)) {
        for (JavaSource source : sources(version, topic)) {
          made.put(source.path(), source.text());
        }
      }
    }
    if (Boolean.getBoolean("wharf.bless")) {
      write(made);
    }
    assertThat(there()).as("./task gen writes them anew").isEqualTo(made);
  }

  private static List<JavaSource> sources(String version, String topic) throws IOException {
    var others = new ArrayList<List<WitDocument>>();
    for (String other : topics(version)) {
      if (!other.equals(topic)) {
        others.add(WitFolder.read(WIT.resolve(version).resolve(other)).main());
      }
    }
    var main = WitFolder.read(WIT.resolve(version).resolve(topic)).main();
    String line = version.startsWith("0.2.") ? "p2" : "p3";
    return JavaGenerator.ofInterfaces(
        WitResolver.resolve(main, others, FEATURES),
        GeneratorOptions.defaults()
            .withJavaPackage("dev.wharf.wasi." + line + "." + topic)
            .withHostStages(STAGES));
  }

  private static List<String> topics(String version) throws IOException {
    try (var topics = Files.list(WIT.resolve(version))) {
      return topics.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private static TreeMap<String, String> there() throws IOException {
    var there = new TreeMap<String, String>();
    for (Path file : files()) {
      there.put(JAVA.relativize(file).toString().replace('\\', '/'), Files.readString(file));
    }
    return there;
  }

  private static List<Path> files() throws IOException {
    try (var walk = Files.walk(JAVA)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static void write(TreeMap<String, String> made) throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
    for (var each : made.entrySet()) {
      Path file = JAVA.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
  }
}
