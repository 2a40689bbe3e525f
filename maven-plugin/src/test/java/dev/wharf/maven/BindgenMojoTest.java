package dev.wharf.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal, as Maven calls it. */
class BindgenMojoTest {
  @TempDir private Path folder;

  private final MavenProject project = new MavenProject();

  @Test
  void sourcesAreWrittenAndCompiledWithTheRest() throws Exception {
    wit("world greeter { export greet: func(name: string) -> string; }");
    mojo().execute();
    Path file = folder.resolve("out/org/acme/GreeterWorld.java");
    assertThat(file).content().contains("public String greet(String name)");
    assertThat(project.getCompileSourceRoots()).containsExactly(folder.resolve("out").toString());
  }

  @Test
  void whatIsUpToDateIsNotTouched() throws Exception {
    wit("world greeter { export greet: func(name: string) -> string; }");
    mojo().execute();
    Path file = folder.resolve("out/org/acme/GreeterWorld.java");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
    mojo().execute();
    assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1000);
  }

  @Test
  void aFaultInTheWitFailsTheBuildWithItsPlace() throws Exception {
    wit("world greeter { export greet: func(name: strng) -> string; }");
    assertThatThrownBy(() -> mojo().execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("app.wit:2:")
        .hasMessageContaining("there is no type `strng` here");
  }

  private void wit(String world) throws Exception {
    Files.createDirectories(folder.resolve("wit"));
    Files.writeString(folder.resolve("wit/app.wit"), "package acme:app;\n" + world + "\n");
  }

  private BindgenMojo mojo() {
    return new BindgenMojo(
        folder.resolve("wit").toFile(), folder.resolve("out").toFile(), "org.acme", project);
  }
}
