package dev.wharf.cli;

import dev.wharf.cli.Inspection.MemorySize;
import dev.wharf.cli.Inspection.Nested;
import dev.wharf.cli.Inspection.Offer;
import dev.wharf.cli.Inspection.Signature;
import dev.wharf.cli.Inspection.Want;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** An inspection for programs. {@code inspect.md} tells what each member means. */
final class InspectionJson {
  /** Grows when a member changes its meaning or goes; not when one comes. */
  private static final int SCHEMA = 1;

  private InspectionJson() {}

  static String print(Inspection inspection) {
    var members = new HashMap<String, JsonValue>();
    members.put("schema", new JsonValue.Number(SCHEMA));
    members.put("kind", text(inspection.kind()));
    members.put("file", text(inspection.file()));
    members.put("size", new JsonValue.Number(inspection.size()));
    members.put("sha256", text(inspection.sha256()));
    inspection.wit().ifPresent(wit -> members.put("wit", text(wit)));
    inspection.fit().ifPresent(fit -> members.put("fit", fit(fit)));
    members.put("wasi", JsonValue.texts(inspection.wasi()));
    members.put("imports", list(inspection.wants(), InspectionJson::want));
    members.put("exports", list(inspection.exports(), InspectionJson::offer));
    members.put("sections", list(inspection.sections(), InspectionJson::section));
    members.put("inside", list(inspection.nested(), InspectionJson::nested));
    var producers = new HashMap<String, JsonValue>();
    inspection
        .producers()
        .fields()
        .forEach((field, values) -> producers.put(field, JsonValue.texts(List.copyOf(values))));
    members.put("producers", new JsonValue.Members(producers));
    inspection.grant().ifPresent(grant -> members.put("grant", text(grant)));
    return new JsonValue.Members(members).print();
  }

  private static JsonValue fit(WorldFit fit) {
    var members = new HashMap<String, JsonValue>();
    members.put("world", text(fit.world()));
    members.put("fits", new JsonValue.Flag(fit.reason().isEmpty()));
    fit.reason().ifPresent(reason -> members.put("reason", text(reason)));
    return new JsonValue.Members(members);
  }

  private static JsonValue want(Want want) {
    var members = new HashMap<String, JsonValue>();
    members.put("name", text(want.name()));
    members.put("capability", text(want.capability().name().toLowerCase(Locale.ROOT)));
    members.put("flags", JsonValue.texts(want.flags()));
    members.put("functions", list(want.functions(), InspectionJson::signature));
    want.reason().ifPresent(reason -> members.put("reason", text(reason)));
    return new JsonValue.Members(members);
  }

  private static JsonValue offer(Offer offer) {
    var members = new HashMap<String, JsonValue>();
    members.put("name", text(offer.name()));
    offer.type().ifPresent(type -> members.put("type", text(type)));
    members.put("functions", list(offer.functions(), InspectionJson::signature));
    return new JsonValue.Members(members);
  }

  private static JsonValue signature(Signature signature) {
    return new JsonValue.Members(
        Map.of("name", text(signature.name()), "type", text(signature.type())));
  }

  private static JsonValue section(FileSection section) {
    return new JsonValue.Members(
        Map.of("name", text(section.name()), "size", new JsonValue.Number(section.size())));
  }

  private static JsonValue nested(Nested nested) {
    return new JsonValue.Members(
        Map.of(
            "path", text(nested.path()),
            "kind", text(nested.kind()),
            "size", new JsonValue.Number(nested.size()),
            "sha256", text(nested.sha256()),
            "memories", list(nested.memories(), InspectionJson::memory),
            "sections", list(nested.sections(), InspectionJson::section)));
  }

  private static JsonValue memory(MemorySize memory) {
    var members = new HashMap<String, JsonValue>();
    members.put("min", new JsonValue.Number(memory.min()));
    memory.max().ifPresent(max -> members.put("max", new JsonValue.Number(max)));
    return new JsonValue.Members(members);
  }

  private static JsonValue text(String value) {
    return new JsonValue.Text(value);
  }

  private static <T> JsonValue list(List<T> values, Function<T, JsonValue> form) {
    return new JsonValue.Elements(values.stream().map(form).toList());
  }
}
