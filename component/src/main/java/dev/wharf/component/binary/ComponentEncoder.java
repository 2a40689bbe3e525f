package dev.wharf.component.binary;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.module.CodeRange;

/**
 * From a component to bytes. Definitions of one kind that follow each other share a section, unless
 * a custom section comes between them. Binary format, component definitions.
 */
public final class ComponentEncoder {
  private static final byte[] PREAMBLE = {0x00, 0x61, 0x73, 0x6D, 0x0D, 0x00, 0x01, 0x00};
  private static final int NONE = -1;

  private final ByteWriter out = new ByteWriter();
  private int section = NONE;
  private int count;
  private ByteWriter part = new ByteWriter();

  private ComponentEncoder() {}

  /** The binary format of a component and everything nested in it. */
  public static byte[] encode(Component component) {
    var encoder = new ComponentEncoder();
    encoder.component(component);
    return encoder.out.toByteArray();
  }

  private void component(Component component) {
    out.raw(PREAMBLE, 0, PREAMBLE.length);
    int custom = 0;
    for (int i = 0; i < component.definitions().size(); i++) {
      custom = customs(component, custom, i);
      definition(component.definitions().get(i));
    }
    customs(component, custom, Integer.MAX_VALUE);
    finish();
  }

  /** Those that follow at most so many definitions; the index of the next one. */
  private int customs(Component component, int first, int definitions) {
    int index = first;
    while (index < component.customs().size()
        && component.customs().get(index).after() <= definitions) {
      var custom = component.customs().get(index++);
      var content = new ByteWriter();
      content.name(custom.name());
      raw(content, custom.bytes());
      whole(0, content);
    }
    return index;
  }

  private void definition(Definition definition) {
    switch (definition) {
      case Definition.CoreModule(var module, _) -> {
        var content = new ByteWriter();
        raw(content, module.bytes());
        whole(1, content);
      }
      case CoreInstance instance -> InstanceEncoder.coreInstance(in(2), instance);
      case CoreTypeDef type -> CoreTypeEncoder.typeDef(in(3), type);
      case Definition.NestedComponent(var component, _) -> {
        byte[] bytes = encode(component);
        var content = new ByteWriter();
        content.raw(bytes, 0, bytes.length);
        whole(4, content);
      }
      case Instance instance -> InstanceEncoder.instance(in(5), instance);
      case Alias alias -> AliasEncoder.alias(in(6), alias);
      case TypeDef type -> TypeEncoder.typeDef(in(7), type);
      case Canon canon -> CanonEncoder.canon(in(8), canon);
      case Import each -> ExternEncoder.componentImport(in(10), each);
      case Export each -> ExternEncoder.export(in(11), each);
    }
  }

  private static void raw(ByteWriter out, CodeRange range) {
    out.raw(range.bytes(), range.start(), range.end());
  }

  /** Where to put the next definition of a section that holds several. */
  private ByteWriter in(int id) {
    if (section != id) {
      finish();
      section = id;
    }
    count++;
    return part;
  }

  private void whole(int id, ByteWriter content) {
    finish();
    out.u8(id);
    out.sized(content);
  }

  private void finish() {
    if (section != NONE) {
      var content = new ByteWriter();
      content.u32(count);
      byte[] definitions = part.toByteArray();
      content.raw(definitions, 0, definitions.length);
      out.u8(section);
      out.sized(content);
    }
    section = NONE;
    count = 0;
    part = new ByteWriter();
  }
}
