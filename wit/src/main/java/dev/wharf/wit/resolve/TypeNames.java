package dev.wharf.wit.resolve;

import dev.wharf.component.name.Label;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Primitive;
import dev.wharf.wit.Span;
import dev.wharf.wit.Spelling;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** The names inside one interface or world, in the order in which they were given a meaning. */
final class TypeNames {
  private static final Map<String, String> FORMERLY =
      Map.of("float32", "f32", "float64", "f64", "unit", "tuple<>", "int", "s32", "usize", "u32");

  /** What a name means. */
  sealed interface Meaning {
    record OfType(int id) implements Meaning {}

    record OfFunction() implements Meaning {}

    /** Its declaration is wrong, which was told. */
    record Broken() implements Meaning {}
  }

  private record Entry(Meaning meaning, Span span) {}

  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();

  /** Names that differ only in case are the same to a component. */
  private final Map<String, Span> keys = new HashMap<>();

  void define(Name name, Meaning meaning) {
    Span earlier = keys.putIfAbsent(Label.uniquenessKey(name.text()), name.span());
    if (earlier != null) {
      throw twice(name, earlier);
    }
    entries.put(name.text(), new Entry(meaning, name.span()));
  }

  static InvalidWitException twice(Name name, Span earlier) {
    return WitProblem.meaning(name.span(), "the name `" + name.text() + "` is taken already")
        .withHelp("it is declared at " + earlier.place())
        .asException();
  }

  /** Types only. */
  SequencedMap<String, Integer> types() {
    var types = new LinkedHashMap<String, Integer>();
    entries.forEach((name, entry) -> {
      if (entry.meaning() instanceof Meaning.OfType(int id)) {
        types.put(name, id);
      }
    });
    return types;
  }

  Span span(String name) {
    return entries.get(name).span();
  }

  /** Every name, whatever it means. */
  Set<String> all() {
    return entries.keySet();
  }

  /** The type of that name. */
  int type(Name name) {
    var entry = entries.get(name.text());
    if (entry == null) {
      throw unknownType(name, entries.keySet());
    }
    return switch (entry.meaning()) {
      case Meaning.OfType(int id) -> id;
      case Meaning.OfFunction _ ->
          throw WitProblem.meaning(name.span(), "`" + name.text() + "` is a function, not a type")
              .asException();
      case Meaning.Broken _ -> throw new Problems.Told();
    };
  }

  static InvalidWitException unknownType(Name name, Iterable<String> known) {
    var words = new ArrayList<String>();
    known.forEach(words::add);
    for (var primitive : Primitive.values()) {
      words.add(primitive.keyword());
    }
    String former = FORMERLY.get(name.text());
    var problem = WitProblem.meaning(name.span(), "there is no type `" + name.text() + "` here");
    return (former != null
            ? problem.withHelp("write `" + former + "`")
            : Spelling.nearest(name.text(), words)
                .map(near -> problem.withHelp("did you mean `" + near + "`?"))
                .orElse(
                    problem.withHelp(
                        "declare it, or take it from an interface: `use interface.{"
                            + name.text()
                            + "};`")))
        .asException();
  }
}
