package dev.wharf.runtime.canon;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The constants of a Java enum in the order of the WIT labels that they stand for; the two orders
 * may differ. Immutable and shared by all adapters of the type.
 */
public final class EnumTable {
  private final Class<?> type;
  private final Object[] constants;
  private final int[] indexOfOrdinal;

  /** One constant for each label, in the order of the labels. */
  public EnumTable(Class<?> type, Enum<?>[] constants) {
    this.type = type;
    this.constants = constants.clone();
    this.indexOfOrdinal = new int[type.getEnumConstants().length];
    for (int i = 0; i < constants.length; i++) {
      indexOfOrdinal[constants[i].ordinal()] = i;
    }
  }

  /** The constant for a discriminant; traps when there is none. */
  public Object constant(int discriminant) {
    return constants[Scalars.discriminant(discriminant, constants.length)];
  }

  public int discriminant(Enum<?> constant) {
    return indexOfOrdinal[constant.ordinal()];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnumTable table
        && type == table.type
        && Arrays.equals(constants, table.constants);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(constants);
  }

  /**
   * The set for a bit mask; bits without a label are dropped. Spec: {@code unpack_flags_from_int}.
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Set<Object> set(int bits) {
    Set set = EnumSet.noneOf((Class) type);
    for (int i = 0; i < constants.length; i++) {
      if ((bits >>> i & 1) != 0) {
        set.add(constants[i]);
      }
    }
    return Collections.unmodifiableSet(set);
  }

  public int bits(Collection<?> set) {
    int bits = 0;
    if (!set.isEmpty()) {
      for (int i = 0; i < constants.length; i++) {
        if (set.contains(constants[i])) {
          bits |= 1 << i;
        }
      }
    }
    return bits;
  }
}
