package dev.wharf.wasm.binary;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Module;
import java.util.Arrays;
import java.util.Optional;

/**
 * The name section, for people: a broken one counts as far as it can be read. Only positions are
 * kept; a name is decoded when it is asked for. Spec: appendix, custom sections.
 */
public final class Names {
  private static final int MODULE = 0;
  private static final int FUNCTIONS = 1;

  private final CodeRange section;
  private String module = "";

  /** By function index, where the name is in the file plus one, or 0. */
  private int[] functions = {};

  private Names(CodeRange section) {
    this.section = section;
  }

  /** Looks through the section now; callers that may not need names should wait until they do. */
  public static Names of(Module module) {
    for (var custom : module.customs()) {
      if (custom.name().equals("name")) {
        var names = new Names(custom.bytes());
        names.read();
        return names;
      }
    }
    return new Names(new CodeRange(new byte[0], 0, 0));
  }

  private void read() {
    try {
      var in = reader(section.start());
      while (in.hasNext()) {
        int id = in.u8();
        int size = in.count();
        var part = new ByteReader(in.bytes(), in.position(), in.position() + size);
        in.skipTo(in.position() + size);
        if (id == MODULE) {
          module = name(part.position()).orElse("");
        } else if (id == FUNCTIONS) {
          functions(part);
        }
      }
    } catch (MalformedException _) {
      // What was read before the fault stays.
    }
  }

  private void functions(ByteReader in) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      int index = in.u32();
      int at = in.position();
      int length = in.count();
      in.skipTo(in.position() + length);
      if (index >= 0 && index < Limits.IMPORTS + Limits.FUNCTIONS) {
        if (index >= functions.length) {
          functions = Arrays.copyOf(functions, Math.max(index + 1, functions.length * 2));
        }
        functions[index] = at + 1;
      }
    }
  }

  private ByteReader reader(int position) {
    return new ByteReader(section.bytes(), position, section.end());
  }

  private Optional<String> name(int position) {
    try {
      return Optional.of(reader(position).name());
    } catch (MalformedException _) {
      return Optional.empty();
    }
  }

  /** The module's name, or an empty string. */
  public String module() {
    return module;
  }

  /** The name of a function, if it has one that can be read. */
  public Optional<String> function(int funcIndex) {
    if (funcIndex < 0 || funcIndex >= functions.length || functions[funcIndex] == 0) {
      return Optional.empty();
    }
    return name(functions[funcIndex] - 1);
  }
}
