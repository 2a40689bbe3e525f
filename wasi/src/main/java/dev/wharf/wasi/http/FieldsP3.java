package dev.wharf.wasi.http;

import dev.wharf.http.Headers;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.p3.http.Types;
import dev.wharf.wasi.p3.http.Types.HeaderError;
import dev.wharf.wasi.p3.http.Types.HeaderErrorException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code fields} of 0.3. Names are equal whatever their case and keep the spelling that came first.
 * Those that belong to a connection, and {@code Host}, are the host's: {@code forbidden}. Together
 * names and values have at most 64 KiB: {@code size-exceeded}.
 */
final class FieldsP3 implements Types.Fields {
  private static final int LARGEST = 64 * 1024;

  private Headers headers;
  private boolean mutable;

  FieldsP3(Headers headers, boolean mutable) {
    this.headers = headers;
    this.mutable = mutable;
  }

  /** New fields, as the constructor makes them. */
  static FieldsP3 empty() {
    return new FieldsP3(Headers.EMPTY, true);
  }

  static FieldsP3 of(List<Tuple2<String, byte[]>> entries) {
    var fields = Headers.builder();
    long size = 0;
    for (var entry : entries) {
      check(entry.f0());
      size = checkSize(size + entry.f0().length() + entry.f1().length);
      fields.append(entry.f0(), value(entry.f1()));
    }
    return new FieldsP3(fields.build(), true);
  }

  /** What they are now. */
  Headers headers() {
    return headers;
  }

  /** The same fields for a message: they cannot be changed any more. */
  FieldsP3 frozen() {
    mutable = false;
    return this;
  }

  @Override
  public List<byte[]> get(String name) {
    return headers.all(name).stream().map(FieldsP3::bytes).toList();
  }

  @Override
  public boolean has(String name) {
    return headers.has(name);
  }

  @Override
  public void set(String name, List<byte[]> value) {
    checkMutable();
    check(name);
    var values = new ArrayList<String>(value.size());
    long size = headers.byteSize();
    for (byte[] bytes : value) {
      size = checkSize(size + name.length() + bytes.length);
      values.add(value(bytes));
    }
    headers = headers.toBuilder().set(name, values).build();
  }

  @Override
  public void delete(String name) {
    checkMutable();
    check(name);
    headers = headers.toBuilder().remove(name).build();
  }

  @Override
  public List<byte[]> getAndDelete(String name) {
    checkMutable();
    check(name);
    List<byte[]> values = get(name);
    delete(name);
    return values;
  }

  @Override
  public void append(String name, byte[] value) {
    checkMutable();
    check(name);
    checkSize(headers.byteSize() + name.length() + value.length);
    int first = headers.indexOf(name, 0);
    String spelled = first < 0 ? name : headers.name(first);
    headers = headers.toBuilder().append(spelled, value(value)).build();
  }

  @Override
  public List<Tuple2<String, byte[]>> copyAll() {
    var all = new ArrayList<Tuple2<String, byte[]>>(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      all.add(new Tuple2<>(headers.name(i), headers.bytes(i)));
    }
    return all;
  }

  @Override
  public Types.Fields clone_() {
    return new FieldsP3(headers, true);
  }

  @Override
  public void close() {}

  private void checkMutable() {
    if (!mutable) {
      throw new HeaderErrorException(HeaderError.Immutable.INSTANCE);
    }
  }

  private static void check(String name) {
    if (!Headers.isName(name)) {
      throw new HeaderErrorException(HeaderError.InvalidSyntax.INSTANCE);
    }
    if (MessageSyntax.isForbidden(name)) {
      throw new HeaderErrorException(HeaderError.Forbidden.INSTANCE);
    }
  }

  private static long checkSize(long size) {
    if (size > LARGEST) {
      throw new HeaderErrorException(HeaderError.SizeExceeded.INSTANCE);
    }
    return size;
  }

  private static String value(byte[] bytes) {
    String value = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!Headers.isValue(value)) {
      throw new HeaderErrorException(HeaderError.InvalidSyntax.INSTANCE);
    }
    return value;
  }

  private static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.ISO_8859_1);
  }
}
