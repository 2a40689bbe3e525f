package dev.wharf.maven;

import dev.wharf.bindgen.GeneratorOptions;
import dev.wharf.bindgen.JavaGenerator;
import dev.wharf.bindgen.JavaSource;
import dev.wharf.component.binding.JavaStyle;
import dev.wharf.wit.Features;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Writes Java for a WIT package, and has it compiled with the rest. Maven must run on Java 25. */
@Mojo(name = "bindgen", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class BindgenMojo extends AbstractMojo {
  /** A WIT file, or the folder of a package with its {@code deps}. */
  @Parameter(defaultValue = "${project.basedir}/src/main/wit", required = true)
  private File wit = new File("src/main/wit");

  /** Where the sources go. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/wharf", required = true)
  private File output = new File("target/generated-sources/wharf");

  /** The world; without it the whole package. */
  @Parameter(defaultValue = "")
  private String world = "";

  /** The Java package of the WIT package; without it the one that its name says. */
  @Parameter(defaultValue = "")
  private String javaPackage = "";

  /** Java packages of single WIT packages. */
  @Parameter private Map<String, String> map = Map.of();

  /** Java packages that have the classes of WIT packages already. */
  @Parameter private Map<String, String> with = Map.of();

  /** Names of classes for interfaces, worlds and types, such as {@code types.row}. */
  @Parameter private Map<String, String> rename = Map.of();

  /** Which {@code @unstable} features are switched on. */
  @Parameter private List<String> features = List.of();

  /** What of a world: {@code both}, {@code imports} or {@code exports}. */
  @Parameter(defaultValue = "BOTH")
  private GeneratorOptions.Side side = GeneratorOptions.Side.BOTH;

  /** Whether asynchronous exports get {@code fooAsync} too. */
  @Parameter(defaultValue = "false")
  private boolean twins;

  /**
   * Interfaces whose asynchronous functions return a {@code CompletionStage} to who implements
   * them; {@code *} stands for all that are imported and not exported.
   */
  @Parameter private List<String> hostStages = List.of();

  /** What becomes of results: {@code unchecked} or {@code checked} exceptions, or {@code value}. */
  @Parameter(defaultValue = "UNCHECKED")
  private GeneratorOptions.Results results = GeneratorOptions.Results.UNCHECKED;

  /** Whether unsigned numbers keep their width and bits. */
  @Parameter(defaultValue = "false")
  private boolean rawUnsigned;

  /** Whether options that are parameters, results or fields are null for none. */
  @Parameter(defaultValue = "false")
  private boolean nullable;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project = new MavenProject();

  /** Made by Maven. */
  public BindgenMojo() {}

  /** As Maven would fill it in. */
  BindgenMojo(File wit, File output, String javaPackage, MavenProject project) {
    this.wit = wit;
    this.output = output;
    this.javaPackage = javaPackage;
    this.project = project;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try {
      write(sources());
    } catch (InvalidWitException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("cannot read WIT or write Java: " + e, e);
    }
    project.addCompileSourceRoot(output.getPath());
  }

  private List<JavaSource> sources() throws IOException, MojoFailureException {
    Resolution resolution =
        WitFolder.read(wit.toPath()).resolve(new Features(false, Set.copyOf(features)));
    var options =
        GeneratorOptions.defaults()
            .withSide(side)
            .withResults(results)
            .withStyle(new JavaStyle(rawUnsigned, nullable))
            .withHostStages(Set.copyOf(hostStages))
            .withNames(rename);
    if (!javaPackage.isEmpty()) {
      options = options.withJavaPackage(javaPackage);
    }
    for (var each : map.entrySet()) {
      options = options.withPackage(each.getKey(), each.getValue());
    }
    for (var each : with.entrySet()) {
      options = options.withExisting(each.getKey(), each.getValue());
    }
    if (twins) {
      options = options.withTwins();
    }
    if (world.isEmpty()) {
      return JavaGenerator.ofPackage(resolution, options);
    }
    var worlds = resolution.mainPackage().worlds();
    if (!worlds.containsKey(world)) {
      throw new MojoFailureException(
          "the package has no world `" + world + "`, but " + String.join(", ", worlds.keySet()));
    }
    return JavaGenerator.ofWorld(resolution, worlds.get(world), options);
  }

  /** What is up to date keeps its time, so that nothing is compiled anew for it. */
  private void write(List<JavaSource> sources) throws IOException {
    for (JavaSource source : sources) {
      Path file = output.toPath().resolve(source.path());
      if (!Files.isRegularFile(file) || !Files.readString(file).equals(source.text())) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.text());
      }
    }
  }
}
