package dev.wharf.wasm.text;

import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads types and uses of them. Spec: text/types. */
final class TypeParser {
  private static final Map<String, ValType> VALUE_TYPES = new HashMap<>();
  private static final Map<String, HeapType> HEAP_TYPES = new HashMap<>();

  static {
    for (ValType type : List.of(ValType.I32, ValType.I64, ValType.F32, ValType.F64, ValType.V128)) {
      VALUE_TYPES.put(type.toString(), type);
    }
    for (AbstractHeapType heap : AbstractHeapType.values()) {
      HEAP_TYPES.put(heap.toString(), heap);
      // The short form of a nullable reference is how such a type prints itself.
      var type = new RefType(true, heap);
      VALUE_TYPES.put(type.toString(), type);
    }
  }

  private final TokenReader in;
  private final ModuleScope scope;
  private final TypeIndices indices;

  TypeParser(TokenReader in, ModuleScope scope) {
    this(in, scope, scope.types);
  }

  /** For types that refer to others than those of a module. */
  TypeParser(TokenReader in, ModuleScope scope, TypeIndices indices) {
    this.in = in;
    this.scope = scope;
    this.indices = indices;
  }

  /** Whether a word is the name of a type. */
  static boolean isTypeName(String word) {
    return VALUE_TYPES.containsKey(word) || HEAP_TYPES.containsKey(word);
  }

  ValType valType() {
    if (in.atForm("ref")) {
      return longRefType();
    }
    var token = in.next();
    var type = token.is(Token.Kind.KEYWORD) ? VALUE_TYPES.get(token.text()) : null;
    if (type == null) {
      throw TokenReader.unexpected(token);
    }
    return type;
  }

  boolean atRefType() {
    return in.atForm("ref")
        || in.at(Token.Kind.KEYWORD) && VALUE_TYPES.get(in.peek().text()) instanceof RefType;
  }

  RefType refType() {
    var token = in.peek();
    if (!(valType() instanceof RefType type)) {
      throw TokenReader.unexpected(token);
    }
    return type;
  }

  private RefType longRefType() {
    in.enter("ref");
    boolean nullable = in.take("null");
    var heap = heapType();
    in.close();
    return new RefType(nullable, heap);
  }

  HeapType heapType() {
    if (NameScope.isNext(in)) {
      return new HeapType.Concrete(indices.index(in));
    }
    var token = in.next();
    var type = token.is(Token.Kind.KEYWORD) ? HEAP_TYPES.get(token.text()) : null;
    if (type == null) {
      throw TokenReader.unexpected(token);
    }
    return type;
  }

  /** A type use: its index and how many parameters it has. */
  record TypeUse(int index, FuncType type) {}

  /**
   * A reference to a type, an inline type or both; the parameters' names go into {@code locals}.
   */
  TypeUse typeUse(Optional<NameScope> locals) {
    var token = in.peek(1);
    var explicit = explicitType();
    var paramsAt = in.position();
    var inline = signature(locals);
    // Out of order is a matter of the grammar, and told before anything about the types.
    if (in.atForm("type") || in.atForm("param") || in.atForm("result")) {
      throw TokenReader.unexpected(in.peek(1));
    }
    if (explicit.isEmpty()) {
      return new TypeUse(scope.indexOf(inline), inline);
    }
    int index = explicit.getAsInt();
    var known = scope.func(index);
    if (in.position() != paramsAt) {
      if (known.isEmpty()) {
        throw TokenReader.error("unknown type " + Integer.toUnsignedString(index), token);
      }
      if (!inline.equals(known.get())) {
        throw TokenReader.error("inline function type does not match type " + index, token);
      }
      return new TypeUse(index, inline);
    }
    var type = known.orElse(inline);
    locals.ifPresent(names -> names.skip(type.params().size()));
    return new TypeUse(index, type);
  }

  /** {@code (type x)}, if it comes next. */
  OptionalInt explicitType() {
    if (!in.enter("type")) {
      return OptionalInt.empty();
    }
    int index = indices.index(in);
    in.close();
    return OptionalInt.of(index);
  }

  /** Parameters and results; names are refused where there is no scope for them. */
  FuncType signature(Optional<NameScope> locals) {
    List<ValType> params = new ArrayList<>();
    while (in.enter("param")) {
      if (locals.isPresent() && in.at(Token.Kind.ID)) {
        locals.get().define(in);
        params.add(valType());
      } else {
        while (!in.at(Token.Kind.RIGHT)) {
          params.add(valType());
          locals.ifPresent(names -> names.skip(1));
        }
      }
      in.close();
    }
    return new FuncType(params, results());
  }

  List<ValType> results() {
    List<ValType> results = new ArrayList<>();
    while (in.enter("result")) {
      while (!in.at(Token.Kind.RIGHT)) {
        results.add(valType());
      }
      in.close();
    }
    return results;
  }

  GlobalType globalType() {
    if (!in.enter("mut")) {
      return new GlobalType(valType(), false);
    }
    var type = valType();
    in.close();
    return new GlobalType(type, true);
  }

  MemoryType memoryType() {
    var address = addressType();
    var bounds = bounds();
    boolean shared = in.take("shared");
    boolean statesPageSize = in.atForm("pagesize");
    return new MemoryType(address, bounds, shared, pageSizeLog2(), statesPageSize);
  }

  /** The exponent of the size of a page, which may be written. Spec: custom-page-sizes. */
  int pageSizeLog2() {
    if (!in.enter("pagesize")) {
      return MemoryType.DEFAULT_PAGE_SIZE_LOG2;
    }
    var token = in.peek();
    long bytes = in.unsigned(64);
    if (Long.bitCount(bytes) != 1) {
      throw TokenReader.error("invalid custom page size: not a power of two", token);
    }
    in.close();
    return Long.numberOfTrailingZeros(bytes);
  }

  TableType tableType() {
    var address = addressType();
    var bounds = bounds();
    return new TableType(address, refType(), bounds);
  }

  AddressType addressType() {
    if (in.take("i64")) {
      return AddressType.I64;
    }
    in.take("i32");
    return AddressType.I32;
  }

  private Bounds bounds() {
    long min = in.unsigned(64);
    return new Bounds(
        min, in.at(Token.Kind.INTEGER) ? OptionalLong.of(in.unsigned(64)) : OptionalLong.empty());
  }
}
