package dev.wharf.wit;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A resolution as JSON, in the form that other WIT tools use: lists of worlds, interfaces, types
 * and packages that refer to each other by index.
 */
public final class WitJson {
  private final JsonText json = new JsonText(false);

  private WitJson() {}

  /** The text, without a line end behind it. */
  public static String print(Resolution resolution) {
    var printer = new WitJson();
    printer.resolution(resolution);
    return printer.json.toString();
  }

  private void resolution(Resolution resolution) {
    json.open('{');
    array("worlds", resolution.worlds(), this::world);
    array("interfaces", resolution.interfaces(), this::interfaceOf);
    array("types", resolution.types(), this::type);
    array("packages", resolution.packages(), this::pkg);
    json.close('}');
  }

  private interface Printer<T> {
    void print(T value);
  }

  private <T> void array(String key, List<T> values, Printer<T> printer) {
    json.key(key).open('[');
    for (T value : values) {
      json.next();
      printer.print(value);
    }
    json.close(']');
  }

  private <T> void map(String key, SequencedMap<String, T> values, Printer<T> printer) {
    json.key(key).open('{');
    values.forEach((name, value) -> {
      json.key(name);
      printer.print(value);
    });
    json.close('}');
  }

  private void world(World world) {
    json.open('{').key("name").string(world.name());
    items("imports", world.imports());
    items("exports", world.exports());
    json.key("package").number(world.pkg());
    docs(world.docs());
    stability(world.stability());
    json.close('}');
  }

  private void items(String key, SequencedMap<WorldKey, WorldItem> items) {
    json.key(key).open('{');
    items.forEach((name, item) -> {
      json.key(
          switch (name) {
            case WorldKey.Named(String text) -> text;
            case WorldKey.OfInterface(int id) -> "interface-" + id;
          });
      item(item);
    });
    json.close('}');
  }

  private void item(WorldItem item) {
    json.open('{');
    switch (item) {
      case WorldItem.OfInterface each -> {
        json.key("interface").open('{').key("id").number(each.id());
        stability(each.stability());
        externalId(each.externalId());
        docs(each.docs());
        json.close('}');
      }
      case WorldItem.OfFunction(Function function) -> {
        json.key("function");
        function(function);
      }
      case WorldItem.OfType(int id, _) -> json.key("type").number(id);
    }
    json.close('}');
  }

  private void interfaceOf(Interface each) {
    json.open('{').key("name");
    each.name().ifPresentOrElse(json::string, json::nothing);
    map("types", each.types(), id -> json.number(id));
    map("functions", each.functions(), this::function);
    docs(each.docs());
    stability(each.stability());
    json.key("package").number(each.pkg());
    each.cloneOf().ifPresent(id -> json.key("clone_of").number(id));
    json.close('}');
  }

  private void function(Function function) {
    json.open('{').key("name").string(function.name()).key("kind");
    functionKind(function.kind());
    array(
        "params",
        function.params(),
        param -> {
          json.open('{').key("name").string(param.name()).key("type");
          use(param.type());
          json.close('}');
        });
    function
        .result()
        .ifPresent(type -> {
          json.key("result");
          use(type);
        });
    docs(function.docs());
    stability(function.stability());
    externalId(function.externalId());
    json.close('}');
  }

  private void functionKind(FunctionKind kind) {
    switch (kind) {
      case FunctionKind.Freestanding(boolean isAsync) ->
          json.string(isAsync ? "async-freestanding" : "freestanding");
      case FunctionKind.Method(int resource, boolean isAsync) ->
          tagged(isAsync ? "async-method" : "method", resource);
      case FunctionKind.Static(int resource, boolean isAsync) ->
          tagged(isAsync ? "async-static" : "static", resource);
      case FunctionKind.Constructor(int resource) -> tagged("constructor", resource);
    }
  }

  private void tagged(String tag, int id) {
    json.open('{').key(tag).number(id).close('}');
  }

