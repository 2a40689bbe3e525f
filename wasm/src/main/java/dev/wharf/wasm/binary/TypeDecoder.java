package dev.wharf.wasm.binary;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.CompositeType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads types. Spec: binary/types. */
public final class TypeDecoder {
  private static final int FUNC_TYPE = 0x60;
  private static final int STRUCT_TYPE = 0x5F;
  private static final int ARRAY_TYPE = 0x5E;
  private static final int SUB = 0x50;
  private static final int SUB_FINAL = 0x4F;
  private static final int REC = 0x4E;
  private static final int REF = 0x64;
  private static final int REF_NULL = 0x63;
  private static final int I8 = 0x78;
  private static final int I16 = 0x77;
  private static final int HAS_MAX = 0x01;
  private static final int SHARED = 0x02;
  private static final int ADDRESS_64 = 0x04;
  private static final int HAS_PAGE_SIZE = 0x08;
  private static final BlockType[] VALUE_BLOCKS = valueBlocks();

  private TypeDecoder() {}

  public static ValType valType(ByteReader in) {
    int at = in.position();
    return valType(in.u8(), at, in);
  }

  private static ValType valType(int code, int at) {
    return switch (code) {
      case 0x7F -> ValType.I32;
      case 0x7E -> ValType.I64;
      case 0x7D -> ValType.F32;
      case 0x7C -> ValType.F64;
      case 0x7B -> ValType.V128;
      case 0x70 -> ValType.FUNCREF;
      case 0x6F -> ValType.EXTERNREF;
      case 0x6E -> ValType.ANYREF;
      case 0x6D -> ValType.EQREF;
      case 0x6C -> ValType.I31REF;
      case 0x6B -> ValType.STRUCTREF;
      case 0x6A -> ValType.ARRAYREF;
      case 0x69 -> ValType.EXNREF;
      case 0x74 -> ValType.NULLEXNREF;
      case 0x73 -> ValType.NULLFUNCREF;
      case 0x72 -> ValType.NULLEXTERNREF;
      case 0x71 -> ValType.NULLREF;
      default -> throw new MalformedException("malformed value type 0x%02x".formatted(code), at);
    };
  }

  private static ValType valType(int code, int at, ByteReader in) {
    return switch (code) {
      case REF -> new RefType(false, heapType(in));
      case REF_NULL -> new RefType(true, heapType(in));
      default -> valType(code, at);
    };
  }

  public static RefType refType(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    if (code < REF_NULL || code > 0x74 || !(valType(code, at, in) instanceof RefType type)) {
      throw new MalformedException("malformed reference type", at);
    }
    return type;
  }

  static HeapType heapType(ByteReader in) {
    int at = in.position();
    long code = in.s33();
    if (code >= 0) {
      return new HeapType.Concrete((int) Math.min(code, Integer.MAX_VALUE));
    }
    return switch ((int) code) {
      case -0x0C -> AbstractHeapType.NOEXN;
      case -0x0D -> AbstractHeapType.NOFUNC;
      case -0x0E -> AbstractHeapType.NOEXTERN;
      case -0x0F -> AbstractHeapType.NONE;
      case -0x10 -> AbstractHeapType.FUNC;
      case -0x11 -> AbstractHeapType.EXTERN;
      case -0x12 -> AbstractHeapType.ANY;
      case -0x13 -> AbstractHeapType.EQ;
      case -0x14 -> AbstractHeapType.I31;
      case -0x15 -> AbstractHeapType.STRUCT;
      case -0x16 -> AbstractHeapType.ARRAY;
      case -0x17 -> AbstractHeapType.EXN;
      default -> throw new MalformedException("malformed heap type", at);
    };
  }

