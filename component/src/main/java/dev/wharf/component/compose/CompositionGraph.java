package dev.wharf.component.compose;

import dev.wharf.component.assemble.MergedImports;
import dev.wharf.component.assemble.TypeParts;
import dev.wharf.component.assemble.TypeUses;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.name.ExternName;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.ResourceType;
import dev.wharf.component.type.Substitution;
import dev.wharf.component.type.TypeMatching;
import dev.wharf.wasm.LinkException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * A composition in the making: instances of parts, wired by the arguments that each gets when it is
 * added, so that there can be no cycle. For one thread. Explainer, instance definitions.
 */
public final class CompositionGraph {
  private final MergedImports imports = new MergedImports();
  private final List<Node.Instantiated> instances = new ArrayList<>();
  private final SequencedMap<String, Node> exports = new LinkedHashMap<>();
  private final Map<Part, TypeUses> uses = new IdentityHashMap<>();

  /**
   * Adds an instance of a part. Imports without an argument become imports of the composition,
   * shared by all parts that need them; a type that the part takes from an interface comes from
   * where that interface does.
   *
   * @param args by the names of the part's imports
   * @throws LinkException if an argument is of the wrong type, or an import cannot be merged with
   *     another's
   */
  public Node.Instantiated instantiate(Part part, Map<String, Node> args) {
    var type = part.component().type();
    var substitution = new Substitution();
    SequencedMap<String, Node> all = new LinkedHashMap<>();
    for (var needed : type.imports().entrySet()) {
      String name = needed.getKey();
      var arg =
          Optional.ofNullable(args.get(name))
              .or(() -> taken(part, name, all))
              .orElseGet(() -> open(part, name, substitution));
      if (!(arg instanceof Node.Imported) || args.containsKey(name)) {
        TypeMatching.supply(
                name, arg.type(), needed.getValue(), type.importedResources(), substitution)
            .ifPresent(reason -> {
              throw mismatch(part, name, reason);
            });
      }
      all.put(name, arg);
    }
    for (var made : type.exportedResources()) {
      substitution.bind(made.resource(), new ResourceType(-1, made.path().getLast()));
    }
    var made =
        new ExternDesc.OfInstance(new InstanceType(substitution.apply(type.exports()), List.of()));
    var instance = new Node.Instantiated(part, all, made);
    instances.add(instance);
    return instance;
  }

  private Node open(Part part, String name, Substitution substitution) {
    var found = imports.find(name);
    if (found.isPresent() && imports.entry(found.get()).explicit()) {
      throw new LinkException(
          "`"
              + name
              + "` is imported by name, and is to be imported for `"
              + part.name()
              + "` as well; pass it as an argument");
    }
    var type = part.component().type();
    String key =
        imports.add(
            name,
            new MergedImports.Wanted(
                type.imports().get(name),
                type.importedResources(),
                uses(part),
                attributes(part.component().component(), name)),
            substitution,
            false);
    return new Node.Imported(key, imports.entry(key).type());
  }

  /** A type that a part takes from one of its other imports, out of what serves that one. */
  private Optional<Node> taken(Part part, String name, Map<String, Node> args) {
    var place = new TypeUses.Place(name, Optional.empty());
    return Optional.ofNullable(uses(part).uses().get(place))
        .filter(from -> from.export().isPresent())
        .flatMap(from ->
            Optional.ofNullable(args.get(from.importName()))
                .filter(arg -> !(arg instanceof Node.Imported))
                .flatMap(arg -> export(arg, from.export().get())));
  }

  private TypeUses uses(Part part) {
    return uses.computeIfAbsent(part, p -> TypeUses.of(p.component().component()));
  }

  private static List<NameAttributes.Attribute> attributes(Component component, String name) {
    return component.definitions().stream()
        .filter(each -> each instanceof Import(var named, _, _) && named.name().equals(name))
        .findFirst()
        .map(each -> ((Import) each).name().attributes())
        .orElse(List.of());
  }

  private static LinkException mismatch(Part part, String name, String reason) {
    return new LinkException(
        LinkException.Kind.TYPE,
        "what is passed as `" + name + "` does not fit the import of `" + part.name() + "`",
        List.of(new LinkException.Fact("reason", reason)),
        List.of());
  }

  /** What an instance exports under this name, if anything. */
  public Optional<Node> export(Node instance, String name) {
    return instance.type() instanceof ExternDesc.OfInstance(var type)
        ? Optional.ofNullable(type.exports().get(name))
            .map(item -> new Node.Exported(instance, name, item))
        : Optional.empty();
  }

  /**
   * Imports something under a name of its own.
   *
   * @param context a component type with an import or export {@code original}; what else it imports
   *     is imported too, as types may be taken from it
   * @param declared how {@code context} was written
   * @throws LinkException if something is imported under that name already
   */
  public Node importItem(
      String name, ComponentType context, String original, List<Declarator> declared) {
    ExternName.parse(name);
    if (imports.find(name).isPresent()) {
      throw new LinkException("`" + name + "` is imported already");
    }
    var written = TypeUses.of(declared);
    var substitution = new Substitution();
    var item =
        Optional.ofNullable(context.imports().get(original))
            .orElseGet(() -> context.exports().get(original));
    var mentioned = TypeParts.mentioned(item);
    for (var needed : context.imports().entrySet()) {
      boolean unused =
          needed.getValue() instanceof ExternDesc.OfType(var type) && !mentioned.contains(type);
      if (!needed.getKey().equals(original) && !unused) {
        imports.add(
            needed.getKey(),
            new MergedImports.Wanted(
                needed.getValue(), context.importedResources(), written, List.of()),
            substitution,
            false);
      }
    }
    List<ResourcePath> resources = new ArrayList<>();
    for (var path : all(context.importedResources(), context.exportedResources())) {
      if (path.path().getFirst().equals(original)) {
        var under = new ArrayList<>(path.path());
        under.set(0, name);
        resources.add(new ResourcePath(path.resource(), under));
      }
    }
    String key =
        imports.add(
            name,
            new MergedImports.Wanted(item, resources, written.renamed(original, name), List.of()),
            substitution,
            true);
    return new Node.Imported(key, imports.entry(key).type());
  }

  private static List<ResourcePath> all(List<ResourcePath> some, List<ResourcePath> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** A type that the composition defines, to be exported; without resources of anybody else. */
  public Node define(DefType type) {
    return new Node.Defined(new ExternDesc.OfType(type));
  }

  /** Whether something is imported under this name, or one of a compatible version. */
  public boolean imports(String name) {
    return imports.find(name).isPresent();
  }

  /**
   * Exports a node.
   *
   * @throws LinkException if there is an export of this name, or it is none
   */
  public void export(String name, Node node) {
    ExternName.parse(name);
    if (exports.putIfAbsent(name, node) != null) {
      throw new LinkException("`" + name + "` is exported already");
    }
  }

  /** The names of the exports so far. */
  public List<String> exports() {
    return List.copyOf(exports.keySet());
  }

  /**
   * The composition as a component that holds its parts.
   *
   * @throws LinkException if an import that is left open mentions a resource from inside
   */
  public Component compose() {
    return new GraphEncoder(imports).encode(instances, exports);
  }
}
