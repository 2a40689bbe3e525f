package dev.wharf.conformance;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Our class files, as the compiler left them in each module's build folder. */
final class CompiledClasses {
  static final List<String> MODULES =
      List.of(
          "wasm",
          "component",
          "wit",
          "bindgen",
          "engine",
          "runtime",
          "http",
          "wasi",
          "wast",
          "cli");

  private CompiledClasses() {}

  static Path folder(String module) {
    return Path.of("..", module, "target", "classes");
  }

  static List<ClassModel> of(String module) {
    try (var files = Files.walk(folder(module))) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("module-info.class"))
          .map(CompiledClasses::parse)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("modules are tested after they are compiled", e);
    }
  }

  static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }

  /** As in source, with nested classes by their binary name. */
  static String name(ClassModel model) {
    return model.thisClass().asInternalName().replace('/', '.');
  }

  static String packageName(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  /** Every type that the class names in code, fields or descriptors. */
  static Set<String> references(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false)
        .flatMap(entry ->
            switch (entry) {
              case ClassEntry type -> types(type.asInternalName());
              case Utf8Entry text when isDescriptor(text.stringValue()) ->
                  types(text.stringValue());
              default -> java.util.stream.Stream.<String>empty();
            })
        .collect(Collectors.toSet());
  }

  static List<String> strings(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false)
        .filter(StringEntry.class::isInstance)
        .map(entry -> ((StringEntry) entry).stringValue())
        .toList();
  }

  private static boolean isDescriptor(String text) {
    return text.matches("(\\(\\S*\\)\\S+|\\[*L[^\\s;]+;.*)") && text.contains("L");
  }

  /** Class names within an internal name or a descriptor. */
  private static java.util.stream.Stream<String> types(String text) {
    if (!text.contains(";")) {
      return java.util.stream.Stream.of(text.replace('/', '.'));
    }
    return java.util.regex.Pattern.compile("L([^;<>()]+)[;<]")
        .matcher(text)
        .results()
        .map(match -> match.group(1).replace('/', '.'));
  }
}
