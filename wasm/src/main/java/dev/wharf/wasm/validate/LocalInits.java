package dev.wharf.wasm.validate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which locals have a value: those of types without a default have none until they are set, and
 * lose it again at the end of the block in which that was. Spec: valid/instructions, instruction
 * sequences; appendix, validation algorithm.
 */
final class LocalInits {
  private final BitSet unset = new BitSet();

  /** Locals that were set in open blocks, in that order, and how many at the start of each. */
  private int[] set = new int[16];

  private int setCount;
  private int[] marks = new int[16];
  private int depth;
  private boolean used;

  /** Forgets the last function; without a call of {@link #declare} nothing is kept for this one. */
  void reset() {
    unset.clear();
    setCount = 0;
    depth = 0;
    used = false;
  }

  /** Locals from one index up to another have no value. */
  void declare(int from, int to) {
    unset.set(from, to);
    used = true;
  }

  boolean isUnset(int local) {
    return used && unset.get(local);
  }

  void set(int local) {
    if (used && unset.get(local)) {
      unset.clear(local);
      if (setCount == set.length) {
        set = Arrays.copyOf(set, setCount * 2);
      }
      set[setCount++] = local;
    }
  }

  void open() {
    if (used) {
      if (depth == marks.length) {
        marks = Arrays.copyOf(marks, depth * 2);
      }
      marks[depth++] = setCount;
    }
  }

  void close() {
    if (used) {
      depth--;
      while (setCount > marks[depth]) {
        unset.set(set[--setCount]);
      }
    }
  }
}
