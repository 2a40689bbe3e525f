package dev.wharf.component.assemble;

import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.name.ExternName;
import dev.wharf.component.name.InterfaceName;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.ResourceType;
import dev.wharf.component.type.Substitution;
import dev.wharf.component.type.TypeMatching;
import dev.wharf.wasm.LinkException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The imports of a composition: what its parts leave open, those of one interface merged. Versions
 * that can stand in for each other are one import, under the name of the latest. The first to
 * import something decides on the objects that stand for its types.
 */
public final class MergedImports {
  /** One import, as wide as all who asked for it need. */
  public static final class Entry {
    private String name;
    private final boolean explicit;
    private final List<NameAttributes.Attribute> attributes;

    /** How the exports of an imported instance were written, by whom each was first. */
    private final Map<String, WrittenInstance> written;

    private ExternDesc type;

    Entry(
        String name,
        boolean explicit,
        List<NameAttributes.Attribute> attributes,
        Map<String, WrittenInstance> written,
        ExternDesc type) {
      this.written = written;
      this.name = name;
      this.explicit = explicit;
      this.attributes = List.copyOf(attributes);
      this.type = type;
    }

    public NameAttributes name() {
      return new NameAttributes(name, attributes);
    }

    public boolean explicit() {
      return explicit;
    }

    public ExternDesc type() {
      return type;
    }

    /** How an export of an imported instance was written, if that is known. */
    public Optional<WrittenInstance> written(String export) {
      return Optional.ofNullable(written.get(export));
    }

    private void write(ExternDesc more, Optional<WrittenInstance> how) {
      if (more instanceof ExternDesc.OfInstance(var instance)) {
        how.ifPresent(each ->
            instance.exports().keySet().forEach(export -> written.putIfAbsent(export, each)));
      }
    }
  }

  /** By the name that was met first. */
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();

  private final Map<TypeUses.Place, TypeUses.Place> uses = new LinkedHashMap<>();

  public SequencedMap<String, Entry> entries() {
    return entries;
  }

  public Entry entry(String key) {
    return Optional.ofNullable(entries.get(key)).orElseThrow();
  }

  /** The key of the import that serves this name, if there is one. */
  public Optional<String> find(String name) {
    if (entries.containsKey(name)) {
      return Optional.of(name);
    }
    return interfaceName(name)
        .flatMap(wanted ->
            entries.keySet().stream()
                .filter(key ->
                    interfaceName(key).stream().anyMatch(other -> other.isCompatibleWith(wanted)))
                .findFirst());
  }

  /** The import and export that a type is taken from, by keys of this. */
  public Optional<TypeUses.Place> use(TypeUses.Place place) {
    return Optional.ofNullable(uses.get(place))
        .flatMap(
            from -> find(from.importName()).map(key -> new TypeUses.Place(key, from.export())));
  }

  /**
   * The same imports cut down.
   *
   * @param types by key; the others are left out
   */
  public MergedImports only(SequencedMap<String, ExternDesc> types) {
    var less = new MergedImports();
    types.forEach((key, type) -> {
      var entry = entry(key);
      less.entries.put(
          key, new Entry(entry.name, entry.explicit, entry.attributes, entry.written, type));
    });
    less.uses.putAll(uses);
    return less;
  }

  /**
   * Adds what somebody imports, or widens what is there.
   *
   * @param wanted with its types; those under {@code name} are entered into {@code substitution}
   * @return the key
   * @throws LinkException if it cannot be merged with what was imported before
   */
  public String add(String name, Wanted wanted, Substitution substitution, boolean explicit) {
    var found = find(name);
    found.ifPresentOrElse(
        key -> merge(key, name, wanted, substitution),
        () ->
            entries.put(
                name,
                new Entry(
                    name,
                    explicit,
                    wanted.attributes(),
                    new HashMap<>(),
                    introduce(name, wanted, substitution))));
    String key = found.orElse(name);
    entries.get(key).write(wanted.type(), wanted.written().written(name));
    wanted
        .written()
        .uses()
        .forEach((place, from) -> {
          if (place.importName().equals(name)) {
            uses.putIfAbsent(new TypeUses.Place(key, place.export()), from);
          }
        });
    return key;
  }

  /**
   * An import of a part.
   *
   * @param resources those that the part's imports introduce
   * @param written how the part's imports were written
   */
  public record Wanted(
      ExternDesc type,
      List<ResourcePath> resources,
      TypeUses written,
      List<NameAttributes.Attribute> attributes) {}

  private static ExternDesc introduce(String name, Wanted wanted, Substitution substitution) {
    for (var path : wanted.resources()) {
      if (path.path().getFirst().equals(name)) {
        substitution.bind(path.resource(), new ResourceType(-1, path.path().getLast()));
      }
    }
    return substitution.apply(wanted.type());
  }

  private void merge(String key, String name, Wanted wanted, Substitution substitution) {
    var entry = entries.get(key);
    var before = entry.type;
    if (before instanceof ExternDesc.OfInstance(var old)
        && wanted.type() instanceof ExternDesc.OfInstance(var more)) {
      entry.type = new ExternDesc.OfInstance(merge(name, old, more, wanted, substitution));
    } else {
      supply(name, before, wanted.type(), wanted.resources(), substitution);
    }
    if (isLater(name, entry.name)) {
      entry.name = name;
    }
  }

  private static InstanceType merge(
      String name, InstanceType old, InstanceType more, Wanted wanted, Substitution substitution) {
    var common = new LinkedHashMap<String, ExternDesc>();
    more.exports()
        .forEach((export, type) -> {
          if (old.exports().containsKey(export)) {
            common.put(export, type);
          }
        });
    var known = new ArrayList<ResourcePath>();
    for (var path : wanted.resources()) {
      if (path.path().getFirst().equals(name)) {
        if (path.path().size() > 1 && common.containsKey(path.path().get(1))) {
          known.add(path);
        } else {
          substitution.bind(path.resource(), new ResourceType(-1, path.path().getLast()));
        }
      }
    }
    supply(
        name,
        new ExternDesc.OfInstance(old),
        new ExternDesc.OfInstance(new InstanceType(common, more.resources())),
        known,
        substitution);
    var exports = new LinkedHashMap<>(old.exports());
    more.exports()
        .forEach((export, type) -> {
          if (!exports.containsKey(export)) {
            exports.put(export, substitution.apply(type));
          }
        });
    return new InstanceType(exports, List.of());
  }

  private static void supply(
      String name,
      ExternDesc actual,
      ExternDesc expected,
      List<ResourcePath> resources,
      Substitution substitution) {
    TypeMatching.supply(name, actual, expected, resources, substitution)
        .ifPresent(reason -> {
          throw new LinkException(
              LinkException.Kind.TYPE,
              "two parts import `" + name + "` with types that do not go together",
              List.of(new LinkException.Fact("reason", reason)),
              List.of());
        });
  }

  private static boolean isLater(String name, String than) {
    var one = interfaceName(name).flatMap(InterfaceName::version);
    var other = interfaceName(than).flatMap(InterfaceName::version);
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0;
  }

  /** The name of an interface with a version; others serve only themselves. */
  private static Optional<InterfaceName> interfaceName(String name) {
    return name.indexOf('@') >= 0
            && ExternName.parse(name) instanceof ExternName.Interface(var parsed)
        ? Optional.of(parsed)
        : Optional.empty();
  }
}
