package dev.wharf.bindgen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wharf.bindgen.FunctionWriter.Role;
import dev.wharf.component.binding.JavaName;
import dev.wharf.wit.Function;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.Stability;
import dev.wharf.wit.World;
import dev.wharf.wit.WorldItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A world: a class for an instance with its exports, and, if it imports functions or declares types
 * outside of interfaces, an interface for these.
 */
final class WorldWriter {
  private static final ClassName INSTANCE = ClassName.get("dev.wharf.runtime", "ComponentInstance");
  private static final ClassName LINKED = ClassName.get("dev.wharf.runtime", "LinkedComponent");
  private static final ClassName STORE = ClassName.get("dev.wharf.runtime", "ComponentStore");

  private final Resolution resolution;
  private final Placement placement;
  private final InterfaceWriter interfaces;
  private final GeneratorOptions options;

  WorldWriter(
      Resolution resolution,
      Placement placement,
      InterfaceWriter interfaces,
      GeneratorOptions options) {
    this.resolution = resolution;
    this.placement = placement;
    this.interfaces = interfaces;
    this.options = options;
  }

  List<TypeSpec> write(int id, JavaTypes java) {
    World world = resolution.worlds().get(id);
    var specs = new ArrayList<TypeSpec>();
    if (options.side() != GeneratorOptions.Side.IMPORTS) {
      specs.add(exports(id, world, java));
    }
    var declared = new ArrayList<Integer>();
    var imported = new ArrayList<Function>();
    for (WorldItem item : world.imports().values()) {
      switch (item) {
        case WorldItem.OfType(int type, _) -> declared.add(type);
        case WorldItem.OfFunction(Function function) -> imported.add(function);
        case WorldItem.OfInterface _ -> {}
      }
    }
    boolean classes =
        declared.stream().anyMatch(type -> Placement.isClass(placement.definition(type).kind()));
    if (classes || !imported.isEmpty() && options.side() != GeneratorOptions.Side.EXPORTS) {
      specs.add(
          interfaces.write(
              new InterfaceWriter.Subject(
                  placement.ofWorldImports(id),
                  name(world),
                  Optional.of(
                      "What the world `"
                          + world.name()
                          + "` imports and declares outside of interfaces."),
                  world.stability(),
                  declared,
                  imported,
                  Role.IMPORT),
              java));
    }
    return specs;
  }

  private String name(World world) {
    var name = resolution.packages().get(world.pkg()).name();
    return name.namespace()
        + ":"
        + name.name()
        + "/"
        + world.name()
        + name.version().map(version -> "@" + version).orElse("");
  }

  private TypeSpec exports(int id, World world, JavaTypes java) {
    ClassName name = placement.ofWorld(id);
    var spec =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addAnnotation(JavaTypes.wit(name(world)));
    Docs.deprecated(world.stability()).ifPresent(spec::addAnnotation);
    spec.addJavadoc(
        Docs.of(world.docs())
            .paragraph("An instance of a component of the world `" + name(world) + "`.")
            .gates(world.stability(), Stability.UNKNOWN)
            .block());
    spec.addField(INSTANCE, "instance", Modifier.PRIVATE, Modifier.FINAL);
    var constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(INSTANCE, "instance")
            .addStatement("this.instance = instance");
    addDoors(spec, name);
    var names = NameSpace.without(List.of("instance", "instantiate", "of", "functions"));
    var functions = new ArrayList<Function>();
    Map<ClassName, String> accessors = new LinkedHashMap<>();
    world
        .exports()
        .forEach((key, item) -> {
          switch (item) {
            case WorldItem.OfFunction(Function function) -> functions.add(function);
            case WorldItem.OfInterface each when hasFunctions(each.id()) ->
                accessors.put(placement.ofInterface(each.id()), resolution.name(key));
            case WorldItem.OfInterface _, WorldItem.OfType _ -> {}
          }
        });
    if (!functions.isEmpty()) {
      addFunctions(spec, constructor, world, name, functions, java, names);
    }
    accessors.forEach((type, wit) -> {
      String accessor =
          names.take(JavaName.camel(wit.replaceAll("^.*/", "").replaceAll("@.*$", "")));
      spec.addField(FieldSpec.builder(type, accessor, Modifier.PRIVATE, Modifier.FINAL).build());
      constructor.addStatement("this.$L = instance.bind($T.class)", accessor, type);
      spec.addMethod(
          MethodSpec.methodBuilder(accessor)
              .addJavadoc("The export `$L`.\n", wit)
              .addModifiers(Modifier.PUBLIC)
              .returns(type)
              .addStatement("return $L", accessor)
              .build());
    });
    return spec.addMethod(constructor.build()).build();
  }

  private boolean hasFunctions(int id) {
    return !resolution.interfaces().get(id).functions().isEmpty();
  }

  private static void addDoors(TypeSpec.Builder spec, ClassName name) {
    spec.addMethod(
        MethodSpec.methodBuilder("instantiate")
            .addJavadoc(
                "A new instance.\n\n@throws $T if the component does not export what the world"
                    + " does\n",
                ClassName.get("dev.wharf.wasm", "LinkException"))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(LINKED, "component")
            .addParameter(STORE, "store")
            .returns(name)
            .addStatement("return of(component.instantiate(store))")
            .build());
    spec.addMethod(
        MethodSpec.methodBuilder("of")
            .addJavadoc(
                "The exports of an instance.\n\n@throws $T if it does not export what the world"
                    + " does\n",
                ClassName.get("dev.wharf.wasm", "LinkException"))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(INSTANCE, "instance")
            .returns(name)
            .addStatement("return new $T(instance)", name)
            .build());
    spec.addMethod(
        MethodSpec.methodBuilder("instance")
            .addJavadoc("The instance itself, for values known only at run time.\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(INSTANCE)
            .addStatement("return instance")
            .build());
  }

  /**
   * Functions outside of interfaces: an interface to bind them by, and methods that go on to it.
   */
  private void addFunctions(
      TypeSpec.Builder spec,
      MethodSpec.Builder constructor,
      World world,
      ClassName name,
      List<Function> functions,
      JavaTypes java,
      NameSpace names) {
    ClassName type = name.nestedClass(placement.nestedNames(name).take("Functions"));
    TypeSpec bound =
        interfaces.write(
            new InterfaceWriter.Subject(
                type,
                name(world),
                Optional.of("The functions that are exported outside of interfaces."),
                world.stability(),
                List.of(),
                functions,
                Role.EXPORT),
            java);
    spec.addType(bound.toBuilder().addModifiers(Modifier.STATIC).build());
    spec.addField(type, "functions", Modifier.PRIVATE, Modifier.FINAL);
    constructor.addStatement("this.functions = instance.bindFunctions($T.class)", type);
    for (MethodSpec method : bound.methodSpecs()) {
      String call =
          method.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
      var forward =
          MethodSpec.methodBuilder(names.take(method.name()))
              .addJavadoc(method.javadoc())
              .addModifiers(Modifier.PUBLIC)
              .addParameters(method.parameters())
              .addExceptions(method.exceptions())
              .returns(method.returnType());
      boolean isVoid = method.returnType().equals(TypeName.VOID);
      forward.addStatement(
          isVoid ? "functions.$L($L)" : "return functions.$L($L)", method.name(), call);
      method.annotations().stream()
          .filter(each -> !each.type().equals(JavaTypes.WIT))
          .forEach(forward::addAnnotation);
      spec.addMethod(forward.build());
    }
  }
}
