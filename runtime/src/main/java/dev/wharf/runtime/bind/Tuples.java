package dev.wharf.runtime.bind;

import dev.wharf.runtime.value.Tuple10;
import dev.wharf.runtime.value.Tuple11;
import dev.wharf.runtime.value.Tuple12;
import dev.wharf.runtime.value.Tuple13;
import dev.wharf.runtime.value.Tuple14;
import dev.wharf.runtime.value.Tuple15;
import dev.wharf.runtime.value.Tuple16;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple3;
import dev.wharf.runtime.value.Tuple4;
import dev.wharf.runtime.value.Tuple5;
import dev.wharf.runtime.value.Tuple6;
import dev.wharf.runtime.value.Tuple7;
import dev.wharf.runtime.value.Tuple8;
import dev.wharf.runtime.value.Tuple9;
import java.util.List;

/** The tuple records by their number of fields. */
final class Tuples {
  private static final List<Class<?>> BY_SIZE =
      List.of(
          Tuple2.class,
          Tuple3.class,
          Tuple4.class,
          Tuple5.class,
          Tuple6.class,
          Tuple7.class,
          Tuple8.class,
          Tuple9.class,
          Tuple10.class,
          Tuple11.class,
          Tuple12.class,
          Tuple13.class,
          Tuple14.class,
          Tuple15.class,
          Tuple16.class);

  private Tuples() {}

  static Class<?> of(int size) throws Mismatch {
    if (size < 2 || size > BY_SIZE.size() + 1) {
      throw new Mismatch("a tuple of " + size + " fields needs a record of its own");
    }
    return BY_SIZE.get(size - 2);
  }
}
