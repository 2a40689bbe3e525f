package dev.wharf.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fields of a header or trailer section, in order, each name as it was spelled. A name may occur
 * more than once; names are equal whatever their case. Immutable.
 *
 * <p>A value is bytes, held as a string of Latin-1: every {@code char} is one byte of the value.
 */
public final class Headers {
  /** No fields. */
  public static final Headers EMPTY = new Headers(new String[0], 0);

  /** Name, value, name, value; maybe with room behind. Never written once it is here. */
  private final String[] fields;

  private final int length;

  private Headers(String[] fields, int length) {
    this.fields = fields;
    this.length = length;
  }

  /**
   * Fields given as name, value, name, value.
   *
   * @throws IllegalArgumentException if a name or value may not stand in a message
   */
  public static Headers of(String... namesAndValues) {
    var builder = new Builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.append(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  /** A new, empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many fields there are; a name that occurs twice counts twice. */
  public int size() {
    return length / 2;
  }

  /** The name of a field as spelled, by position. */
  public String name(int index) {
    return fields[2 * index];
  }

  /** The value of a field, by position. */
  public String value(int index) {
    return fields[2 * index + 1];
  }

  /** The value of a field as bytes, by position. */
  public byte[] bytes(int index) {
    return value(index).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The position of the first field of that name at or after a position, or -1. */
  public int indexOf(String name, int from) {
    for (int i = 2 * from; i < length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        return i / 2;
      }
    }
    return -1;
  }

  /** Whether a field of that name is there. */
  public boolean has(String name) {
    return indexOf(name, 0) >= 0;
  }

  /** The first value of a name. */
  public Optional<String> first(String name) {
    int at = indexOf(name, 0);
    return at < 0 ? Optional.empty() : Optional.of(value(at));
  }

  /** All values of a name, in order. */
  public List<String> all(String name) {
    var found = new ArrayList<String>(2);
    for (int at = indexOf(name, 0); at >= 0; at = indexOf(name, at + 1)) {
      found.add(value(at));
    }
    return found;
  }

  /** Bytes of all names and values together. */
  public long byteSize() {
    long size = 0;
    for (int i = 0; i < length; i++) {
      size += fields[i].length();
    }
    return size;
  }

  /** A builder that begins with these fields. */
  public Builder toBuilder() {
    var builder = new Builder();
    builder.fields = Arrays.copyOf(fields, Math.max(length, 16));
    builder.length = length;
    return builder;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers that
        && Arrays.equals(fields, 0, length, that.fields, 0, that.length);
  }

  @Override
  public int hashCode() {
    return Arrays.asList(fields).subList(0, length).hashCode();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      text.append(name(i)).append(": ").append(value(i)).append('\n');
    }
    return text.toString();
  }

  /** Whether the text is a token. RFC 9110, 5.6.2. */
  public static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!FieldSyntax.isTokenChar(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * Whether the text may be a field's value: bytes, none of them a control character other than
   * tab. RFC 9110, 5.5; blanks at the ends are allowed, and whoever reads the message will not see
   * them.
   */
  public static boolean isValue(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!FieldSyntax.isValueChar(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Fields that can still be changed. Of one thread at a time. */
  public static final class Builder {
    private String[] fields = new String[16];
    private int length;
    private boolean shared;

    private Builder() {}

    /**
     * Adds a field behind all others.
     *
     * @throws IllegalArgumentException if the name is not a token or the value has a forbidden
     *     character
     */
    public Builder append(String name, String value) {
      check(name, value);
      if (shared || length == fields.length) {
        fields = Arrays.copyOf(fields, Math.max(16, 2 * length));
        shared = false;
      }
      fields[length++] = name;
      fields[length++] = value;
      return this;
    }

    /** Adds a field whose value is given as bytes, as {@link #append(String, String)}. */
    public Builder append(String name, byte[] value) {
      return append(name, new String(value, StandardCharsets.ISO_8859_1));
    }

    /** Replaces all fields of the name by one per value, behind all others. */
    public Builder set(String name, List<String> values) {
      values.forEach(value -> check(name, value));
      remove(name);
      values.forEach(value -> append(name, value));
      return this;
    }

    /** Takes away all fields of the name. */
    public Builder remove(String name) {
      if (shared) {
        fields = fields.clone();
        shared = false;
      }
      int kept = 0;
      for (int i = 0; i < length; i += 2) {
        if (!fields[i].equalsIgnoreCase(name)) {
          fields[kept] = fields[i];
          fields[kept + 1] = fields[i + 1];
          kept += 2;
        }
      }
      length = kept;
      return this;
    }

    /** How many fields there are. */
    public int size() {
      return length / 2;
    }

    /** The fields as they are now. */
    public Headers build() {
      shared = true;
      return length == 0 ? EMPTY : new Headers(fields, length);
    }

    private static void check(String name, String value) {
      if (!isName(name)) {
        throw new IllegalArgumentException("invalid field name");
      }
      if (!isValue(value)) {
        throw new IllegalArgumentException("invalid value of field " + name);
      }
    }
  }
}
