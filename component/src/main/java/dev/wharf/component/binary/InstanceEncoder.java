package dev.wharf.component.binary;

import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.Instance;
import dev.wharf.wasm.binary.ByteWriter;

/** Core and component instances. Binary format, instance definitions. */
final class InstanceEncoder {
  private InstanceEncoder() {}

  static void coreInstance(ByteWriter out, CoreInstance instance) {
    switch (instance) {
      case CoreInstance.Instantiate(int module, var args, _) -> {
        out.u8(0x00);
        out.u32(module);
        out.u32(args.size());
        for (var arg : args) {
          out.name(arg.name());
          out.u8(0x12);
          out.u32(arg.instance());
        }
      }
      case CoreInstance.Bundle(var exports, _) -> {
        out.u8(0x01);
        out.u32(exports.size());
        for (var export : exports) {
          out.name(export.name());
          AliasEncoder.coreSortIndex(out, export.item());
        }
      }
    }
  }

  static void instance(ByteWriter out, Instance instance) {
    switch (instance) {
      case Instance.Instantiate(int component, var args, _) -> {
        out.u8(0x00);
        out.u32(component);
        out.u32(args.size());
        for (var arg : args) {
          out.name(arg.name());
          AliasEncoder.sortIndex(out, arg.item());
        }
      }
      case Instance.Bundle(var exports, _) -> {
        out.u8(0x01);
        out.u32(exports.size());
        for (var export : exports) {
          ExternEncoder.name(out, export.name());
          AliasEncoder.sortIndex(out, export.item());
        }
      }
    }
  }
}
