package dev.wharf.bindgen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wharf.component.binding.JavaName;
import dev.wharf.wit.Stability;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Records, variants, enums and flags as classes. */
final class TypeWriter {
  private final Placement placement;
  private final WitTypes types;
  private final JavaTypes java;

  TypeWriter(Placement placement, WitTypes types, JavaTypes java) {
    this.placement = placement;
    this.types = types;
    this.java = java;
  }

  /**
   * The class of a declaration that is neither a resource nor without a class.
   *
   * @param around what the gates of the interface say
   */
  TypeSpec write(int id, Stability around) {
    TypeDef type = placement.definition(id);
    ClassName name = placement.ofType(id);
    TypeSpec.Builder spec =
        switch (type.kind()) {
          case TypeKind.Record(var fields) -> record(name, fields);
          case TypeKind.Variant(var cases) -> variant(name, cases);
          case TypeKind.Enum(var cases) -> labels(name, cases);
          case TypeKind.Flags(var flags) -> flags(name, flags);
          default -> throw new IllegalStateException(type.toString());
        };
    Docs.deprecated(type.stability()).ifPresent(spec::addAnnotation);
    var docs = Docs.of(type.docs());
    if (type.kind() instanceof TypeKind.Record(var fields)) {
      fieldDocs(fields, docs);
    }
    return spec.addModifiers(Modifier.PUBLIC)
        .addAnnotation(JavaTypes.wit(type.name().orElseThrow()))
        .addJavadoc(docs.gates(type.stability(), around).block())
        .build();
  }

  private static void fieldDocs(List<TypeKind.Field> fields, Docs docs) {
    var names = new NameSpace();
    for (var field : fields) {
      String name = names.take(JavaName.camel(field.name()));
      field.docs().ifPresent(text -> docs.tag("@param " + name + " " + Docs.indented(text)));
    }
  }

  private TypeSpec.Builder record(ClassName name, List<TypeKind.Field> fields) {
    var names = new NameSpace();
    var components =
        fields.stream()
            .map(field ->
                RecordParts.Part.of(
                    names.take(JavaName.camel(field.name())), types.of(field.type()), java))
            .toList();
    return RecordParts.record(name, components).addModifiers(Modifier.STATIC);
  }

  private TypeSpec.Builder variant(ClassName name, List<TypeKind.Case> cases) {
    var spec = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.STATIC, Modifier.SEALED);
    var names = NameSpace.without(name.simpleNames());
    for (var each : cases) {
      ClassName caseName = name.nestedClass(names.take(JavaName.pascal(each.name())));
      var parts =
          each.type().stream()
              .map(payload -> RecordParts.Part.of("value", types.of(payload), java))
              .toList();
      var record =
          RecordParts.record(caseName, parts)
              .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
              .addAnnotation(JavaTypes.wit(each.name()))
              .addSuperinterface(name)
              .addJavadoc(Docs.of(each.docs()).block());
      if (parts.isEmpty()) {
        record.addField(
            FieldSpec.builder(
                    caseName, "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T()", caseName)
                .build());
      }
      spec.addType(record.build());
    }
    return spec;
  }

  private static TypeSpec.Builder labels(ClassName name, List<TypeKind.Label> labels) {
    var spec = TypeSpec.enumBuilder(name).addModifiers(Modifier.STATIC);
    var names = new NameSpace();
    for (var label : labels) {
      spec.addEnumConstant(
          names.take(JavaName.constant(label.name())),
          TypeSpec.anonymousClassBuilder("")
              .addAnnotation(JavaTypes.wit(label.name()))
              .addJavadoc(Docs.of(label.docs()).block())
              .build());
    }
    return spec;
  }

  private static TypeSpec.Builder flags(ClassName name, List<TypeKind.Label> labels) {
    TypeName set = ParameterizedTypeName.get(ClassName.get(Set.class), name);
    return labels(name, labels)
        .addMethod(
            MethodSpec.methodBuilder("toBits")
                .addJavadoc("These flags as bits, of which the first flag is the lowest.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(ParameterSpec.builder(set, "flags").build())
                .returns(JavaTypes.unsigned(TypeName.INT))
                .addCode(
                    CodeBlock.builder()
                        .addStatement("int bits = 0")
                        .beginControlFlow("for ($T flag : flags)", name)
                        .addStatement("bits |= 1 << flag.ordinal()")
                        .endControlFlow()
                        .addStatement("return bits")
                        .build())
                .build())
        .addMethod(
            MethodSpec.methodBuilder("fromBits")
                .addJavadoc("The flags whose bits are set; others are not looked at.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(JavaTypes.unsigned(TypeName.INT), "bits")
                .returns(set)
                .addCode(
                    CodeBlock.builder()
                        .addStatement("$T flags = $T.noneOf($T.class)", set, EnumSet.class, name)
                        .beginControlFlow("for ($T flag : values())", name)
                        .beginControlFlow("if ((bits & 1 << flag.ordinal()) != 0)")
                        .addStatement("flags.add(flag)")
                        .endControlFlow()
                        .endControlFlow()
                        .addStatement("return flags")
                        .build())
                .build());
  }
}
