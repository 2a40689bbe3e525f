package dev.wharf.wasm.text;

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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads types. Spec: text/types. */
final class TypeParser {
  /** Types of proposals that have no place in {@link AbstractHeapType}. */
  private static final Set<String> FOREIGN =
      Set.of("any", "eq", "i31", "struct", "array", "none", "nofunc", "noextern", "noexn");

  private final TokenReader in;
  private final ModuleScope scope;

  TypeParser(TokenReader in, ModuleScope scope) {
    this.in = in;
    this.scope = scope;
  }

  boolean atValType() {
    return in.at(Token.Kind.KEYWORD) || in.atForm("ref");
  }

  ValType valType() {
    var token = in.peek();
    if (token.is(Token.Kind.KEYWORD)) {
      switch (token.text()) {
        case "i32" -> {
          in.next();
          return ValType.I32;
        }
        case "i64" -> {
          in.next();
          return ValType.I64;
        }
        case "f32" -> {
          in.next();
          return ValType.F32;
        }
        case "f64" -> {
          in.next();
          return ValType.F64;
        }
        case "v128" -> throw TokenReader.error("unexpected token v128: not enabled", token);
        default -> {}
      }
    }
    return refType();
  }

  boolean atRefType() {
    return in.atForm("ref") || in.at(Token.Kind.KEYWORD) && in.peek().text().endsWith("ref");
  }

  RefType refType() {
    var token = in.peek();
    if (in.enter("ref")) {
      boolean nullable = in.take("null");
      var heap = heapType();
      in.close();
      if (!nullable) {
        throw TokenReader.error("unexpected token: non-null references are not enabled", token);
      }
      return new RefType(true, heap);
    }
    in.next();
    return switch (token.is(Token.Kind.KEYWORD) ? token.text() : "") {
      case "funcref" -> ValType.FUNCREF;
      case "externref" -> ValType.EXTERNREF;
      case "exnref" -> ValType.EXNREF;
      default -> throw TokenReader.unexpected(token);
    };
  }

  HeapType heapType() {
    var token = in.next();
    if (token.is(Token.Kind.ID) || token.is(Token.Kind.INTEGER)) {
      throw TokenReader.error(
          "unexpected token " + token + ": typed references are not enabled", token);
    }
    return switch (token.is(Token.Kind.KEYWORD) ? token.text() : "") {
      case "func" -> AbstractHeapType.FUNC;
      case "extern" -> AbstractHeapType.EXTERN;
      case "exn" -> AbstractHeapType.EXN;
      default -> {
        if (FOREIGN.contains(token.text())) {
          throw TokenReader.error("unexpected token " + token + ": not enabled", token);
        }
        throw TokenReader.unexpected(token);
      }
    };
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
    boolean known = index >= 0 && index < scope.funcTypes.size();
    if (in.position() != paramsAt) {
      if (!known) {
        throw TokenReader.error("unknown type " + Integer.toUnsignedString(index), token);
      }
      if (!inline.equals(scope.funcTypes.get(index))) {
        throw TokenReader.error("inline function type does not match type " + index, token);
      }
      return new TypeUse(index, inline);
    }
    var type = known ? scope.funcTypes.get(index) : inline;
    locals.ifPresent(names -> names.skip(type.params().size()));
    return new TypeUse(index, type);
  }

  /** {@code (type x)}, if it comes next. */
  OptionalInt explicitType() {
    if (!in.enter("type")) {
      return OptionalInt.empty();
    }
    int index = scope.types.index(in);
    in.close();
    return OptionalInt.of(index);
  }

  /** Parameters and results; names are refused where there is no scope for them. */
  FuncType signature(Optional<NameScope> locals) {
    List<ValType> params = new ArrayList<>();
    while (in.enter("param")) {
      if (locals.isPresent() && in.at(Token.Kind.ID)) {
        var token = in.peek();
        locals.get().define(in.id(), token);
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
    addressType();
    return new MemoryType(bounds());
  }

  TableType tableType() {
    addressType();
    var bounds = bounds();
    return new TableType(refType(), bounds);
  }

  /** Only 32-bit addresses are known; their name may be written. */
  void addressType() {
    if (in.peek().isKeyword("i64")) {
      throw TokenReader.error("unexpected token i64: 64-bit addresses are not enabled", in.peek());
    }
    in.take("i32");
  }

  private Bounds bounds() {
    long min = in.unsigned(64);
    return new Bounds(
        min, in.at(Token.Kind.INTEGER) ? OptionalLong.of(in.unsigned(64)) : OptionalLong.empty());
  }
}
