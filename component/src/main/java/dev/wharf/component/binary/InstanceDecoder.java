package dev.wharf.component.binary;

import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.Instance;
import dev.wharf.wasm.binary.ByteReader;
import java.util.ArrayList;

/** Core and component instances. Binary format, instance definitions. */
final class InstanceDecoder {
  private InstanceDecoder() {}

  static CoreInstance coreInstance(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> {
        int module = in.u32();
        int count = in.count();
        var args = new ArrayList<CoreInstance.Arg>();
        for (int i = 0; i < count; i++) {
          var name = in.name();
          int kindAt = in.position();
          int kind = in.u8();
          if (kind != 0x12) {
            throw AliasDecoder.leadingByte(kind, "instantiation arg kind", kindAt);
          }
          args.add(new CoreInstance.Arg(name, in.u32()));
        }
        yield new CoreInstance.Instantiate(module, args, at);
      }
      case 0x01 -> {
        int count = in.count();
        var exports = new ArrayList<CoreInstance.Export>();
        for (int i = 0; i < count; i++) {
          exports.add(new CoreInstance.Export(in.name(), AliasDecoder.coreSortIndex(in)));
        }
        yield new CoreInstance.Bundle(exports, at);
      }
      default -> throw AliasDecoder.leadingByte(code, "core instance", at);
    };
  }

  static Instance instance(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> {
        int component = in.u32();
        int count = in.count();
        var args = new ArrayList<Instance.Arg>();
        for (int i = 0; i < count; i++) {
          args.add(new Instance.Arg(in.name(), AliasDecoder.sortIndex(in)));
        }
        yield new Instance.Instantiate(component, args, at);
      }
      case 0x01 -> {
        int count = in.count();
        var exports = new ArrayList<Instance.Export>();
        for (int i = 0; i < count; i++) {
          exports.add(new Instance.Export(ExternDecoder.name(in), AliasDecoder.sortIndex(in)));
        }
        yield new Instance.Bundle(exports, at);
      }
      default -> throw AliasDecoder.leadingByte(code, "instance", at);
    };
  }
}
