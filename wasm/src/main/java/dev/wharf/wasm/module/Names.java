package dev.wharf.wasm.module;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The name section, for people: a broken one counts as far as it can be read. Spec: appendix, custom sections. */
public final class Names {
  private static final int MODULE = 0;
  private static final int FUNCTIONS = 1;

  private String module = "";
  private final Map<Integer, String> functions = new HashMap<>();

  private Names() {}

  /** Reads the section now; callers that may not need names should wait until they do. */
  public static Names of(Module module) {
    var names = new Names();
    for (var custom : module.customs()) {
      if (custom.name().equals("name")) {
        var bytes = custom.bytes();
        try {
          names.read(new ByteReader(bytes.bytes(), bytes.start(), bytes.end()));
        } catch (MalformedException _) {
          // What was read before the fault stays.
        }
      }
    }
    return names;
  }

  private void read(ByteReader in) {
    while (in.hasNext()) {
      int id = in.u8();
      int size = in.count();
      var part = new ByteReader(in.bytes(), in.position(), in.position() + size);
      in.skipTo(in.position() + size);
      if (id == MODULE) {
        module = part.name();
      } else if (id == FUNCTIONS) {
        int count = part.count();
        for (int i = 0; i < count; i++) {
          int index = part.u32();
          functions.put(index, part.name());
        }
      }
    }
  }

  /** The module's name, or an empty string. */
  public String module() {
    return module;
  }

  public Optional<String> function(int funcIndex) {
    return Optional.ofNullable(functions.get(funcIndex));
  }
}
