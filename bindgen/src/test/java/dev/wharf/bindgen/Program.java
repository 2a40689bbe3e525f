package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.validate.ValidComponent;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** A program in {@code src/test/programs}, compiled with the bindings that it uses. */
final class Program {
  private static final Path FOLDER = Path.of("src/test/programs");

  private final ClassLoader loader;

  private Program(ClassLoader loader) {
    this.loader = loader;
  }

  /** What javac warns of fails. */
  static Program compile(String folder, Case bindings, Path out) throws IOException {
    var sources = new ArrayList<>(bindings.sources());
    try (var files = Files.list(FOLDER.resolve(folder))) {
      for (Path file : files.sorted().toList()) {
        sources.add(
            new JavaSource("app/" + folder + "/" + file.getFileName(), Files.readString(file)));
      }
    }
    assertThat(Javac.onClassPath(sources, out)).isEmpty();
    return new Program(
        new URLClassLoader(new URL[] {out.toUri().toURL()}, Program.class.getClassLoader()));
  }

  int run(String className, ValidComponent guest, long seed, int atLeast) throws Exception {
    return run(className, "run", guest, seed, atLeast);
  }

  /** Calls a method that gives how many cases it tried. */
  int run(String className, String method, ValidComponent guest, long seed, int atLeast)
      throws Exception {
    try {
      return (int)
          loader
              .loadClass(className)
              .getMethod(method, ValidComponent.class, long.class, int.class)
              .invoke(null, guest, seed, atLeast);
    } catch (InvocationTargetException e) {
      throw new AssertionError("seed " + seed + ": " + e.getCause(), e.getCause());
    }
  }
}
