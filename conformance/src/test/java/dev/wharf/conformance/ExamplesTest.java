package dev.wharf.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.bindgen.GeneratorOptions;
import dev.wharf.bindgen.JavaGenerator;
import dev.wharf.bindgen.JavaSource;
import dev.wharf.component.definition.Component;
import dev.wharf.engine.Engine;
import dev.wharf.http.HttpClientTransport;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasm.TrapException;
import dev.wharf.wit.Features;
import dev.wharf.wit.WitFolder;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples compile, without a warning, and print what they say; the README shows them. */
@Timeout(120)
final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final Path PLUGIN_HOST = EXAMPLES.resolve("plugin-host");

  @TempDir private Path classes;

  @Test
  void aComponentIsCalledFromJava() throws Exception {
    compile(List.of(EXAMPLES.resolve("Embed.java")));
    assertThat(run("Embed", "../guests/wasm/greet.wasm"))
        .isEqualTo("log: greeted\nGood morning, Ada!\n");
  }

  @Test
  void theReadmeShowsTheExampleAsItIs() throws IOException {
    String source = Files.readString(EXAMPLES.resolve("Embed.java"));
    int from = source.indexOf("    var engine");
    int to = source.indexOf("\n  }\n", from);
    String body = source.substring(from, to).indent(-4).strip();
    assertThat(body.lines().count()).isBetween(10L, 15L);
    assertThat(Files.readString(Path.of("../README.md"))).contains(body);
  }

  @Test
  void aHostLivesWithItsPlugins() throws Exception {
    compile(files(PLUGIN_HOST.resolve("java"), ".java"));
    String printed = run("shop.Main", PLUGIN_HOST.resolve("plugins").toString());
    Path expected = PLUGIN_HOST.resolve("expected.txt");
    if (Boolean.getBoolean("wharf.bless")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
  }

  @Test
  void theBindingsOfThePluginHostAreUpToDate() throws IOException {
    Path java = PLUGIN_HOST.resolve("java");
    var resolution = WitFolder.read(PLUGIN_HOST.resolve("wit")).resolve(Features.NONE);
    int world = resolution.mainPackage().worlds().get("pricing-rule");
    var made = new TreeMap<String, String>();
    for (JavaSource source :
        JavaGenerator.ofWorld(resolution, world, GeneratorOptions.defaults())) {
      made.put(source.path(), source.text());
    }
    if (Boolean.getBoolean("wharf.bless")) {
      for (var each : made.entrySet()) {
        Files.writeString(java.resolve(each.getKey()), each.getValue());
      }
    }
    var there = new TreeMap<String, String>();
    for (Path file : files(java.resolve("acme"), ".java")) {
      there.put(java.relativize(file).toString().replace('\\', '/'), Files.readString(file));
    }
    assertThat(there).as("./task bless writes them anew").isEqualTo(made);
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /** Where the tests have the modules from, as jars or as folders. */
  private static String classPath() {
    return Stream.of(
            TrapException.class,
            Component.class,
            Engine.class,
            ComponentStore.class,
            Wasi.class,
            HttpClientTransport.class)
        .map(each -> Path.of(URI.create(location(each))).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  private void compile(List<Path> sources) {
    var args =
        new ArrayList<>(
            List.of("-Xlint:all", "-Werror", "-cp", classPath(), "-d", classes.toString()));
    sources.forEach(source -> args.add(source.toString()));
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, args.toArray(String[]::new));
    assertThat(status).isZero();
  }

  private String run(String mainClass, String... args) throws Exception {
    var printed = new ByteArrayOutputStream();
    var before = System.out;
    try (var loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader.loadClass(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
