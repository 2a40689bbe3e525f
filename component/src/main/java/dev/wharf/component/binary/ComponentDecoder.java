package dev.wharf.component.binary;

import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Definition;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.module.CodeRange;
import java.util.ArrayList;
import java.util.List;

/** From bytes to a component. Binary format, component definitions. */
public final class ComponentDecoder {
  /** How deep components may nest in components, and type declarators in each other. */
  static final int MAX_DEPTH = 100;

  private static final int MAGIC = 0x6D736100;
  private static final int VERSION_AND_LAYER = 0x0001000d;

  private final ByteReader in;
  private final int start;
  private final int depth;
  private final List<Definition> definitions = new ArrayList<>();
  private final List<Component.Custom> customs = new ArrayList<>();

  private ComponentDecoder(ByteReader in, int depth) {
    this.in = in;
    this.start = in.position();
    this.depth = depth;
  }

  /**
   * Decodes the component and what is nested in it, core modules included; nothing is copied.
   *
   * @throws MalformedException with the byte offset of the fault
   */
  public static Component decode(byte[] bytes) {
    return new ComponentDecoder(new ByteReader(bytes, 0, bytes.length), 0).component();
  }

  /** Whether the bytes begin as those of a component do, rather than as those of a core module. */
  public static boolean isComponent(byte[] bytes) {
    if (bytes.length < 8) {
      return false;
    }
    var in = new ByteReader(bytes, 0, 8);
    return in.fixed32() == MAGIC && in.fixed32() >>> 16 == VERSION_AND_LAYER >>> 16;
  }

  private Component component() {
    int at = in.position();
    if (in.remaining() < 4) {
      throw new MalformedException("unexpected end-of-file", in.end());
    }
    if (in.fixed32() != MAGIC) {
      throw new MalformedException("magic header not detected", at);
    }
    if (in.remaining() < 4) {
      throw new MalformedException("unexpected end-of-file", in.end());
    }
    if (in.fixed32() != VERSION_AND_LAYER) {
      throw new MalformedException(
          "unknown binary version: expected a version header for a component", at + 4);
    }
    while (in.hasNext()) {
      section();
    }
    return new Component(definitions, customs, new CodeRange(in.bytes(), start, in.end()));
  }

  private void section() {
    int at = in.position();
    int id = in.u8();
    if (id > 12) {
      throw new MalformedException("malformed section id: " + id, at);
    }
    int size = in.u32();
    if (Integer.compareUnsigned(size, in.remaining()) > 0) {
      throw new MalformedException("unexpected end-of-file: section reaches past the end", at);
    }
    var section = new ByteReader(in.bytes(), in.position(), in.position() + size);
    in.skipTo(section.end());
    switch (id) {
      case 0 -> custom(section);
      case 1 -> module(section, at);
      case 4 -> nested(section, at);
      case 9, 12 -> throw new MalformedException("values are not supported yet", at);
      default -> {
        vector(id, section);
        if (section.hasNext()) {
          throw new MalformedException(
              "section size mismatch: unexpected data at the end of the section",
              section.position());
        }
      }
    }
  }

  private void custom(ByteReader section) {
    var name = section.name();
    if (customs.size() == Limits.CUSTOM_SECTIONS) {
      throw new MalformedException(
          "too many custom sections: the limit is " + Limits.CUSTOM_SECTIONS, section.position());
    }
    var content = new CodeRange(section.bytes(), section.position(), section.end());
    customs.add(new Component.Custom(name, content, definitions.size()));
  }

  private void module(ByteReader section, int at) {
    var range = new CodeRange(section.bytes(), section.position(), section.end());
    definitions.add(new Definition.CoreModule(ModuleDecoder.decode(range), at));
  }

  private void nested(ByteReader section, int at) {
    if (depth == MAX_DEPTH) {
      throw new MalformedException("components nested more than " + MAX_DEPTH + " deep", at);
    }
    definitions.add(
        new Definition.NestedComponent(new ComponentDecoder(section, depth + 1).component(), at));
  }

  private void vector(int id, ByteReader section) {
    var types = new TypeDecoder(section);
    int count = section.count();
    for (int i = 0; i < count; i++) {
      definitions.add(
          switch (id) {
            case 2 -> InstanceDecoder.coreInstance(section);
            case 3 -> CoreTypeDecoder.typeDef(section);
            case 5 -> InstanceDecoder.instance(section);
            case 6 -> AliasDecoder.alias(section);
            case 7 -> types.typeDef();
            case 8 -> CanonDecoder.canon(section);
            case 10 -> ExternDecoder.componentImport(section);
            case 11 -> ExternDecoder.export(section);
            default -> throw new IllegalStateException("section " + id);
          });
    }
  }
}
