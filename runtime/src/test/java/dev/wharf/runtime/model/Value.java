package dev.wharf.runtime.model;

import java.util.Optional;

/** A parameter or result on its way: nothing, or the readable end of something. */
record Value(Optional<Pipe> pipe) {
  static final Value NONE = new Value(Optional.empty());

  int tag() {
    return pipe.map(each -> each.carried.tag()).orElse(0);
  }

  /** Takes it out of an actor's table. Spec: {@code lift_async_value}. */
  static Value lift(int tag, int handle, Actor from) {
    if (tag == 0) {
      return NONE;
    }
    var end = from.handles.remove(handle, End.class);
    end.require(true, Carried.values()[tag - 1]);
    end.requireIdle();
    end.requireOutOfSet();
    return new Value(Optional.of(end.pipe));
  }

  /** Gives it to an actor: the handle, or 0. */
  int lower(Actor to) {
    return pipe.map(each -> to.handles.add(new End(each, true))).orElse(0);
  }

  /** Puts it into a slot of an actor's memory, as the type's layout has it. */
  int store(Actor to, int slot) {
    int handle = lower(to);
    byte[] memory = to.memory;
    memory[slot] = (byte) (tag() == 0 ? 0 : 1);
    if (tag() == Carried.FUTURE_U8.tag()) {
      memory[slot + 4] = 1;
      putInt(memory, slot + 8, handle);
    } else if (tag() != 0) {
      memory[slot + 4] = 0;
      memory[slot + 8] = (byte) (tag() - 1);
      putInt(memory, slot + 12, handle);
    }
    return handle;
  }

  private static void putInt(byte[] memory, int at, int value) {
    for (int i = 0; i < 4; i++) {
      memory[at + i] = (byte) (value >>> 8 * i);
    }
  }

  static int getInt(byte[] memory, int at) {
    int value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | memory[at + i] & 0xFF;
    }
    return value;
  }
}
