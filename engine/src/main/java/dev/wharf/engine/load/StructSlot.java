package dev.wharf.engine.load;

import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.VecType;
import java.lang.reflect.Field;
import java.util.Optional;

/**
 * A field of a generated structure class, for the host.
 *
 * @param high the high half of a vector
 */
public record StructSlot(StorageType type, Field slot, Optional<Field> high) {
  static StructSlot[] of(Class<?> generated, DefType type) {
    var fields = StructShape.of(type).fields();
    var slots = new StructSlot[fields.size()];
    try {
      for (int i = 0; i < slots.length; i++) {
        var field = generated.getField(StructShape.name(i));
        Optional<Field> high =
            fields.get(i) instanceof VecType
                ? Optional.of(generated.getField(StructShape.highName(i)))
                : Optional.empty();
        slots[i] = new StructSlot(fields.get(i), field, high);
      }
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
    return slots;
  }
}
