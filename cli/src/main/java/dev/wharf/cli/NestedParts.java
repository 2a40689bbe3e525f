package dev.wharf.cli;

import dev.wharf.cli.Inspection.MemorySize;
import dev.wharf.cli.Inspection.Nested;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Definition;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.CustomSection;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.MemoryType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The modules and components in a component, at every depth, and what all of them note. */
final class NestedParts {
  private final List<Nested> parts = new ArrayList<>();
  private final List<CodeRange> producers = new ArrayList<>();

  private NestedParts() {}

  static NestedParts of(Component component) {
    var nested = new NestedParts();
    nested.inside(component, "");
    return nested;
  }

  List<Nested> parts() {
    return parts;
  }

  /** Contents of the sections that tell who made the parts, the component itself first. */
  List<CodeRange> producers() {
    return producers;
  }

  private void inside(Component component, String path) {
    component.customs().stream()
        .filter(each -> each.name().equals(Producers.SECTION))
        .forEach(each -> producers.add(each.bytes()));
    int modules = 0;
    int components = 0;
    for (var definition : component.definitions()) {
      if (definition instanceof Definition.CoreModule(var module, _)) {
        parts.add(part(path + modules++, "core module", module.bytes(), false, memories(module)));
        producers.addAll(producers(module));
      } else if (definition instanceof Definition.NestedComponent(var inner, _)) {
        String name = path + components++;
        parts.add(part(name, "component", inner.bytes(), true, List.of()));
        inside(inner, name + "/");
      }
    }
  }

  /** The same of one module. */
  static List<CodeRange> producers(Module module) {
    return module.customs().stream()
        .filter(each -> each.name().equals(Producers.SECTION))
        .map(CustomSection::bytes)
        .toList();
  }

  private static Nested part(
      String path, String kind, CodeRange bytes, boolean component, List<MemorySize> memories) {
    return new Nested(
        path, kind, bytes.length(), sha256(bytes), memories, FileSection.of(bytes, component));
  }

  /** The memories that a module brings along. */
  static List<MemorySize> memories(Module module) {
    return module.memories().stream().map(NestedParts::size).toList();
  }

  private static MemorySize size(MemoryType type) {
    long page = 1L << type.pageSizeLog2();
    var max = type.bounds().max();
    // A 32-bit memory ends at 4 GiB whether that is said or not.
    Optional<Long> most =
        max.isPresent()
            ? Optional.of(saturated(max.getAsLong(), page))
            : type.address() == AddressType.I32 ? Optional.of(1L << 32) : Optional.empty();
    return new MemorySize(saturated(type.bounds().min(), page), most);
  }

  private static long saturated(long pages, long page) {
    return Long.compareUnsigned(pages, Long.MAX_VALUE / page) > 0 ? Long.MAX_VALUE : pages * page;
  }

  static String sha256(CodeRange range) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(range.bytes(), range.start(), range.length());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
