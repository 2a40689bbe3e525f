package dev.wharf.bindgen;

import dev.wharf.component.binding.JavaMapping;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasm.WasmException;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles what was generated, with every warning an error. */
final class Javac {
  private static final String RUNTIME = "dev.wharf.runtime";

  private Javac() {}

  /** What javac has to say; nothing if all is well. */
  static String onClassPath(List<JavaSource> sources, Path out) {
    return run(
        sources,
        List.of(
            "-Xlint:all",
            "-Xdoclint:all,-missing",
            "-Werror",
            "-cp",
            String.join(File.pathSeparator, ours())),
        out);
  }

  /** What javadoc has to say about pages of these, which go to {@code out}. */
  static String documented(List<JavaSource> sources, Path out) {
    var said = new StringWriter();
    boolean good =
        ToolProvider.getSystemDocumentationTool()
            .getTask(
                said,
                null,
                null,
                null,
                List.of(
                    "-quiet",
                    "-Xdoclint:all,-missing",
                    "-cp",
                    String.join(File.pathSeparator, ours()),
                    "-d",
                    out.toString()),
                sources.stream().map(Javac::file).toList())
            .call();
    return good ? said.toString() : "failed: " + said;
  }

  /** The same as a module that exports all of its packages. */
  static String onModulePath(List<JavaSource> sources, Path out) throws IOException {
    var module = new StringBuilder("/** Generated. */\nmodule generated.bindings {\n");
    module.append("  requires transitive ").append(RUNTIME).append(";\n");
    module.append("  requires static transitive org.jspecify;\n");
    packages(sources).forEach(each -> module.append("  exports ").append(each).append(";\n"));
    var all = new ArrayList<>(sources);
    all.add(new JavaSource("module-info.java", module.append("}\n").toString()));
    return run(
        all,
        List.of(
            // Where classes lie in one folder without a module, as in some set-ups, it is
            // automatic.
            "-Xlint:all,-requires-automatic,-requires-transitive-automatic",
            "-Werror",
            "-p",
            modulePath(out)),
        out);
  }

  /** The same with a processor of annotations. */
  static String withProcessor(List<JavaSource> sources, Processor processor, Path out) {
    var said = new StringWriter();
    var classPath = new TreeSet<>(ours());
    classPath.add(place(WitWorld.class));
    var options =
        List.of(
            "-Xlint:all,-processing",
            "-cp",
            String.join(File.pathSeparator, classPath),
            "-d",
            out.toString());
    var task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(said, null, null, options, null, sources.stream().map(Javac::file).toList());
    task.setProcessors(List.of(processor));
    return task.call() ? said.toString() : "failed: " + said;
  }

  private static String place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private static TreeSet<String> packages(List<JavaSource> sources) {
    return sources.stream()
        .map(source -> source.path().substring(0, source.path().lastIndexOf('/')).replace('/', '.'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static final List<Class<?>> TYPES =
      List.of(Wit.class, Engine.class, JavaMapping.class, WasmException.class, Nullable.class);

  /** Where the classes are that generated sources see, directly or by what these need. */
  private static TreeSet<String> ours() {
    var places = new TreeSet<String>();
    for (Class<?> type : TYPES) {
      places.add(place(type));
    }
    return places;
  }

  private static String modulePath(Path out) throws IOException {
    var path = new ArrayList<String>();
    for (String place : ours()) {
      boolean module =
          !Files.isDirectory(Path.of(place))
              || Files.exists(Path.of(place).resolve("module-info.class"));
      path.add(module ? place : automatic(Path.of(place), out).toString());
    }
    return String.join(File.pathSeparator, path);
  }

  private static Path automatic(Path classes, Path out) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", RUNTIME);
    Path jar = out.resolve("runtime.jar");
    try (var to = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var walk = Files.walk(classes.resolve("dev/wharf"))) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        to.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, to);
      }
    }
    return jar;
  }

  private static String run(List<JavaSource> sources, List<String> options, Path out) {
    var all = new ArrayList<>(options);
    all.addAll(List.of("-proc:none", "-Xmaxwarns", "1000", "-d", out.toString()));
    var said = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    boolean good =
        compiler
            .getTask(said, null, null, all, null, sources.stream().map(Javac::file).toList())
            .call();
    return good ? said.toString() : "failed: " + said;
  }

  private static JavaFileObject file(JavaSource source) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + source.path()), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
      }
    };
  }
}
