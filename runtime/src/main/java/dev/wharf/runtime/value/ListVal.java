package dev.wharf.runtime.value;

import java.util.Arrays;
import java.util.List;

/**
 * A {@code list}. Lists of numbers stay arrays of the same width, raw bits and uncopied; all
 * others, {@code bool} and {@code char} among them, are {@link Elements}.
 */
public sealed interface ListVal extends Val {
  /** How many elements there are. */
  int size();

  /** A list of anything but numbers. */
  record Elements(List<Val> values) implements ListVal {
    public Elements {
      values = List.copyOf(values);
    }

    @Override
    public int size() {
      return values.size();
    }
  }

  /** A list of {@code s8} or {@code u8}. */
  record Bytes(byte[] values) implements ListVal {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes(byte[] others) && Arrays.equals(values, others);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "Bytes" + Arrays.toString(values);
    }
  }

  /** A list of {@code s16} or {@code u16}. */
  record Shorts(short[] values) implements ListVal {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Shorts(short[] others) && Arrays.equals(values, others);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "Shorts" + Arrays.toString(values);
    }
  }

  /** A list of {@code s32} or {@code u32}. */
  record Ints(int[] values) implements ListVal {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ints(int[] others) && Arrays.equals(values, others);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "Ints" + Arrays.toString(values);
    }
  }

  /** A list of {@code s64} or {@code u64}. */
  record Longs(long[] values) implements ListVal {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Longs(long[] others) && Arrays.equals(values, others);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "Longs" + Arrays.toString(values);
    }
  }

  /** A list of {@code f32}. */
  record Floats(float[] values) implements ListVal {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Floats(float[] others) && Arrays.equals(values, others);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "Floats" + Arrays.toString(values);
    }
  }

  /** A list of {@code f64}. */
  record Doubles(double[] values) implements ListVal {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Doubles(double[] others) && Arrays.equals(values, others);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "Doubles" + Arrays.toString(values);
    }
  }
}
