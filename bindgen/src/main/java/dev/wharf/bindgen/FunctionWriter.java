package dev.wharf.bindgen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.wharf.component.binding.JavaMethod;
import dev.wharf.component.binding.JavaName;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.wit.Function;
import dev.wharf.wit.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.lang.model.element.Modifier;

/** Functions as methods of an interface. */
final class FunctionWriter {
  private final WitTypes types;
  private final Errors errors;
  private final JavaTypes java;
  private final GeneratorOptions options;
  private final ClassName outer;
  private final Role role;
  private final boolean stages;

  /** On which side of an interface Java is. */
  enum Role {
    IMPORT,
    EXPORT,
    BOTH
  }

  FunctionWriter(
      WitTypes types,
      Errors errors,
      JavaTypes java,
      GeneratorOptions options,
      InterfaceWriter.Subject subject) {
    this.types = types;
    this.errors = errors;
    this.java = java;
    this.options = options;
    this.outer = subject.name();
    this.role = subject.role();
    String unversioned = subject.wit().replaceAll("@.*$", "");
    this.stages =
        switch (role) {
          case IMPORT ->
              options.hostStages().contains("*") || options.hostStages().contains(unversioned);
          case BOTH -> options.hostStages().contains(unversioned);
          case EXPORT -> false;
        };
  }

  /**
   * The method, and its twin if there is to be one.
   *
   * @param wit what the annotation says
   * @param label from which an error without a name gets one
   * @param names of the methods beside it
   */
  List<MethodSpec> methods(
      Function function,
      String javaName,
      String wit,
      String label,
      NameSpace names,
      Stability around) {
    String name = names.take(javaName);
    var methods = new ArrayList<MethodSpec>();
    methods.add(method(function, name, wit, label, around));
    if (hasTwin(function) && names.isFree(name + "Async")) {
      methods.add(twin(function, name, names.take(name + "Async")));
    }
    return methods;
  }

  private boolean hasTwin(Function function) {
    return options.twins() && role == Role.EXPORT && WitTypes.isAsync(function);
  }

  private MethodSpec method(
      Function function, String name, String wit, String label, Stability around) {
    ComponentFuncType type = types.function(function);
    var docs = Docs.of(function.docs());
    var method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
            .addAnnotation(JavaTypes.wit(wit));
    Docs.deprecated(function.stability()).ifPresent(method::addAnnotation);
    JavaMethod mapped = java.method(type);
    addParams(method, type);
    boolean stage = stages && type.async();
    TypeName result = values() ? value(type) : java.name(mapped.result());
    method.returns(stage ? later(CompletionStage.class, result) : result);
    if (!values()) {
      errors
          .thrown(function, outer, label)
          .ifPresent(exception -> {
            method.addException(exception);
            docs.tag("@throws " + shown(exception) + " if the result is an error");
          });
    }
    if (type.async() && !stage) {
      method.addException(InterruptedException.class);
      docs.tag("@throws InterruptedException if the call is cancelled");
    }
    return method.addJavadoc(docs.gates(function.stability(), around).block()).build();
  }

  /** {@code fooAsync}: the same with the result in a future. */
  private MethodSpec twin(Function function, String plain, String name) {
    ComponentFuncType type = types.function(function);
    var twin =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
            .addJavadoc(
                Docs.of(Optional.empty())
                    .paragraph("As `" + plain + "`, without waiting.")
                    .block());
    Docs.deprecated(function.stability()).ifPresent(twin::addAnnotation);
    addParams(twin, type);
    TypeName result = values() ? value(type) : java.name(java.method(type).result());
    return twin.returns(later(CompletableFuture.class, result)).build();
  }

  private boolean values() {
    return options.results() == GeneratorOptions.Results.VALUE;
  }

  private TypeName value(ComponentFuncType type) {
    return type.result().map(java::name).orElse(TypeName.VOID);
  }

  private static TypeName later(Class<?> container, TypeName result) {
    TypeName argument =
        result.withoutAnnotations().equals(TypeName.VOID)
            ? ClassName.get(Void.class)
            : boxed(result);
    return ParameterizedTypeName.get(ClassName.get(container), argument);
  }

  private static TypeName boxed(TypeName type) {
    return type.isPrimitive() ? type.box() : type;
  }

  private void addParams(MethodSpec.Builder method, ComponentFuncType type) {
    var names = new NameSpace();
    for (InterfaceType.Field param : type.params()) {
      method.addParameter(
          ParameterSpec.builder(java.name(param.type()), names.take(JavaName.camel(param.name())))
              .build());
    }
  }

  /** As it is written where the method is, or in the class of a world that repeats it. */
  private String shown(ClassName exception) {
    ClassName around = exception.enclosingClassName();
    if (outer.enclosingClassName() != null && outer.equals(around)) {
      return outer.simpleName() + "." + exception.simpleName();
    }
    return outer.equals(around)
        ? exception.simpleName()
        : String.join(".", exception.simpleNames());
  }
}
