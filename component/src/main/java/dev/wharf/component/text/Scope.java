package dev.wharf.component.text;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.ComponentNames;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A component, component type or instance type while its text is read: what it defines so far, and
 * which identifiers stand for it.
 */
final class Scope {
  /** Positions of text are not kept: what is parsed is encoded and decoded again. */
  static final int NOWHERE = 0;

  private final Optional<Scope> parent;
  private final Optional<String> id;
  private final Map<Sort, IndexSpace> spaces = new EnumMap<>(Sort.class);
  private final List<Definition> definitions = new ArrayList<>();
  private final List<Declarator> declarators = new ArrayList<>();

  Scope(Optional<Scope> parent, Optional<String> id) {
    this.parent = parent;
    this.id = id;
    for (Sort sort : Sort.values()) {
      spaces.put(sort, new IndexSpace(sort));
    }
  }

  List<Definition> definitions() {
    return definitions;
  }

  List<Declarator> declarators() {
    return declarators;
  }

  /** The names of a component and of what it defines. */
  ComponentNames names(Optional<String> name) {
    Map<Sort, SortedMap<Integer, String>> items = new EnumMap<>(Sort.class);
    spaces.forEach((sort, space) -> items.put(sort, space.names()));
    return new ComponentNames(name, items);
  }

  IndexSpace space(Sort sort) {
    return spaces.get(sort);
  }

  int define(Sort sort, Id id) {
    return spaces.get(sort).define(id);
  }

  /** Adds a definition of a component that declares nothing in types. */
  void add(Definition definition) {
    definitions.add(definition);
  }

  void add(Declarator.Export export) {
    declarators.add(export);
  }

  void add(Import each) {
    definitions.add(each);
    declarators.add(each);
  }

  /** Adds an import and gives the index of what it imports. */
  int addImport(NameAttributes name, Sort sort, Id id, ExternTypeExpr type) {
    add(new Import(name, type, NOWHERE));
    return define(sort, id);
  }

  /** Adds a type and gives its index. */
  int add(TypeExpr type, Id id) {
    var definition = new TypeDef(type, NOWHERE);
    definitions.add(definition);
    declarators.add(definition);
    return define(Sort.TYPE, id);
  }

  /** Adds a core type and gives its index. */
  int add(CoreTypeDef.Expr type, Id id) {
    addDefined(type);
    return define(Sort.CORE_TYPE, id);
  }

  /** Adds core types that have their indices. */
  void addDefined(CoreTypeDef.Expr type) {
    var definition = new CoreTypeDef(type, NOWHERE);
    definitions.add(definition);
    declarators.add(definition);
  }

  /** Adds an alias and gives the index of what it stands for. */
  int add(Alias alias, Id id) {
    definitions.add(alias);
    declarators.add(alias);
    return define(alias.sort(), id);
  }

  /** The index that comes next: an identifier of this scope or one around it, or a number. */
  int index(Sort sort, TokenReader in) {
    if (in.at(Token.Kind.INTEGER)) {
      return (int) in.unsigned(32);
    }
    return resolve(sort, in.expect(Token.Kind.ID));
  }

  private int resolve(Sort sort, Token id) {
    var own = spaces.get(sort).find(id.text());
    if (own.isPresent()) {
      return own.getAsInt();
    }
    int depth = 1;
    for (var around = parent; around.isPresent(); around = around.get().parent) {
      var found = around.get().spaces.get(sort).find(id.text());
      if (found.isPresent()) {
        if (!canBeOuter(sort)) {
          throw TokenReader.error("outer item " + id + " is not a module, type, or component", id);
        }
        var alias = new Alias.Outer(sort, depth, found.getAsInt(), NOWHERE);
        return add(alias, new Id(Optional.of(id), Optional.of(id.text())));
      }
      depth++;
    }
    throw TokenReader.error("unknown " + sort.word() + ": failed to find name " + id, id);
  }

  private static boolean canBeOuter(Sort sort) {
    return switch (sort) {
      case COMPONENT, TYPE, CORE_MODULE, CORE_TYPE -> true;
      case CORE_FUNC,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_INSTANCE,
          FUNC,
          VALUE,
          INSTANCE ->
          false;
    };
  }

  /** Reads the two indices of an outer alias: which scope, and what in it. */
  Alias.Outer outer(Sort sort, TokenReader in) {
    if (in.at(Token.Kind.INTEGER)) {
      int depth = (int) in.unsigned(32);
      return new Alias.Outer(sort, depth, indexAt(depth, sort, in), NOWHERE);
    }
    var token = in.expect(Token.Kind.ID);
    int depth = 0;
    for (var scope = Optional.of(this); scope.isPresent(); scope = scope.get().parent) {
      if (scope.get().id.equals(Optional.of(token.text()))) {
        return new Alias.Outer(sort, depth, outerIndex(sort, scope, in), NOWHERE);
      }
      depth++;
    }
    throw TokenReader.error("outer component " + token + " not found", token);
  }

  /** The index that comes next, in a scope so far out; there a number need not mean anything. */
  int indexAt(int depth, Sort sort, TokenReader in) {
    var scope = Optional.of(this);
    for (int i = 0; i != depth && scope.isPresent(); i++) {
      scope = scope.get().parent;
    }
    return outerIndex(sort, scope, in);
  }

  private static int outerIndex(Sort sort, Optional<Scope> scope, TokenReader in) {
    if (in.at(Token.Kind.INTEGER)) {
      return (int) in.unsigned(32);
    }
    var id = in.expect(Token.Kind.ID);
    return scope
        .map(found -> found.spaces.get(sort).find(id.text()))
        .filter(java.util.OptionalInt::isPresent)
        .orElseThrow(
            () -> TokenReader.error("unknown " + sort.word() + ": failed to find name " + id, id))
        .getAsInt();
  }
}
