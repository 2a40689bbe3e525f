package dev.wharf.wit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Writes a resolved package as WIT again, in canonical form. */
public final class WitText {
  private final Resolution resolution;
  private final int pkg;
  private final boolean docs;
  private final TypeText types;
  private final StringBuilder out = new StringBuilder();

  private WitText(Resolution resolution, int pkg, boolean docs) {
    this.resolution = resolution;
    this.pkg = pkg;
    this.docs = docs;
    this.types = new TypeText(resolution, pkg);
  }

  /**
   * One package with what its gates let through; worlds show what they need too.
   *
   * @param pkg index into {@link Resolution#packages}
   * @param docs whether to write comments
   */
  public static String print(Resolution resolution, int pkg, boolean docs) {
    return format(header(resolution, pkg, docs, ";\n").body());
  }

  /** The main package, and behind it, nested, those that it needs. */
  public static String printWhole(Resolution resolution, boolean docs) {
    var out = new StringBuilder(header(resolution, resolution.main(), docs, ";\n").body());
    for (int pkg = 0; pkg < resolution.packages().size(); pkg++) {
      if (pkg != resolution.main()) {
        out.append('\n').append(header(resolution, pkg, docs, " {\n").body()).append("}\n");
      }
    }
    return format(out.toString());
  }

  /**
   * The type of a function as it is written behind its name, such as {@code func(a: u32) -> bool}.
   *
   * @param pkg the package that it is written in, which tells how types are named
   */
  public static String signature(Resolution resolution, int pkg, Function function) {
    return new TypeText(resolution, pkg).signature(function);
  }

  private static String format(String text) {
    return WitPrinter.print(WitParser.parse(SourceText.of("", text)));
  }

  private static WitText header(Resolution resolution, int pkg, boolean docs, String end) {
    var text = new WitText(resolution, pkg, docs);
    var each = resolution.packages().get(pkg);
    text.docs(each.docs());
    var name = each.name();
    text.out.append("package ").append(TypeText.escape(name.namespace())).append(':');
    text.out.append(TypeText.escape(name.name()));
    name.version().ifPresent(version -> text.out.append('@').append(version));
    text.out.append(end);
    return text;
  }

  private String body() {
    var pkg = resolution.packages().get(this.pkg);
    pkg.interfaces()
        .forEach((label, id) -> {
          var each = resolution.interfaces().get(id);
          notes(each.docs(), each.stability(), Optional.empty());
          out.append("interface ").append(TypeText.escape(label)).append(" {\n");
          members(each);
          out.append("}\n");
        });
    pkg.worlds()
        .forEach((label, id) -> {
          var each = resolution.worlds().get(id);
          notes(each.docs(), each.stability(), Optional.empty());
          out.append("world ").append(TypeText.escape(label)).append(" {\n");
          world(each);
          out.append("}\n");
        });
    return out.toString();
  }

  private void members(Interface each) {
    types(each.types(), each.functions().values());
    for (var function : each.functions().values()) {
      if (function.kind() instanceof FunctionKind.Freestanding) {
        functionNotes(function);
        out.append(TypeText.escape(function.name())).append(": ");
        out.append(types.signature(function)).append(";\n\n");
      }
    }
  }

  private void world(World world) {
    var declared = new LinkedHashMap<String, Integer>();
    var functions = new ArrayList<Function>();
    world
        .imports()
        .forEach((key, item) -> {
          switch (item) {
            case WorldItem.OfInterface each -> extern("import", key, each);
            case WorldItem.OfFunction(Function function) -> functions.add(function);
            case WorldItem.OfType(int id, _) -> declared.put(resolution.name(key), id);
          }
        });
    types(declared, functions);
    for (var function : functions) {
      if (function.kind() instanceof FunctionKind.Freestanding) {
        extern("import", function);
      }
    }
    out.append('\n');
    world
        .exports()
        .forEach((key, item) -> {
          switch (item) {
            case WorldItem.OfInterface each -> extern("export", key, each);
            case WorldItem.OfFunction(Function function) -> extern("export", function);
            case WorldItem.OfType _ -> {}
          }
        });
  }

  private void extern(String verb, Function function) {
    functionNotes(function);
    out.append(verb).append(' ').append(TypeText.escape(function.name())).append(": ");
    out.append(types.signature(function)).append(";\n");
  }

  private void extern(String verb, WorldKey key, WorldItem.OfInterface item) {
    var target = resolution.interfaces().get(item.id());
    notes(item.docs().or(() -> inlineDocs(target)), item.stability(), item.externalId());
    out.append(verb).append(' ');
    if (key instanceof WorldKey.Named(String name)) {
      out.append(TypeText.escape(name)).append(": ");
    }
    if (target.name().isPresent()) {
      out.append(types.path(item.id())).append(";\n");
    } else {
      out.append("interface {\n");
      members(target);
      out.append("}\n");
    }
  }

  private static Optional<String> inlineDocs(Interface target) {
    return target.name().isPresent() ? Optional.empty() : target.docs();
  }

