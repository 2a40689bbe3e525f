package dev.wharf.bindgen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.wharf.component.binding.JavaMapping;
import dev.wharf.component.binding.JavaMethod;
import dev.wharf.component.binding.JavaStyle;
import dev.wharf.component.binding.JavaType;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.InterfaceType;
import java.lang.constant.ClassDesc;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the table says, as types to print. */
final class JavaTypes {
  static final String VALUES = "dev.wharf.runtime.value";
  static final ClassName WIT = ClassName.get(VALUES, "Wit");
  static final ClassName WIT_EXCEPTION = ClassName.get(VALUES, "WitException");
  static final ClassName CHECKED_EXCEPTION = ClassName.get(VALUES, "CheckedWitException");
  static final ClassName UNIT = ClassName.get(VALUES, "Unit");

  private static final AnnotationSpec UNSIGNED =
      AnnotationSpec.builder(ClassName.get(VALUES, "Unsigned")).build();
  private static final AnnotationSpec BORROWED =
      AnnotationSpec.builder(ClassName.get(VALUES, "Borrowed")).build();
  private static final AnnotationSpec NULLABLE =
      AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", "Nullable")).build();
  private static final Map<Character, TypeName> PRIMITIVES =
      Map.of(
          'Z', TypeName.BOOLEAN,
          'B', TypeName.BYTE,
          'S', TypeName.SHORT,
          'I', TypeName.INT,
          'J', TypeName.LONG,
          'F', TypeName.FLOAT,
          'D', TypeName.DOUBLE,
          'V', TypeName.VOID);

  private final Placement placement;
  private final WitTypes types;
  private final String javaPackage;
  private final JavaMapping mapping;
  private final Set<Integer> tuples = new TreeSet<>();

  /**
   * @param javaPackage where records for tuples of unusual length go
   */
  JavaTypes(Placement placement, WitTypes types, String javaPackage, JavaStyle style) {
    this.mapping = new JavaMapping(this::classOf, style);
    this.placement = placement;
    this.types = types;
    this.javaPackage = javaPackage;
  }

  static AnnotationSpec wit(String name) {
    return AnnotationSpec.builder(WIT).addMember("value", "$S", name).build();
  }

  static TypeName unsigned(TypeName type) {
    return type.annotated(UNSIGNED);
  }

  JavaMethod method(ComponentFuncType function) {
    return mapping.method(function);
  }

  JavaType plain(InterfaceType type) {
    return mapping.type(type);
  }

  TypeName name(InterfaceType type) {
    return name(mapping.type(type));
  }

  /** As the argument of a generic type. */
  TypeName argument(Optional<InterfaceType> type) {
    return name(mapping.argument(type));
  }

  TypeName name(JavaType type) {
    TypeName plain = erasure(type.erasure(), type.unsigned(), type.borrowed());
    TypeName whole =
        type.arguments().isEmpty()
            ? plain
            : ParameterizedTypeName.get(
                (ClassName) plain,
                type.arguments().stream().map(this::name).toArray(TypeName[]::new));
    return type.nullable() ? whole.annotated(NULLABLE) : whole;
  }

  private static TypeName erasure(ClassDesc type, boolean unsigned, boolean borrowed) {
    if (type.isArray()) {
      return ArrayTypeName.of(erasure(type.componentType(), unsigned, borrowed));
    }
    TypeName plain =
        type.isPrimitive() ? PRIMITIVES.get(type.descriptorString().charAt(0)) : className(type);
    if (unsigned) {
      plain = plain.annotated(UNSIGNED);
    }
    return borrowed ? plain.annotated(BORROWED) : plain;
  }

  private static ClassName className(ClassDesc type) {
    String[] names = type.displayName().split("\\$");
    ClassName name = ClassName.get(type.packageName(), names[0]);
    for (int i = 1; i < names.length; i++) {
      name = name.nestedClass(names[i]);
    }
    return name;
  }

  /** The lengths of tuples that were met and have no class among the runtime's values. */
  Set<Integer> unusualTuples() {
    return tuples;
  }

  private ClassDesc classOf(DefType type) {
    if (type instanceof InterfaceType.Tuple(var elements)) {
      tuples.add(elements.size());
      return ClassDesc.of(javaPackage, "Tuple" + elements.size());
    }
    return ClassDesc.of(placement.ofType(types.declaration(type)).reflectionName());
  }
}
