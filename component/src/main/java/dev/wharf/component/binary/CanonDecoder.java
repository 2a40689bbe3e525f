package dev.wharf.component.binary;

import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonBuiltin;
import dev.wharf.component.definition.CanonOption;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;
import java.util.ArrayList;
import java.util.List;

/** Canonical definitions. Binary format, canonical definitions. */
final class CanonDecoder {
  private static final int MAX_OPTIONS = 10;

  private CanonDecoder() {}

  static Canon canon(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> {
        function(in);
        yield new Canon.Lift(in.u32(), options(in), in.u32(), at);
      }
      case 0x01 -> {
        function(in);
        yield new Canon.Lower(in.u32(), options(in), at);
      }
      default -> {
        var builtin =
            CanonBuiltin.of(code)
                .orElseThrow(() -> AliasDecoder.leadingByte(code, "canonical function", at));
        yield new Canon.BuiltIn(builtin, immediate(builtin.shape(), in), at);
      }
    };
  }

  /** The sort, of which there is only one. */
  private static void function(ByteReader in) {
    int at = in.position();
    int sort = in.u8();
    if (sort != 0) {
      throw AliasDecoder.leadingByte(sort, "canonical function sort", at);
    }
  }

  private static Canon.Immediate immediate(CanonBuiltin.Shape shape, ByteReader in) {
    return switch (shape) {
      case NONE -> new Canon.None();
      case TYPE -> new Canon.OfType(in.u32());
      case TYPE_OPTIONS -> new Canon.OfTypeAndOptions(in.u32(), options(in));
      case TYPE_ASYNC -> new Canon.OfTypeAndAsync(in.u32(), ExternDecoder.flag(in, "`async` flag"));
      case ASYNC -> new Canon.OfAsync(ExternDecoder.flag(in, "`async` flag"));
      case OPTIONS -> new Canon.OfOptions(options(in));
      case RESULT -> new Canon.OfResult(new TypeDecoder(in).result(), options(in));
      case SLOT -> new Canon.OfSlot(CoreTypeDecoder.valType(in), in.u32());
      case CANCELLABLE -> new Canon.OfCancellable(ExternDecoder.flag(in, "`cancellable` flag"));
      case CANCELLABLE_MEMORY ->
          new Canon.OfCancellableAndMemory(ExternDecoder.flag(in, "`cancellable` flag"), in.u32());
      case FUNC_TYPE_TABLE -> new Canon.OfFuncTypeAndTable(in.u32(), in.u32());
    };
  }

  private static List<CanonOption> options(ByteReader in) {
    int at = in.position();
    int count = in.count();
    if (count > MAX_OPTIONS) {
      throw new MalformedException("more than " + MAX_OPTIONS + " canonical options", at);
    }
    var options = new ArrayList<CanonOption>();
    for (int i = 0; i < count; i++) {
      options.add(option(in));
    }
    return options;
  }

  private static CanonOption option(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> new CanonOption.Encoding(StringEncoding.UTF8);
      case 0x01 -> new CanonOption.Encoding(StringEncoding.UTF16);
      case 0x02 -> new CanonOption.Encoding(StringEncoding.LATIN1_UTF16);
      case 0x03 -> new CanonOption.Memory(in.u32());
      case 0x04 -> new CanonOption.Realloc(in.u32());
      case 0x05 -> new CanonOption.PostReturn(in.u32());
      case 0x06 -> new CanonOption.Async();
      case 0x07 -> new CanonOption.Callback(in.u32());
      default -> throw AliasDecoder.leadingByte(code, "canonical option", at);
    };
  }
}
