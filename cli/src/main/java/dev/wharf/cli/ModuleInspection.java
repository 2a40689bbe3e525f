package dev.wharf.cli;

import dev.wharf.cli.Inspection.Nested;
import dev.wharf.cli.Inspection.Offer;
import dev.wharf.cli.Inspection.Signature;
import dev.wharf.cli.Inspection.Want;
import dev.wharf.component.wrap.CoreWorld;
import dev.wharf.wasi.preview1.Preview1;
import dev.wharf.wasm.WasmException;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.validate.ValidModule;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.WitDecoder;
import dev.wharf.wit.WitText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks into core modules. */
final class ModuleInspection {
  private final GuestFile file;
  private final ValidModule valid;
  private final Module module;

  private ModuleInspection(GuestFile file, ValidModule valid) {
    this.file = file;
    this.valid = valid;
    this.module = valid.module();
  }

  static Inspection of(GuestFile file, ValidModule valid) {
    return new ModuleInspection(file, valid).inspect();
  }

  private Inspection inspect() {
    var wants = wants();
    var bytes = module.bytes();
    String digest = NestedParts.sha256(bytes);
    var sections = FileSection.of(bytes, false);
    return new Inspection(
        "core module",
        file.name(),
        bytes.length(),
        digest,
        world(),
        Optional.empty(),
        wants.stream().anyMatch(each -> each.name().equals(Preview1.MODULE))
            ? List.of("preview 1")
            : List.of(),
        wants,
        offers(),
        sections,
        List.of(
            new Nested(
                "", "core module", bytes.length(), digest, NestedParts.memories(module), sections)),
        Producers.of(NestedParts.producers(module)),
        grant(wants));
  }

  /** The world that the module was made for, if it tells one. */
  private Optional<String> world() {
    if (module.customs().stream().noneMatch(each -> each.name().startsWith(CoreWorld.SECTION))) {
      return Optional.empty();
    }
    try {
      var wit = WitDecoder.decodeModule(module);
      return Optional.of(WitText.print(wit, wit.main(), true));
    } catch (WasmException | InvalidWitException _) {
      return Optional.empty();
    }
  }

  private record Group(String module, Capability capability) {}

  private List<Want> wants() {
    var groups = new LinkedHashMap<Group, List<Signature>>();
    int funcs = 0;
    for (var each : module.imports()) {
      String type =
          each.desc() instanceof Import.OfFunc
              ? valid.funcType(funcs++).toString()
              : kind(each.desc());
      groups
          .computeIfAbsent(new Group(each.module(), capability(each)), _ -> new ArrayList<>())
          .add(new Signature(each.name(), type));
    }
    return groups.entrySet().stream()
        .map(entry -> want(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Want::capability))
        .toList();
  }

  private static Capability capability(Import each) {
    if (each.module().equals(Preview1.MODULE)) {
      return Preview1.methods().containsKey(each.name())
          ? Capability.ofPreview1(each.name())
          : Capability.MISSING;
    }
    boolean threads =
        each.module().equals("wasi") && each.name().equals("thread-spawn")
            || each.desc() instanceof Import.OfMemory(var type) && type.shared();
    return threads ? Capability.BASICS : Capability.MISSING;
  }

  private static Want want(Group group, List<Signature> functions) {
    boolean missing = group.capability() == Capability.MISSING;
    return new Want(
        group.module(),
        group.capability(),
        missing
            ? List.of("--preload " + CommandWords.quoted(group.module() + "=FILE"))
            : group.capability().flags(),
        missing ? Optional.of("no such import is offered") : Optional.empty(),
        functions);
  }

  private static String kind(Import.Desc desc) {
    return switch (desc) {
      case Import.OfFunc _ -> "func";
      case Import.OfTable _ -> "table";
      case Import.OfMemory _ -> "memory";
      case Import.OfGlobal _ -> "global";
      case Import.OfTag _ -> "tag";
    };
  }

  private List<Offer> offers() {
    return module.exports().stream()
        .map(each -> new Offer(each.name(), Optional.of(type(each)), List.of()))
        .toList();
  }

  private String type(Export each) {
    return switch (each.kind()) {
      case FUNC -> "func " + valid.funcType(each.index());
      case TABLE, MEMORY, GLOBAL, TAG -> each.kind().name().toLowerCase(Locale.ROOT);
    };
  }

  private Optional<String> grant(List<Want> wants) {
    var functions =
        module.exports().stream().filter(each -> each.kind() == Export.Kind.FUNC).toList();
    var names = functions.stream().map(Export::name).toList();
    if (names.contains("_start") || names.contains("_initialize")) {
      return Optional.of(CommandWords.of("wharf run", wants, file.name()));
    }
    return functions.stream()
        .findFirst()
        .map(each ->
            CommandWords.of(
                    "wharf run --invoke " + CommandWords.quoted(each.name()), wants, file.name())
                + " ARG".repeat(valid.funcType(each.index()).params().size()));
  }
}
