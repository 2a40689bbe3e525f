package dev.wharf.component.text;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.text.FreeTypeParser;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** As deep as module types are decoded. */
  private static final int MAX_DEPTH = 100;

  private static final int NONE = -1;

  private final TokenReader in;
  private final Scope scope;

  CoreTypeParser(TokenReader in, Scope scope) {
    this.in = in;
    this.scope = scope;
  }

  /** A value type where the Canonical ABI has one. */
  static ValType valType(TokenReader in) {
    var token = in.expect(Token.Kind.KEYWORD);
    var type = VALUE_TYPES.get(token.text());
    if (type == null) {
      throw TokenReader.unexpected(token);
    }
    return type;
  }

  /** A definition after {@code type}: a type or a module type, with an identifier perhaps. */
  void define() {
    var id = Id.read(in);
    if (in.enter("module")) {
      scope.add(new CoreTypeDef.OfModule(moduleType()), id);
      in.close();
      return;
    }
    var types = scope.space(Sort.CORE_TYPE);
    types.define(id);
    scope.addDefined(new CoreTypeDef.OfGroup(single(types)));
  }

  /** Definitions after {@code rec}. */
  void defineGroup() {
    scope.addDefined(new CoreTypeDef.OfGroup(group(scope.space(Sort.CORE_TYPE))));
  }

  /** A type that has its index, and may refer to itself. */
  private RecType single(IndexSpace types) {
    return new RecType(List.of(new FreeTypeParser(in, types::own).subType()));
  }

  /** Types that may refer to each other, so that they are all named before one is read. */
  private RecType group(IndexSpace types) {
    int start = in.position();
    while (in.enter("type")) {
      types.define(Id.read(in));
      in.leave();
    }
    in.seek(start);
    var parser = new FreeTypeParser(in, types::own);
    var group = new ArrayList<SubType>();
    while (in.enter("type")) {
      Id.read(in);
      group.add(parser.subType());
      in.close();
    }
    return new RecType(group);
  }

  /** Declarators up to the parenthesis that closes them. */
  List<CoreTypeDef.Decl> moduleType() {
    return moduleType(0);
  }

  private List<CoreTypeDef.Decl> moduleType(int depth) {
    if (depth == MAX_DEPTH) {
      throw TokenReader.error("module types nested more than " + MAX_DEPTH + " deep", in.peek());
    }
    var reader = new ModuleTypeReader(depth);
    while (in.at(Token.Kind.LEFT)) {
      reader.declarator(in.form());
      in.close();
    }
    return reader.declarators;
  }

  /** One module type: it has type indices of its own. */
  private final class ModuleTypeReader {
    private final int depth;
    private final List<CoreTypeDef.Decl> declarators = new ArrayList<>();
    private final IndexSpace types = new IndexSpace(Sort.CORE_TYPE);
    private final Map<Integer, FuncType> funcs = new HashMap<>();

    /** Types that were given their index by a declarator, which signatures stand for. */
    private final Map<FuncType, Integer> declared = new HashMap<>();

    private final FreeTypeParser parser = new FreeTypeParser(in, types::own);

    private ModuleTypeReader(int depth) {
      this.depth = depth;
    }

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
          int index = types.define(Id.read(in));
          if (in.enter("module")) {
            add(new CoreTypeDef.OfModule(moduleType(depth + 1)));
            in.close();
          } else {
            var group = single(types);
            add(new CoreTypeDef.OfGroup(group));
            if (group.types().getFirst().composite() instanceof FuncType func) {
              funcs.put(index, func);
              if (group.types().getFirst().isPlain()) {
                declared.putIfAbsent(func, index);
              }
            }
          }
        }
        case "rec" -> add(new CoreTypeDef.OfGroup(group(types)));
        case "alias" -> alias();
        default -> throw TokenReader.unexpected(keyword);
      }
    }

    private void alias() {
      if (!in.take("outer")) {
        throw TokenReader.unexpected(in.peek());
      }
      // Seen from here, the scope around is one further out.
      int outwards;
      int index;
      if (in.at(Token.Kind.INTEGER)) {
        outwards = (int) in.unsigned(32);
        index = outwards == 0 ? types.own(in) : scope.indexAt(outwards - 1, Sort.CORE_TYPE, in);
      } else {
        var outer = scope.outer(Sort.CORE_TYPE, in);
        outwards = outer.depth() + 1;
        index = outer.index();
      }
      in.expect(Token.Kind.LEFT);
      in.take("core");
      if (!in.take("type")) {
        throw TokenReader.unexpected(in.peek());
      }
      var id = Id.read(in);
      in.close();
      declarators.add(new CoreTypeDef.AliasDecl(outwards, index, Scope.NOWHERE));
      types.define(id);
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
            case "table" -> new Import.OfTable(parser.tableType());
            case "memory" -> new Import.OfMemory(parser.memoryType());
            case "global" -> new Import.OfGlobal(parser.globalType());
            default -> throw TokenReader.unexpected(keyword);
          };
      in.close();
      return desc;
    }

    private int typeUse() {
      if (in.enter("type")) {
        int index = types.own(in);
        in.close();
        var token = in.peek();
        if (in.at(Token.Kind.LEFT) && !parser.signature().equals(funcs.get(index))) {
          throw TokenReader.error("inline function type does not match type " + index, token);
        }
        return index;
      }
      var type = parser.signature();
      int known = declared.getOrDefault(type, NONE);
      if (known != NONE) {
        return known;
      }
      add(new CoreTypeDef.OfGroup(RecType.of(type)));
      int index = types.define(Id.NONE);
      funcs.put(index, type);
      return index;
    }
  }
}
