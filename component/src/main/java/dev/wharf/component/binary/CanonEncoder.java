package dev.wharf.component.binary;

import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonOption;
import dev.wharf.wasm.binary.ByteWriter;
import java.util.List;

/** Canonical definitions. Binary format, canonical definitions. */
final class CanonEncoder {
  private CanonEncoder() {}

  static void canon(ByteWriter out, Canon canon) {
    switch (canon) {
      case Canon.Lift(int coreFunc, var options, int type, _) -> {
        out.u8(0x00);
        out.u8(0x00);
        out.u32(coreFunc);
        options(out, options);
        out.u32(type);
      }
      case Canon.Lower(int func, var options, _) -> {
        out.u8(0x01);
        out.u8(0x00);
        out.u32(func);
        options(out, options);
      }
      case Canon.BuiltIn(var builtin, var immediate, _) -> {
        out.u8(builtin.code());
        immediate(out, immediate);
      }
    }
  }

  private static void immediate(ByteWriter out, Canon.Immediate immediate) {
    switch (immediate) {
      case Canon.None _ -> {}
      case Canon.OfType(int type) -> out.u32(type);
      case Canon.OfTypeAndOptions(int type, var options) -> {
        out.u32(type);
        options(out, options);
      }
      case Canon.OfTypeAndAsync(int type, boolean async) -> {
        out.u32(type);
        flag(out, async);
      }
      case Canon.OfAsync(boolean async) -> flag(out, async);
      case Canon.OfOptions(var options) -> options(out, options);
      case Canon.OfResult(var result, var options) -> {
        TypeEncoder.result(out, result);
        options(out, options);
      }
      case Canon.OfSlot(var type, int slot) -> {
        CoreTypeEncoder.valType(out, type);
        out.u32(slot);
      }
      case Canon.OfCancellable(boolean cancellable) -> flag(out, cancellable);
      case Canon.OfCancellableAndMemory(boolean cancellable, int memory) -> {
        flag(out, cancellable);
        out.u32(memory);
      }
      case Canon.OfFuncTypeAndTable(int coreType, int table) -> {
        out.u32(coreType);
        out.u32(table);
      }
    }
  }

  private static void flag(ByteWriter out, boolean flag) {
    out.u8(flag ? 1 : 0);
  }

  private static void options(ByteWriter out, List<CanonOption> options) {
    out.u32(options.size());
    for (CanonOption option : options) {
      switch (option) {
        case CanonOption.Encoding(var encoding) -> out.u8(encoding.ordinal());
        case CanonOption.Memory(int memory) -> index(out, 0x03, memory);
        case CanonOption.Realloc(int func) -> index(out, 0x04, func);
        case CanonOption.PostReturn(int func) -> index(out, 0x05, func);
        case CanonOption.Async() -> out.u8(0x06);
        case CanonOption.Callback(int func) -> index(out, 0x07, func);
      }
    }
  }

  private static void index(ByteWriter out, int code, int index) {
    out.u8(code);
    out.u32(index);
  }
}
