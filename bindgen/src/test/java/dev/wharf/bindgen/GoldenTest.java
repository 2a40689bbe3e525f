package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wit.Features;
import dev.wharf.wit.WitDocument;
import dev.wharf.wit.WitFolder;
import dev.wharf.wit.WitResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * WIT that holds every type in every position, the Java that it gives, and javac's word on that.
 */
class GoldenTest {
  @TempDir private Path out;

  @TestFactory
  Stream<DynamicTest> eachCaseGivesItsJava() throws IOException {
    return Case.all().stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> compare(each)));
  }

  private static void compare(Case each) throws IOException {
    var text = new StringBuilder();
    for (JavaSource source : each.sources()) {
      text.append("==> ").append(source.path()).append('\n').append(source.text());
    }
    if (Boolean.getBoolean("wharf.bless")) {
      Files.writeString(each.expected(), text);
    }
    assertThat(Files.readString(each.expected())).isEqualTo(text.toString());
    assertThat(each.sources()).as("the same again").isEqualTo(each.sources());
  }

  @Test
  void allCompileWithoutAWarningOnTheClassPath() throws IOException {
    assertThat(Javac.onClassPath(sources(), out)).isEmpty();
  }

  @Test
  void allCompileWithoutAWarningOnTheModulePath() throws IOException {
    assertThat(Javac.onModulePath(sources(), out)).isEmpty();
  }

  @Test
  void allOfWasiCompilesWithoutAWarningOnBothPaths() throws IOException {
    var all = new TreeMap<String, JavaSource>();
    for (String version : List.of("0.2.12", "0.3.0")) {
      Path root = Path.of("../wasi/wit").resolve(version);
      for (Path topic : folders(root)) {
        for (JavaSource source : wasi(root, topic)) {
          all.put(source.path(), source);
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(80);
    assertThat(Javac.onClassPath(List.copyOf(all.values()), out)).isEmpty();
    assertThat(Javac.onModulePath(List.copyOf(all.values()), out)).isEmpty();
  }

  /** One package with its worlds, none of whose classes is taken to be there. */
  private static List<JavaSource> wasi(Path root, Path topic) throws IOException {
    String base = "wasi" + root.getFileName().toString().replace(".", "") + ".";
    var options = GeneratorOptions.defaults();
    var others = new ArrayList<List<WitDocument>>();
    for (Path other : folders(root)) {
      options = options.withPackage("wasi:" + other.getFileName(), base + other.getFileName());
      if (!other.equals(topic)) {
        others.add(WitFolder.read(other).main());
      }
    }
    var main = WitFolder.read(topic).main();
    return JavaGenerator.ofPackage(WitResolver.resolve(main, others, Features.ALL), options);
  }

  private static List<Path> folders(Path root) throws IOException {
    try (var inside = Files.list(root)) {
      return inside.sorted().toList();
    }
  }

  private static List<JavaSource> sources() throws IOException {
    var all = new ArrayList<JavaSource>();
    for (Case each : Case.all()) {
      all.addAll(each.sources());
    }
    return all;
  }
}
