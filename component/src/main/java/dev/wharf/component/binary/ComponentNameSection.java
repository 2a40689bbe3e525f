package dev.wharf.component.binary;

import dev.wharf.component.definition.ComponentNames;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.module.CodeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names of a component, read and written. Binary format, {@code component-name}. */
public final class ComponentNameSection {
  /** The name of the custom section. */
  public static final String NAME = "component-name";

  /** As many parts a section has that is written in an order of its own. */
  public static final int MAX_ORDER = 2 * Sort.values().length;

  private static final int OF_COMPONENT = 0;
  private static final int OF_SORT = 1;

  private ComponentNameSection() {}

  /** What can be read of it: names before a fault count, and unknown parts are passed over. */
  public static ComponentNames decode(CodeRange section) {
    var names = ComponentNames.none(Optional.empty());
    try {
      var in = new ByteReader(section.bytes(), section.start(), section.end());
      while (in.hasNext()) {
        int id = in.u8();
        int size = in.count();
        var part = new ByteReader(in.bytes(), in.position(), in.position() + size);
        in.skipTo(in.position() + size);
        if (id == OF_COMPONENT) {
          names = new ComponentNames(Optional.of(part.name()), names.items());
        } else if (id == OF_SORT) {
          ofSort(names, part);
        }
      }
    } catch (MalformedException _) {
      // What was read before the fault stays.
    }
    return names;
  }

  private static void ofSort(ComponentNames names, ByteReader in) {
    var items = names.of(AliasDecoder.sort(in));
    int count = in.count();
    for (int i = 0; i < count; i++) {
      int index = in.u32();
      String name = in.name();
      if (index >= 0) {
        items.put(index, name);
      }
    }
  }

  /**
   * The sorts of its parts in the order in which they are written, which tools do not agree on:
   * some write the names of instances twice. At most {@link #MAX_ORDER}.
   */
  public static List<Sort> order(CodeRange section) {
    List<Sort> order = new ArrayList<>();
    try {
      var in = new ByteReader(section.bytes(), section.start(), section.end());
      while (in.hasNext() && order.size() < MAX_ORDER) {
        int id = in.u8();
        int size = in.count();
        var part = new ByteReader(in.bytes(), in.position(), in.position() + size);
        in.skipTo(in.position() + size);
        if (id == OF_SORT) {
          order.add(AliasDecoder.sort(part));
        }
      }
    } catch (MalformedException _) {
      // What was read before the fault stays.
    }
    return order;
  }

  /** The order in which names are written unless something else is asked. */
  public static List<Sort> order(ComponentNames names) {
    return Arrays.stream(Sort.values()).filter(sort -> !names.of(sort).isEmpty()).toList();
  }

  /** The content of a section with these names, empty if there are none. */
  public static byte[] encode(ComponentNames names, List<Sort> order) {
    var out = new ByteWriter();
    names
        .component()
        .ifPresent(name -> {
          var part = new ByteWriter();
          part.name(name);
          out.u8(OF_COMPONENT);
          out.sized(part);
        });
    for (Sort sort : order) {
      var items = names.of(sort);
      var part = new ByteWriter();
      AliasEncoder.sort(part, sort);
      part.u32(items.size());
      items.forEach((index, name) -> {
        part.u32(index);
        part.name(name);
      });
      out.u8(OF_SORT);
      out.sized(part);
    }
    return out.toByteArray();
  }
}
