package dev.wharf.wasi.http;

import dev.wharf.http.Headers;
import dev.wharf.runtime.value.Tuple2;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code fields} as all versions of WASI have them. Names are equal whatever their case and keep
 * the spelling that came first. Those that belong to a connection, and {@code Host}, are the
 * host's. Together names and values have at most 64 KiB.
 */
abstract class MessageFields {
  private static final int LARGEST = 64 * 1024;

  /** Why fields cannot be changed so. */
  enum Refusal {
    INVALID_SYNTAX,
    FORBIDDEN,
    IMMUTABLE,
    SIZE_EXCEEDED
  }

  private Headers headers;
  private boolean mutable;

  MessageFields(Headers headers, boolean mutable) {
    this.headers = headers;
    this.mutable = mutable;
  }

  /** The refusal as this version tells it. */
  abstract RuntimeException refused(Refusal refusal);

  /** What they are now. */
  final Headers headers() {
    return headers;
  }

  /** They cannot be changed any more, as those of a message. */
  final void freeze() {
    mutable = false;
  }

  final void addAll(List<Tuple2<String, byte[]>> entries) {
    var fields = headers.toBuilder();
    long size = headers.byteSize();
    for (var entry : entries) {
      check(entry.f0());
      size = checkSize(size + entry.f0().length() + entry.f1().length);
      fields.append(entry.f0(), value(entry.f1()));
    }
    headers = fields.build();
  }

  public final List<byte[]> get(String name) {
    return headers.all(name).stream().map(MessageFields::bytes).toList();
  }

  public final boolean has(String name) {
    return headers.has(name);
  }

  public final void set(String name, List<byte[]> value) {
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

  public final void delete(String name) {
    checkMutable();
    check(name);
    headers = headers.toBuilder().remove(name).build();
  }

  public final void append(String name, byte[] value) {
    checkMutable();
    check(name);
    checkSize(headers.byteSize() + name.length() + value.length);
    int first = headers.indexOf(name, 0);
    String spelled = first < 0 ? name : headers.name(first);
    headers = headers.toBuilder().append(spelled, value(value)).build();
  }

  final List<Tuple2<String, byte[]>> all() {
    var all = new ArrayList<Tuple2<String, byte[]>>(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      all.add(new Tuple2<>(headers.name(i), headers.bytes(i)));
    }
    return all;
  }

  public final void close() {}

  private void checkMutable() {
    if (!mutable) {
      throw refused(Refusal.IMMUTABLE);
    }
  }

  private void check(String name) {
    if (!Headers.isName(name)) {
      throw refused(Refusal.INVALID_SYNTAX);
    }
    if (MessageSyntax.isForbidden(name)) {
      throw refused(Refusal.FORBIDDEN);
    }
  }

  private long checkSize(long size) {
    if (size > LARGEST) {
      throw refused(Refusal.SIZE_EXCEEDED);
    }
    return size;
  }

  private String value(byte[] bytes) {
    String value = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!Headers.isValue(value)) {
      throw refused(Refusal.INVALID_SYNTAX);
    }
    return value;
  }

  private static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.ISO_8859_1);
  }
}
