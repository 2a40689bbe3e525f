package dev.wharf.bindgen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.wharf.bindgen.GeneratorOptions.Results;
import dev.wharf.wit.Interface;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * Java sources for packages and worlds of WIT. The same input gives the same bytes.
 *
 * <p>An interface of WIT becomes one of Java, which a host implements or a guest's export is called
 * through; a world becomes a class with its exports.
 */
public final class JavaGenerator {
  private static final List<String> JAVA_LANG =
      List.of(
          "AutoCloseable",
          "Boolean",
          "Byte",
          "Deprecated",
          "Double",
          "Float",
          "Integer",
          "InterruptedException",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings",
          "Void");

  private final Resolution resolution;
  private final GeneratorOptions options;
  private final Placement placement;
  private final WitTypes types;
  private final Errors errors;
  private final InterfaceWriter interfaces;
  private final Map<String, JavaTypes> java = new LinkedHashMap<>();
  private final List<JavaSource> sources = new ArrayList<>();

  private JavaGenerator(Resolution resolution, GeneratorOptions options) {
    this.resolution = resolution;
    this.options = options;
    this.placement = new Placement(resolution, options);
    this.types = new WitTypes(resolution, placement);
    this.errors = new Errors(resolution, placement, types, options.results() == Results.VALUE);
    this.interfaces = new InterfaceWriter(placement, types, errors, options);
  }

  /** All interfaces and worlds of the package that was asked for, and what they use. */
  public static List<JavaSource> ofPackage(Resolution resolution, GeneratorOptions options) {
    var worlds = List.copyOf(resolution.mainPackage().worlds().values());
    var generator = new JavaGenerator(resolution, options);
    return generator.all(Selection.of(resolution, options, worlds).withPackage(), worlds);
  }

  /** All interfaces of the package that was asked for, without worlds. */
  public static List<JavaSource> ofInterfaces(Resolution resolution, GeneratorOptions options) {
    var generator = new JavaGenerator(resolution, options);
    return generator.all(Selection.of(resolution, options, List.of()).withPackage(), List.of());
  }

  /**
   * One world and what it needs.
   *
   * @param world index into {@link Resolution#worlds}
   */
  public static List<JavaSource> ofWorld(
      Resolution resolution, int world, GeneratorOptions options) {
    var generator = new JavaGenerator(resolution, options);
    return generator.all(Selection.of(resolution, options, List.of(world)), List.of(world));
  }

  private List<JavaSource> all(Selection selection, List<Integer> worlds) {
    var packages = new TreeSet<Integer>();
    for (int id : selection.interfaces()) {
      if (!placement.interfaceExists(id)) {
        write(id, selection);
        packages.add(resolution.interfaces().get(id).pkg());
      }
    }
    var worldWriter = new WorldWriter(resolution, placement, interfaces, options);
    for (int id : worlds) {
      packages.add(resolution.worlds().get(id).pkg());
      String pkg = placement.ofPackage(resolution.worlds().get(id).pkg());
      worldWriter.write(id, java(pkg)).forEach(spec -> add(pkg, origin(id), spec.toBuilder()));
    }
    packages.forEach(this::writePackage);
    java.forEach((pkg, mapped) -> mapped.unusualTuples().forEach(size -> writeTuple(pkg, size)));
    sources.sort((a, b) -> a.path().compareTo(b.path()));
    return Collections.unmodifiableList(sources);
  }

  private String origin(int world) {
    return resolution.packages().get(resolution.worlds().get(world).pkg()).name().toString();
  }

  private JavaTypes java(String javaPackage) {
    return java.computeIfAbsent(
        javaPackage, _ -> new JavaTypes(placement, types, javaPackage, options.style()));
  }

  private void write(int id, Selection selection) {
    Interface each = resolution.interfaces().get(id);
    ClassName name = placement.ofInterface(id);
    var subject =
        new InterfaceWriter.Subject(
            name,
            witName(id),
            each.docs(),
            each.stability(),
            List.copyOf(each.types().values()),
            each.functions().values(),
            selection.role(id));
    add(
        name.packageName(),
        resolution.packages().get(each.pkg()).name().toString(),
        interfaces.write(subject, java(name.packageName())).toBuilder());
  }

  /** One written inside a world is known by the name that the world gives it. */
  private String witName(int id) {
    if (resolution.interfaces().get(id).name().isPresent()) {
      return resolution.interfaceName(id);
    }
    var names = new HashMap<Integer, String>();
    for (var world : resolution.worlds()) {
      for (var items : List.of(world.imports(), world.exports())) {
        items.forEach((key, item) -> {
          if (key instanceof WorldKey.Named(String name)
              && item instanceof WorldItem.OfInterface of) {
            names.put(of.id(), name);
          }
        });
      }
    }
    return names.get(id);
  }

  private void add(String javaPackage, String origin, TypeSpec.Builder file) {
    if (resolution.types().stream().anyMatch(JavaGenerator::isDeprecatedClass)) {
      file.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "$S", "deprecation")
              .build());
    }
    // A class of the package hides that of java.lang, which nothing imports.
    JAVA_LANG.stream()
        .filter(name -> placement.declares(javaPackage, name))
        .forEach(file::alwaysQualify);
    TypeSpec spec = file.build();
    String text =
        JavaFile.builder(javaPackage, spec)
            .indent("  ")
            .skipJavaLangImports(true)
            .addFileComment("Generated by `wharf bindgen` from `$L`: changes will be lost.", origin)
            .build()
            .toString();
    sources.add(
        new JavaSource(
            javaPackage.replace('.', '/') + "/" + spec.name() + ".java", SourceForm.of(text)));
  }

  private static boolean isDeprecatedClass(TypeDef type) {
    return Placement.isClass(type.kind()) && Docs.deprecated(type.stability()).isPresent();
  }

  private void writePackage(int id) {
    var pkg = resolution.packages().get(id);
    String name = placement.ofPackage(id);
    var docs = Docs.of(pkg.docs()).orElse("The interfaces of `" + pkg.name() + "` in Java.");
    var text = new StringBuilder();
    docs.block()
        .toString()
        .lines()
        .forEach(line -> text.append(line.isEmpty() ? "///" : "/// ").append(line).append('\n'));
    sources.add(
        new JavaSource(
            name.replace('.', '/') + "/package-info.java", text + "package " + name + ";\n"));
  }

  private void writeTuple(String javaPackage, int size) {
    var header = MethodSpec.constructorBuilder();
    var spec =
        TypeSpec.recordBuilder("Tuple" + size)
            .addJavadoc("A tuple of $L, in order.\n", size == 1 ? "one field" : size + " fields")
            .addModifiers(Modifier.PUBLIC);
    for (int i = 0; i < size; i++) {
      var variable = TypeVariableName.get("T" + i);
      spec.addTypeVariable(variable);
      header.addParameter(ParameterSpec.builder(variable, "f" + i).build());
    }
    add(javaPackage, "tuples of " + size, spec.recordConstructor(header.build()));
  }
}
