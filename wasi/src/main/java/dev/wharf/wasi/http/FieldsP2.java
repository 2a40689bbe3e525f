package dev.wharf.wasi.http;

import dev.wharf.http.Headers;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.p2.http.Types;
import dev.wharf.wasi.p2.http.Types.HeaderError;
import dev.wharf.wasi.p2.http.Types.HeaderErrorException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.List;

/** {@code fields} of 0.2, which has no name for fields that are too large: a trap. */
final class FieldsP2 extends MessageFields implements Types.Fields {
  FieldsP2(Headers headers, boolean mutable) {
    super(headers, mutable);
  }

  /** New fields, as the constructor makes them. */
  static FieldsP2 empty() {
    return new FieldsP2(Headers.EMPTY, true);
  }

  static FieldsP2 of(List<Tuple2<String, byte[]>> entries) {
    var fields = empty();
    fields.addAll(entries);
    return fields;
  }

  /** The fields of a message as a guest looks at them. */
  static FieldsP2 ofMessage(Headers headers) {
    return new FieldsP2(headers, false);
  }

  /** What a guest gave away. */
  static Headers headers(Types.Fields fields) {
    if (fields instanceof FieldsP2 ours) {
      return ours.headers();
    }
    throw new IllegalArgumentException("fields of another host: " + fields.getClass());
  }

  @Override
  RuntimeException refused(Refusal refusal) {
    return switch (refusal) {
      case INVALID_SYNTAX -> new HeaderErrorException(HeaderError.InvalidSyntax.INSTANCE);
      case FORBIDDEN -> new HeaderErrorException(HeaderError.Forbidden.INSTANCE);
      case IMMUTABLE -> new HeaderErrorException(HeaderError.Immutable.INSTANCE);
      case SIZE_EXCEEDED ->
          new TrapException(Trap.HOST_FAILURE, "wasi:http/types fields: more than 64 KiB");
    };
  }

  @Override
  public List<Tuple2<String, byte[]>> entries() {
    return all();
  }

  @Override
  public Types.Fields clone_() {
    return new FieldsP2(headers(), true);
  }
}