  /** Types by name; those taken from one interface with one declaration. */
  private void types(SequencedMap<String, Integer> named, Collection<Function> functions) {
    var taken = new ArrayList<Map.Entry<String, Integer>>();
    for (var entry : named.entrySet()) {
      var from = types.takenFrom(entry.getValue());
      if (from.isEmpty() || !taken.isEmpty() && !together(taken.get(0), entry)) {
        use(taken);
      }
      if (from.isPresent()) {
        taken.add(entry);
      } else {
        declare(entry.getKey(), entry.getValue(), functions);
      }
    }
    use(taken);
  }

  private boolean together(Map.Entry<String, Integer> a, Map.Entry<String, Integer> b) {
    return types.takenFrom(a.getValue()).equals(types.takenFrom(b.getValue()))
        && type(a.getValue()).stability().equals(type(b.getValue()).stability())
        && type(a.getValue()).externalId().equals(type(b.getValue()).externalId());
  }

  private TypeDef type(int id) {
    return resolution.types().get(id);
  }

  private void use(List<Map.Entry<String, Integer>> taken) {
    if (taken.isEmpty()) {
      return;
    }
    int first = taken.get(0).getValue();
    notes(Optional.empty(), type(first).stability(), type(first).externalId());
    out.append("use ").append(types.path(types.takenFrom(first).orElseThrow())).append(".{");
    out.append(
        taken.stream()
            .map(entry -> types.renaming(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", ")));
    out.append("};\n\n");
    taken.clear();
  }

  private void declare(String name, int id, Collection<Function> functions) {
    var type = type(id);
    notes(type.docs(), type.stability(), type.externalId());
    String label = TypeText.escape(name);
    switch (type.kind()) {
      case TypeKind.Record(var fields) -> {
        out.append("record ").append(label).append(" {\n");
        for (var field : fields) {
          docs(field.docs());
          out.append(TypeText.escape(field.name())).append(": ");
          out.append(types.use(field.type())).append(",\n");
        }
        out.append("}\n\n");
      }
      case TypeKind.Variant(var cases) -> {
        out.append("variant ").append(label).append(" {\n");
        for (var each : cases) {
          docs(each.docs());
          out.append(TypeText.escape(each.name()));
          each.type().ifPresent(payload -> out.append('(').append(types.use(payload)).append(')'));
          out.append(",\n");
        }
        out.append("}\n\n");
      }
      case TypeKind.Enum(var cases) -> labels("enum", label, cases);
      case TypeKind.Flags(var flags) -> labels("flags", label, flags);
      case TypeKind.Resource _ -> resource(label, id, functions);
      default ->
          out.append("type ")
              .append(label)
              .append(" = ")
              .append(types.kind(type.kind()))
              .append(";\n\n");
    }
  }

  private void labels(String keyword, String name, List<TypeKind.Label> labels) {
    out.append(keyword).append(' ').append(name).append(" {\n");
    for (var each : labels) {
      docs(each.docs());
      out.append(TypeText.escape(each.name())).append(",\n");
    }
    out.append("}\n\n");
  }

  private void resource(String name, int id, Collection<Function> functions) {
    out.append("resource ").append(name);
    var own =
        functions.stream()
            .filter(each -> each.kind().owner().isPresent() && each.kind().owner().getAsInt() == id)
            .toList();
    if (own.isEmpty()) {
      out.append(";\n\n");
      return;
    }
    out.append(" {\n");
    for (var function : own) {
      functionNotes(function);
      if (!(function.kind() instanceof FunctionKind.Constructor)) {
        String full = function.name();
        out.append(TypeText.escape(full.substring(full.indexOf('.') + 1))).append(": ");
      }
      out.append(types.signature(function)).append(";\n");
    }
    out.append("}\n\n");
  }

  private void functionNotes(Function function) {
    notes(function.docs(), function.stability(), function.externalId());
  }

  private void notes(Optional<String> text, Stability stability, Optional<String> externalId) {
    docs(text);
    switch (stability) {
      case Stability.Unknown _ -> {}
      case Stability.Stable(var since, var deprecated) -> {
        out.append("@since(version = ").append(since).append(")\n");
        deprecated.ifPresent(at -> out.append("@deprecated(version = ").append(at).append(")\n"));
      }
      case Stability.Unstable(var feature, var deprecated) -> {
        out.append("@unstable(feature = ").append(TypeText.escape(feature)).append(")\n");
        deprecated.ifPresent(at -> out.append("@deprecated(version = ").append(at).append(")\n"));
      }
    }
    externalId.ifPresent(
        id -> out.append("@external-id(").append(StringLiteral.print(id)).append(")\n"));
  }

  private void docs(Optional<String> text) {
    if (docs && text.isPresent()) {
      for (String line : text.get().split("\n", -1)) {
        out.append("///").append(line.isEmpty() ? "" : " ").append(line).append('\n');
      }
    }
  }
}