  private void type(TypeDef type) {
    json.open('{').key("name");
    type.name().ifPresentOrElse(json::string, json::nothing);
    json.key("kind");
    if (type.kind() instanceof TypeKind.Resource) {
      json.string("resource");
    } else {
      json.open('{');
      kind(type.kind());
      json.close('}');
    }
    json.key("owner");
    switch (type.owner()) {
      case Owner.OfWorld(int id) -> tagged("world", id);
      case Owner.OfInterface(int id) -> tagged("interface", id);
      case Owner.Nobody _ -> json.nothing();
    }
    docs(type.docs());
    stability(type.stability());
    externalId(type.externalId());
    json.close('}');
  }

  private void kind(TypeKind kind) {
    switch (kind) {
      case TypeKind.Alias(var type) -> member("type", type);
      case TypeKind.Option(var type) -> member("option", type);
      case TypeKind.ListOf(var type) -> member("list", type);
      case TypeKind.Future(var type) -> member("future", type);
      case TypeKind.Stream(var type) -> member("stream", type);
      case TypeKind.FixedList(var type, long length) -> {
        json.key("fixed-length-list").open('[').next();
        use(type);
        json.next().number(length).close(']');
      }
      case TypeKind.MapOf(var key, var value) -> {
        json.key("map").open('[').next();
        use(key);
        json.next();
        use(value);
        json.close(']');
      }
      case TypeKind.Result(var ok, var err) -> {
        json.key("result").open('{');
        member("ok", ok);
        member("err", err);
        json.close('}');
      }
      case TypeKind.Tuple(var types) -> {
        json.key("tuple").open('{');
        array("types", types, this::use);
        json.close('}');
      }
      case TypeKind.Record(var fields) -> {
        json.key("record").open('{');
        array("fields", fields, this::field);
        json.close('}');
      }
      case TypeKind.Variant(var cases) -> {
        json.key("variant").open('{');
        array("cases", cases, this::variantCase);
        json.close('}');
      }
      case TypeKind.Enum(var cases) -> {
        json.key("enum").open('{');
        array("cases", cases, this::label);
        json.close('}');
      }
      case TypeKind.Flags(var flags) -> {
        json.key("flags").open('{');
        array("flags", flags, this::label);
        json.close('}');
      }
      case TypeKind.Own(int id) -> {
        json.key("handle");
        tagged("own", id);
      }
      case TypeKind.Borrow(int id) -> {
        json.key("handle");
        tagged("borrow", id);
      }
      case TypeKind.Resource _ -> {}
    }
  }

  private void field(TypeKind.Field field) {
    json.open('{').key("name").string(field.name());
    member("type", field.type());
    docs(field.docs());
    json.close('}');
  }

  private void variantCase(TypeKind.Case each) {
    json.open('{').key("name").string(each.name());
    member("type", each.type());
    docs(each.docs());
    json.close('}');
  }

  private void label(TypeKind.Label label) {
    json.open('{').key("name").string(label.name());
    docs(label.docs());
    json.close('}');
  }

  private void member(String key, Type type) {
    json.key(key);
    use(type);
  }

  private void member(String key, Optional<Type> type) {
    json.key(key);
    type.ifPresentOrElse(this::use, json::nothing);
  }

  private void use(Type type) {
    switch (type) {
      case Primitive primitive -> json.string(primitive.keyword());
      case Type.Ref(int id) -> json.number(id);
    }
  }

  private void pkg(Package pkg) {
    json.open('{').key("name").string(pkg.name().toString());
    docs(pkg.docs());
    map("interfaces", pkg.interfaces(), id -> json.number(id));
    map("worlds", pkg.worlds(), id -> json.number(id));
    json.close('}');
  }

  private void docs(Optional<String> docs) {
    docs.ifPresent(text -> json.key("docs").open('{').key("contents").string(text).close('}'));
  }

  private void externalId(Optional<String> id) {
    id.ifPresent(text -> json.key("external_id").string(text));
  }

  private void stability(Stability stability) {
    json.stability(stability);
  }
}
