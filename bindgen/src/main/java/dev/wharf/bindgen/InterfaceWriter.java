package dev.wharf.bindgen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wharf.component.binding.JavaName;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.wit.Function;
import dev.wharf.wit.FunctionKind;
import dev.wharf.wit.Stability;
import dev.wharf.wit.TypeKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.lang.model.element.Modifier;

/**
 * An interface of WIT as one of Java: types, resources and exceptions nested, functions as methods.
 */
final class InterfaceWriter {
  private final Placement placement;
  private final WitTypes types;
  private final Errors errors;
  private final GeneratorOptions options;

  InterfaceWriter(Placement placement, WitTypes types, Errors errors, GeneratorOptions options) {
    this.placement = placement;
    this.types = types;
    this.errors = errors;
    this.options = options;
  }

  /** What is written: an interface of WIT, or what a world has beside its interfaces. */
  record Subject(
      ClassName name,
      String wit,
      Optional<String> docs,
      Stability stability,
      List<Integer> types,
      Collection<Function> functions,
      FunctionWriter.Role role) {}

  TypeSpec write(Subject subject, JavaTypes java) {
    var functions = new FunctionWriter(types, errors, java, options, subject);
    var spec =
        TypeSpec.interfaceBuilder(subject.name())
            .addModifiers(Modifier.PUBLIC)
            .addAnnotation(JavaTypes.wit(subject.wit()));
    Docs.deprecated(subject.stability()).ifPresent(spec::addAnnotation);
    spec.addJavadoc(
        Docs.of(subject.docs())
            .orElse("`" + subject.wit() + "`.")
            .gates(subject.stability(), Stability.UNKNOWN)
            .block());
    var names = new NameSpace();
    for (Function function : subject.functions()) {
      if (function.kind() instanceof FunctionKind.Freestanding) {
        String label = function.name();
        functions
            .methods(function, JavaName.camel(label), label, label, names, subject.stability())
            .forEach(spec::addMethod);
      }
    }
    var writer = new TypeWriter(placement, types, java);
    for (int id : subject.types()) {
      TypeKind kind = placement.definition(id).kind();
      if (kind instanceof TypeKind.Resource) {
        addResource(spec, id, subject, functions, names);
      } else if (Placement.isClass(kind)) {
        spec.addType(writer.write(id, subject.stability()));
      }
    }
    errors.in(subject.name()).forEach(each -> spec.addType(exception(each, java, base())));
    return spec.build();
  }

  private void addResource(
      TypeSpec.Builder outer,
      int id,
      Subject subject,
      FunctionWriter functions,
      NameSpace outerNames) {
    var type = placement.definition(id);
    ClassName name = placement.ofType(id);
    var spec =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addAnnotation(JavaTypes.wit(type.name().orElseThrow()))
            .addSuperinterface(AutoCloseable.class);
    Docs.deprecated(type.stability()).ifPresent(spec::addAnnotation);
    spec.addJavadoc(Docs.of(type.docs()).gates(type.stability(), subject.stability()).block());
    var own =
        subject.functions().stream()
            .filter(function -> function.kind().owner().equals(OptionalInt.of(id)))
            .toList();
    var names = NameSpace.without(List.of("close"));
    var around = type.stability().isUnknown() ? subject.stability() : type.stability();
    for (Function function : own) {
      if (function.kind() instanceof FunctionKind.Method) {
        String label = label(function);
        functions
            .methods(function, JavaName.camel(label), label, label, names, around)
            .forEach(spec::addMethod);
      }
    }
    spec.addMethod(close());
    if (own.stream().anyMatch(function -> !(function.kind() instanceof FunctionKind.Method))) {
      ClassName factory = Placement.nested(name, "Factory");
      spec.addType(factory(factory, name, own, functions, around));
      outer.addMethod(
          MethodSpec.methodBuilder(outerNames.take(JavaName.camel(type.name().orElseThrow())))
              .addJavadoc("Makes a `$L`, and has its static functions.\n", name.simpleName())
              .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
              .returns(factory)
              .build());
    }
    outer.addType(spec.build());
  }

  private static MethodSpec close() {
    return MethodSpec.methodBuilder("close")
        .addJavadoc("Gives the resource back. Called once, when its last owner drops it.\n")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .build();
  }

  private static TypeSpec factory(
      ClassName name,
      ClassName resource,
      List<Function> functions,
      FunctionWriter writer,
      Stability around) {
    var spec =
        TypeSpec.interfaceBuilder(name)
            .addJavadoc("Makes a `$L`, and has its static functions.\n", resource.simpleName())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    var names = new NameSpace();
    for (Function function : functions) {
      if (function.kind() instanceof FunctionKind.Constructor) {
        writer
            .methods(function, "create", "[constructor]", resource.simpleName(), names, around)
            .forEach(spec::addMethod);
      }
    }
    for (Function function : functions) {
      if (function.kind() instanceof FunctionKind.Static) {
        String label = label(function);
        writer
            .methods(function, JavaName.camel(label), label, label, names, around)
            .forEach(spec::addMethod);
      }
    }
    return spec.build();
  }

  /** {@code read} of {@code [method]file.read}. */
  private static String label(Function function) {
    return function.name().substring(function.name().indexOf('.') + 1);
  }

  private ClassName base() {
    return options.results() == GeneratorOptions.Results.CHECKED
        ? JavaTypes.CHECKED_EXCEPTION
        : JavaTypes.WIT_EXCEPTION;
  }

  private static TypeSpec exception(Errors.Declared declared, JavaTypes java, ClassName base) {
    ClassName name = declared.name();
    var spec =
        TypeSpec.classBuilder(name)
            .superclass(base)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addField(
                FieldSpec.builder(
                        TypeName.LONG,
                        "serialVersionUID",
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer("1L")
                    .build());
    TypeName type = java.argument(declared.error());
    var error =
        MethodSpec.methodBuilder("error")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(type);
    var constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    if (declared.error().isEmpty()) {
      return spec.addJavadoc("An error that carries nothing.\n")
          .addMethod(constructor.addStatement("super($T.UNIT)", JavaTypes.UNIT).build())
          .addMethod(error.addStatement("return $T.UNIT", JavaTypes.UNIT).build())
          .build();
    }
    return spec.addJavadoc("The error of a function: $L.\n", shown(declared.error().get(), java))
        .addField(
            FieldSpec.builder(type, "error", Modifier.PRIVATE, Modifier.FINAL, Modifier.TRANSIENT)
                .build())
        .addMethod(
            constructor
                .addParameter(type, "error")
                .addStatement("super(error)")
                .addStatement("this.error = error")
                .build())
        .addMethod(error.addStatement("return error").build())
        .build();
  }

  private static String shown(InterfaceType error, JavaTypes java) {
    String name = java.plain(error).erasure().displayName();
    return "a `" + name.substring(name.lastIndexOf('$') + 1) + "`";
  }
}