  /** Blocks with one result, by the code of its type from 0x40 on; null where there is none. */
  private static BlockType[] valueBlocks() {
    var blocks = new BlockType[0x40];
    for (int code : new int[] {0x7F, 0x7E, 0x7D, 0x7C, 0x7B, 0x70, 0x6F, 0x69}) {
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
      return block != null ? block : new BlockType.Value(valType(code, at, in));
    }
    long index = in.s33();
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw new MalformedException("malformed block type", at);
    }
    return new BlockType.Indexed((int) index);
  }

  /** A group that is not part of a module. */
  public static RecType recType(ByteReader in) {
    return recType(in, 0);
  }

  /**
   * @param before number of the types before the group
   */
  static RecType recType(ByteReader in, int before) {
    int at = in.position();
    boolean group = in.peek() == REC;
    if (group) {
      in.u8();
    }
    int count = group ? in.count() : 1;
    if (count > Limits.TYPES - before) {
      throw new MalformedException(
          "too many types: " + ((long) before + count) + " > " + Limits.TYPES, at);
    }
    if (!group) {
      return new RecType(List.of(subType(in)));
    }
    List<SubType> types = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      types.add(subType(in));
    }
    return new RecType(types);
  }

  /** Passes what begins a group, so that its members come next; false before a single type. */
  static boolean enterGroup(ByteReader in) {
    boolean entered = false;
    // Groups may be empty.
    while (in.hasNext() && in.peek() == REC) {
      in.u8();
      in.count();
      entered = true;
    }
    return entered;
  }

  static SubType subType(ByteReader in) {
    int first = in.peek();
    if (first != SUB && first != SUB_FINAL) {
      return SubType.plain(compositeType(in));
    }
    in.u8();
    int count = count(in, Limits.TYPES, "supertypes");
    List<HeapType> supertypes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      supertypes.add(new HeapType.Concrete(index(in)));
    }
    return new SubType(first == SUB_FINAL, supertypes, compositeType(in));
  }

  /** No index space reaches 2^31, so that larger indices stay unknown ones when they are cut. */
  private static int index(ByteReader in) {
    int unsigned = in.u32();
    return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
  }

  static CompositeType compositeType(ByteReader in) {
    int at = in.position();
    return switch (in.u8()) {
      case FUNC_TYPE -> new FuncType(valTypes(in), valTypes(in));
      case STRUCT_TYPE -> {
        int count = count(in, Limits.FIELDS, "fields");
        List<FieldType> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          fields.add(fieldType(in));
        }
        yield new StructType(fields);
      }
      case ARRAY_TYPE -> new ArrayType(fieldType(in));
      default -> {
        // The code is a signed LEB128 of 7 bits: binary/types, composite types.
        throw new MalformedException(
            in.bytes()[at] < 0 ? "integer representation too long" : "malformed type definition",
            at);
      }
    };
  }

  private static FieldType fieldType(ByteReader in) {
    var storage =
        switch (in.peek()) {
          case I8 -> PackedType.I8;
          case I16 -> PackedType.I16;
          default -> valType(in);
        };
    if (storage instanceof PackedType) {
      in.u8();
    }
    return new FieldType(storage, mutability(in));
  }

  static List<ValType> valTypes(ByteReader in) {
    int count = count(in, Limits.PARAMETERS, "value types");
    List<ValType> types = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      types.add(valType(in));
    }
    return types;
  }

  private static int count(ByteReader in, int limit, String what) {
    int at = in.position();
    int count = in.count();
    if (count > limit) {
      throw new MalformedException("too many " + what + ": " + count + " > " + limit, at);
    }
    return count;
  }

  public static TableType tableType(ByteReader in) {
    var element = refType(in);
    int at = in.position();
    int flags = in.u8();
    if ((flags & ~(HAS_MAX | ADDRESS_64)) != 0) {
      throw new MalformedException("malformed limits flags", at);
    }
    return new TableType(addressType(flags), element, bounds(in, flags));
  }

  public static MemoryType memoryType(ByteReader in) {
    int at = in.position();
    int flags = in.u8();
    if (flags > (HAS_MAX | SHARED | ADDRESS_64 | HAS_PAGE_SIZE)) {
      throw new MalformedException("malformed limits flags", at);
    }
    if ((flags & HAS_PAGE_SIZE) != 0 && in.remaining() < 2) {
      throw new MalformedException("malformed limits flags: no page size follows", at);
    }
    var bounds = bounds(in, flags);
    int pageSizeLog2 = MemoryType.DEFAULT_PAGE_SIZE_LOG2;
    if ((flags & HAS_PAGE_SIZE) != 0) {
      int pageAt = in.position();
      pageSizeLog2 = in.u32();
      if (pageSizeLog2 < 0 || pageSizeLog2 >= Long.SIZE) {
        throw new MalformedException("invalid custom page size", pageAt);
      }
    }
    return new MemoryType(
        addressType(flags),
        bounds,
        (flags & SHARED) != 0,
        pageSizeLog2,
        (flags & HAS_PAGE_SIZE) != 0);
  }

  private static AddressType addressType(int flags) {
    return (flags & ADDRESS_64) != 0 ? AddressType.I64 : AddressType.I32;
  }

  /** Of 64 bits whatever the address type: what is too large is a matter of validation. */
  private static Bounds bounds(ByteReader in, int flags) {
    long min = in.u64();
    return new Bounds(
        min, (flags & HAS_MAX) == 0 ? OptionalLong.empty() : OptionalLong.of(in.u64()));
  }

  public static GlobalType globalType(ByteReader in) {
    var type = valType(in);
    return new GlobalType(type, mutability(in));
  }

  private static boolean mutability(ByteReader in) {
    int at = in.position();
    int mutability = in.u8();
    if (mutability > 1) {
      throw new MalformedException("malformed mutability", at);
    }
    return mutability == 1;
  }
}
