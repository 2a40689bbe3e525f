package dev.wharf.wasi.http;

import dev.wharf.http.Headers;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.p3.http.Types;
import dev.wharf.wasi.p3.http.Types.HeaderError;
import dev.wharf.wasi.p3.http.Types.HeaderErrorException;
import java.util.List;

/** {@code fields} of 0.3. */
final class FieldsP3 extends MessageFields implements Types.Fields {
  FieldsP3(Headers headers, boolean mutable) {
    super(headers, mutable);
  }

  /** New fields, as the constructor makes them. */
  static FieldsP3 empty() {
    return new FieldsP3(Headers.EMPTY, true);
  }

  static FieldsP3 of(List<Tuple2<String, byte[]>> entries) {
    var fields = empty();
    fields.addAll(entries);
    return fields;
  }

  /** The same fields for a message: they cannot be changed any more. */
  FieldsP3 frozen() {
    freeze();
    return this;
  }

  @Override
  RuntimeException refused(Refusal refusal) {
    return new HeaderErrorException(
        switch (refusal) {
          case INVALID_SYNTAX -> HeaderError.InvalidSyntax.INSTANCE;
          case FORBIDDEN -> HeaderError.Forbidden.INSTANCE;
          case IMMUTABLE -> HeaderError.Immutable.INSTANCE;
          case SIZE_EXCEEDED -> HeaderError.SizeExceeded.INSTANCE;
        });
  }

  @Override
  public List<byte[]> getAndDelete(String name) {
    List<byte[]> values = get(name);
    delete(name);
    return values;
  }

  @Override
  public List<Tuple2<String, byte[]>> copyAll() {
    return all();
  }

  @Override
  public Types.Fields clone_() {
    return new FieldsP3(headers(), true);
  }
}
