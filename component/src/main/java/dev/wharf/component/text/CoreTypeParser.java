package dev.wharf.component.text;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.RecType;
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

/** Reads core types as components write them. Explainer, core type definitions. */
final class CoreTypeParser {
  private static final Map<String, ValType> VALUE_TYPES = new HashMap<>();

  static {
    for (ValType type :
        List.of(
            ValType.I32,
            ValType.I64,
            ValType.F32,
            ValType.F64,
            ValType.V128,
            ValType.FUNCREF,
            ValType.EXTERNREF,
            ValType.EXNREF)) {
      VALUE_TYPES.put(type.toString(), type);
    }
  }

  private final TokenReader in;
  private final Scope scope;

  CoreTypeParser(TokenReader in, Scope scope) {
    this.in = in;
    this.scope = scope;
  }

  static ValType valType(TokenReader in) {
    var token = in.expect(Token.Kind.KEYWORD);
    var type = VALUE_TYPES.get(token.text());
    if (type == null) {
      throw TokenReader.unexpected(token);
    }
    return type;
  }

  /** {@code (func ...)} or {@code (module ...)}. */
  CoreTypeDef.Expr expr() {
    var keyword = in.form();
    var type =
        switch (keyword.text()) {
          case "func" -> new CoreTypeDef.OfGroup(RecType.of(func()));
          case "module" -> new CoreTypeDef.OfModule(moduleType());
          default -> throw TokenReader.unexpected(keyword);
        };
    in.close();
    return type;
  }

  private FuncType func() {
    var params = new ArrayList<ValType>();
    while (in.enter("param")) {
      in.id();
      while (!in.at(Token.Kind.RIGHT)) {
        params.add(valType(in));
      }
      in.close();
    }
    var results = new ArrayList<ValType>();
    while (in.enter("result")) {
      while (!in.at(Token.Kind.RIGHT)) {
        results.add(valType(in));
      }
      in.close();
    }
    return new FuncType(params, results);
  }

  /** Declarators up to the parenthesis that closes them. */
  List<CoreTypeDef.Decl> moduleType() {
    var reader = new ModuleTypeReader();
    while (in.at(Token.Kind.LEFT)) {
      reader.declarator(in.form());
      in.close();
    }
    return reader.declarators;
  }

  /** One module type: it has type indices of its own. */
  private final class ModuleTypeReader {
    private final List<CoreTypeDef.Decl> declarators = new ArrayList<>();
    private final IndexSpace types = new IndexSpace(Sort.CORE_TYPE);

    private void declarator(Token keyword) {
      switch (keyword.text()) {
        case "import" -> {
          var module = in.name();
          var name = in.name();
          var desc = desc();
          declarators.add(new CoreTypeDef.ImportDecl(module, name, desc, Scope.NOWHERE));
        }
        case "export" -> {
          var name = in.name();
          var desc = desc();
          declarators.add(new CoreTypeDef.ExportDecl(name, desc, Scope.NOWHERE));
        }
        case "type" -> {
          var id = id();
          add(expr());
          types.define(id);
        }
        case "alias" -> {
          if (!in.take("outer")) {
            throw TokenReader.unexpected(in.peek());
          }
          // Seen from here, the scope around is one further out.
          int depth;
          int index;
          if (in.at(Token.Kind.INTEGER)) {
            depth = (int) in.unsigned(32);
            index = (int) in.unsigned(32);
          } else {
            var outer = scope.outer(Sort.CORE_TYPE, in);
            depth = outer.depth() + 1;
            index = outer.index();
          }
          in.expect(Token.Kind.LEFT);
          in.take("core");
          if (!in.take("type")) {
            throw TokenReader.unexpected(in.peek());
          }
          var id = id();
          in.close();
          declarators.add(new CoreTypeDef.AliasDecl(depth, index, Scope.NOWHERE));
          types.define(id);
        }
        default -> throw TokenReader.unexpected(keyword);
      }
    }

    private void add(CoreTypeDef.Expr type) {
      declarators.add(new CoreTypeDef.TypeDecl(type, Scope.NOWHERE));
    }

    private Import.Desc desc() {
      var keyword = in.form();
      in.id();
      Import.Desc desc =
          switch (keyword.text()) {
            case "func" -> new Import.OfFunc(typeUse());
            case "tag" -> new Import.OfTag(typeUse());
            case "table" -> {
              var bounds = bounds();
              var token = in.peek();
              if (!(valType(in) instanceof RefType element)) {
                throw TokenReader.unexpected(token);
              }
              yield new Import.OfTable(new TableType(element, bounds));
            }
            case "memory" -> new Import.OfMemory(new MemoryType(bounds()));
            case "global" -> {
              boolean mutable = in.enter("mut");
              var type = valType(in);
              if (mutable) {
                in.close();
              }
              yield new Import.OfGlobal(new GlobalType(type, mutable));
            }
            default -> throw TokenReader.unexpected(keyword);
          };
      in.close();
      return desc;
    }

    private int typeUse() {
      if (in.enter("type")) {
        int index = typeIndex();
        in.close();
        return index;
      }
      add(new CoreTypeDef.OfGroup(RecType.of(func())));
      return types.define(Optional.empty());
    }

    private int typeIndex() {
      if (in.at(Token.Kind.INTEGER)) {
        return (int) in.unsigned(32);
      }
      var id = in.expect(Token.Kind.ID);
      OptionalInt own = types.find(id.text());
      if (own.isPresent()) {
        return own.getAsInt();
      }
      throw TokenReader.error("unknown core type: failed to find name " + id, id);
    }

    private Bounds bounds() {
      long min = in.unsigned(64);
      return new Bounds(
          min, in.at(Token.Kind.INTEGER) ? OptionalLong.of(in.unsigned(64)) : OptionalLong.empty());
    }
  }

  private Optional<Token> id() {
    return in.at(Token.Kind.ID) ? Optional.of(in.next()) : Optional.empty();
  }
}
