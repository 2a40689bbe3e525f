package dev.wharf.bindgen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wharf.component.binding.JavaType;
import dev.wharf.component.type.InterfaceType;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Records, with what Java's own do not do: equality of arrays by content, and builders. */
final class RecordParts {
  private static final int BUILT = 6;
  private static final ClassDesc OPTIONAL = ClassDesc.of(Optional.class.getName());
  private static final ClassDesc LIST = ClassDesc.of(List.class.getName());
  private static final ClassDesc SET = ClassDesc.of(Set.class.getName());

  /** A component. */
  record Part(String name, TypeName type, ClassDesc erasure, boolean nullable) {
    static Part of(String name, InterfaceType wit, JavaTypes java) {
      JavaType type = java.plain(wit);
      return new Part(name, java.name(type), type.erasure(), type.nullable());
    }
  }

  private RecordParts() {}

  static TypeSpec.Builder record(ClassName name, List<Part> parts) {
    var header = MethodSpec.constructorBuilder();
    parts.forEach(
        part -> header.addParameter(ParameterSpec.builder(part.type(), part.name()).build()));
    var record = TypeSpec.recordBuilder(name.simpleName()).recordConstructor(header.build());
    if (parts.stream().anyMatch(part -> part.erasure().isArray())) {
      record.addMethod(equals(name, parts));
      record.addMethod(hash(parts));
      record.addMethod(text(name, parts));
    }
    if (parts.size() >= BUILT) {
      addBuilder(record, name, parts);
    }
    return record;
  }

  private static MethodSpec.Builder overriding(String method) {
    return MethodSpec.methodBuilder(method)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private static MethodSpec equals(ClassName name, List<Part> parts) {
    return overriding("equals")
        .addParameter(Object.class, "object")
        .returns(TypeName.BOOLEAN)
        .addStatement(
            CodeBlock.builder()
                .add("return object instanceof $T other", name)
                .add(
                    parts.stream()
                        .map(part -> CodeBlock.of("\n&& $L", comparison(part)))
                        .collect(CodeBlock.joining("")))
                .build())
        .build();
  }

  private static CodeBlock comparison(Part part) {
    String name = part.name();
    if (part.erasure().isArray()) {
      return CodeBlock.of("$T.equals(this.$L, other.$L)", Arrays.class, name, name);
    }
    if (part.erasure().isPrimitive()) {
      return switch (part.erasure().descriptorString()) {
        case "F" -> CodeBlock.of("$T.compare(this.$L, other.$L) == 0", Float.class, name, name);
        case "D" -> CodeBlock.of("$T.compare(this.$L, other.$L) == 0", Double.class, name, name);
        default -> CodeBlock.of("this.$L == other.$L", name, name);
      };
    }
    return part.nullable()
        ? CodeBlock.of("$T.equals(this.$L, other.$L)", Objects.class, name, name)
        : CodeBlock.of("this.$L.equals(other.$L)", name, name);
  }

  private static MethodSpec hash(List<Part> parts) {
    var values =
        parts.stream()
            .map(part ->
                part.erasure().isArray()
                    ? CodeBlock.of("$T.hashCode(this.$L)", Arrays.class, part.name())
                    : CodeBlock.of("this.$L", part.name()))
            .collect(CodeBlock.joining(",$W"));
    return overriding("hashCode")
        .returns(TypeName.INT)
        .addStatement("return $T.hash($L)", Objects.class, values)
        .build();
  }

  private static MethodSpec text(ClassName name, List<Part> parts) {
    var text = CodeBlock.builder().add("return $S", name.simpleName() + "[");
    String separator = "";
    for (Part part : parts) {
      text.add("\n+ $S", separator + part.name() + "=");
      text.add(
          part.erasure().isArray()
              ? CodeBlock.of("\n+ $T.toString(this.$L)", Arrays.class, part.name())
              : CodeBlock.of("\n+ this.$L", part.name()));
      separator = ", ";
    }
    return overriding("toString")
        .returns(String.class)
        .addStatement(text.add("\n+ $S", "]").build())
        .build();
  }

  private static void addBuilder(TypeSpec.Builder record, ClassName name, List<Part> parts) {
    ClassName builder = Placement.nested(name, "Builder");
    var names = parts.stream().map(Part::name).collect(Collectors.toSet());
    record.addMethod(
        MethodSpec.methodBuilder(names.contains("builder") ? "newBuilder" : "builder")
            .addJavadoc(
                "Collects the components, of which only options and lists may be left out.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(builder)
            .addStatement("return new $T()", builder)
            .build());
    var type =
        TypeSpec.classBuilder(builder)
            .addJavadoc("Collects the components of a `$L`.\n", name.simpleName())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    parts.forEach(part -> addSetter(type, builder, part));
    var values =
        parts.stream()
            .map(part ->
                part.erasure().isPrimitive() || part.nullable() || empty(part).isPresent()
                    ? CodeBlock.of("this.$L", part.name())
                    : CodeBlock.of(
                        "$T.requireNonNull(this.$L, $S)", Objects.class, part.name(), part.name()))
            .collect(CodeBlock.joining(",$W"));
    type.addMethod(
        MethodSpec.methodBuilder("build")
            .addJavadoc(
                "The record.\n\n@throws NullPointerException naming a component that is missing\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(name)
            .addStatement("return new $T($L)", name, values)
            .build());
    record.addType(type.build());
  }

  private static void addSetter(TypeSpec.Builder type, ClassName builder, Part part) {
    var field = FieldSpec.builder(part.type(), part.name(), Modifier.PRIVATE);
    empty(part).ifPresent(field::initializer);
    type.addField(field.build());
    type.addMethod(
        MethodSpec.methodBuilder(part.name())
            .addModifiers(Modifier.PUBLIC)
            .addParameter(ParameterSpec.builder(part.type(), part.name()).build())
            .returns(builder)
            .addStatement("this.$L = $L", part.name(), part.name())
            .addStatement("return this")
            .build());
  }

  private static Optional<CodeBlock> empty(Part part) {
    if (part.nullable()) {
      return Optional.empty();
    }
    if (part.erasure().equals(OPTIONAL)) {
      return Optional.of(CodeBlock.of("$T.empty()", Optional.class));
    }
    if (part.erasure().equals(LIST)) {
      return Optional.of(CodeBlock.of("$T.of()", List.class));
    }
    return part.erasure().equals(SET)
        ? Optional.of(CodeBlock.of("$T.of()", Set.class))
        : Optional.empty();
  }
}
