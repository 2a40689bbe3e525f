package dev.wharf.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of its own, built by Maven with the goal and the annotation. What is built here lies in
 * a repository made for it, beside links to what this build has of others.
 */
@Timeout(180)
class SampleProjectTest {
  private static final String VERSION = System.getProperty("wharf.version", "");
  private static final String HOME = System.getProperty("wharf.maven.home", "");
  private static final List<String> MODULES =
      List.of("wasm", "component", "wit", "engine", "runtime", "bindgen", "maven-plugin");

  @TempDir private Path folder;

  private final List<Path> links = new ArrayList<>();

  @AfterEach
  void unlink() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  @Test
  void aProjectUsesTheGoalAndTheAnnotation() throws Exception {
    assumeThat(Path.of("target/classes/META-INF/maven/plugin.xml"))
        .as("the plugin, described by a build of Maven")
        .exists();
    assumeThat(Path.of(HOME, "bin", "mvn")).isExecutable();
    Path repository = Files.createDirectory(folder.resolve("repository"));
    Path others = Path.of(System.getProperty("wharf.maven.repository"));
    link(others, repository, "dev");
    if (Files.isDirectory(others.resolve("dev"))) {
      link(others.resolve("dev"), Files.createDirectories(repository.resolve("dev")), "wharf");
    }
    install(repository, "parent", Path.of("../pom.xml"));
    for (String module : MODULES) {
      Path artifact = install(repository, module, Path.of("..", module, "pom.xml"));
      jar(Path.of("..", module, "target/classes"), artifact.resolve(name(module) + ".jar"));
    }
    Path project = folder.resolve("greeter");
    copy(Path.of("src/it/greeter"), project);
    assertThat(build(project, repository)).as("Maven").isEmpty();
    assertThat(project.resolve("target/generated-sources/wharf/org/acme/greet/wit"))
        .isDirectoryContaining(file -> file.endsWith("GreeterWorld.java"));
    assertThat(project.resolve("target/classes/org/acme/greet"))
        .isDirectoryContaining(file -> file.endsWith("Greeting.class"))
        .isDirectoryContaining(file -> file.endsWith("GreeterWorld.class"));
  }

  private void link(Path from, Path to, String but) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (!name.equals(but)) {
          links.add(Files.createSymbolicLink(to.resolve(name), file.toAbsolutePath()));
        }
      }
    }
  }

  private static String name(String module) {
    return "wharf-" + module + "-" + VERSION;
  }

  private static Path install(Path repository, String module, Path pom) throws IOException {
    Path artifact =
        Files.createDirectories(repository.resolve("dev/wharf/wharf-" + module).resolve(VERSION));
    Files.copy(pom, artifact.resolve(name(module) + ".pom"));
    return artifact;
  }

  private static void jar(Path classes, Path jar) throws IOException {
    try (var to = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> walk = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        to.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, to);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : (Iterable<Path>) walk::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** What Maven has to say; nothing if all is well. */
  private static String build(Path project, Path repository) throws Exception {
    Path said = project.resolve("said.txt");
    var command =
        new ProcessBuilder(
                Path.of(HOME, "bin", "mvn").toString(),
                "--offline",
                "--batch-mode",
                "--quiet",
                "-Dmaven.repo.local=" + repository,
                "-Dwharf.version=" + VERSION,
                "compile")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().remove("MAVEN_OPTS");
    int code = command.start().waitFor();
    return code == 0 ? "" : Files.readString(said);
  }
}
