package dev.wharf.wasm.binary;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads types. Spec: binary/types. */
final class TypeDecoder {
  private static final int FUNC_TYPE = 0x60;
  private static final BlockType[] VALUE_BLOCKS = valueBlocks();

  private TypeDecoder() {}

  static ValType valType(ByteReader in) {
    int at = in.position();
    return valType(in.u8(), at);
  }

  private static ValType valType(int code, int at) {
    return switch (code) {
      case 0x7F -> ValType.I32;
      case 0x7E -> ValType.I64;
      case 0x7D -> ValType.F32;
      case 0x7C -> ValType.F64;
      case 0x7B -> throw new MalformedException("malformed value type: v128 is not enabled", at);
      case 0x70 -> ValType.FUNCREF;
      case 0x6F -> ValType.EXTERNREF;
      case 0x69 -> ValType.EXNREF;
      default -> throw new MalformedException("malformed value type 0x%02x".formatted(code), at);
    };
  }

  static RefType refType(ByteReader in) {
    int at = in.position();
    return switch (in.u8()) {
      case 0x70 -> ValType.FUNCREF;
      case 0x6F -> ValType.EXTERNREF;
      case 0x69 -> ValType.EXNREF;
      default -> throw new MalformedException("malformed reference type", at);
    };
  }

  static HeapType heapType(ByteReader in) {
    int at = in.position();
    return switch ((int) in.s33()) {
      case -0x10 -> AbstractHeapType.FUNC;
      case -0x11 -> AbstractHeapType.EXTERN;
      case -0x17 -> AbstractHeapType.EXN;
      default -> throw new MalformedException("malformed heap type", at);
    };
  }

  /** Blocks with one result, by the code of its type from 0x40 on; null where there is none. */
  private static BlockType[] valueBlocks() {
    var blocks = new BlockType[0x40];
    for (int code : new int[] {0x7F, 0x7E, 0x7D, 0x7C, 0x70, 0x6F, 0x69}) {
      blocks[code - 0x40] = new BlockType.Value(valType(code, 0));
    }
    return blocks;
  }

  static BlockType blockType(ByteReader in) {
    int at = in.position();
    int first = in.peek();
    if (first == 0x40) {
      in.u8();
      return BlockType.EMPTY;
    }
    if ((first & 0xC0) == 0x40) {
      int code = in.u8();
      var block = VALUE_BLOCKS[code - 0x40];
      return block != null ? block : new BlockType.Value(valType(code, at));
    }
    long index = in.s33();
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw new MalformedException("malformed block type", at);
    }
    return new BlockType.Indexed((int) index);
  }

  static FuncType funcType(ByteReader in) {
    int at = in.position();
    if (in.u8() != FUNC_TYPE) {
      throw new MalformedException("malformed type: only function types are supported", at);
    }
    return new FuncType(valTypes(in), valTypes(in));
  }

  static List<ValType> valTypes(ByteReader in) {
    int count = in.count();
    List<ValType> types = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      types.add(valType(in));
    }
    return types;
  }

  static TableType tableType(ByteReader in) {
    var element = refType(in);
    return new TableType(element, bounds(in, "table"));
  }

  static MemoryType memoryType(ByteReader in) {
    return new MemoryType(bounds(in, "memory"));
  }

  private static Bounds bounds(ByteReader in, String of) {
    int at = in.position();
    int flags = in.u8();
    if (flags > 1) {
      throw new MalformedException(
          flags > 0x0F
              ? "malformed limits flags"
              : "malformed limits flags: shared and 64-bit " + of + " types are not enabled",
          at);
    }
    long min = in.u64();
    var max = flags == 1 ? OptionalLong.of(in.u64()) : OptionalLong.empty();
    return new Bounds(min, max);
  }

  static GlobalType globalType(ByteReader in) {
    var type = valType(in);
    int at = in.position();
    int mutability = in.u8();
    if (mutability > 1) {
      throw new MalformedException("malformed mutability", at);
    }
    return new GlobalType(type, mutability == 1);
  }
}
