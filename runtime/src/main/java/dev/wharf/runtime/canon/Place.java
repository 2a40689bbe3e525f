package dev.wharf.runtime.canon;

import dev.wharf.wasm.type.NumType;
import java.util.List;

/** Where generated code finds or puts a value on the core side. */
sealed interface Place {
  /** The part that begins {@code lanes} core values, or {@code offset} bytes, further on. */
  Place part(int lanes, int offset);

  /** In local variables of the generated method, one for each core value. */
  record Flat(List<Lane> lanes) implements Place {
    public Flat {
      lanes = List.copyOf(lanes);
    }

    @Override
    public Flat part(int first, int offset) {
      return new Flat(lanes.subList(first, lanes.size()));
    }

    List<NumType> types() {
      return lanes.stream().map(Lane::type).toList();
    }
  }

  /** A local variable with a core value. */
  record Lane(NumType type, int slot) {}

  /** In memory, at the address in a local variable plus an offset. */
  record Stored(int slot, int offset) implements Place {
    @Override
    public Stored part(int lanes, int further) {
      return new Stored(slot, offset + further);
    }
  }
}
