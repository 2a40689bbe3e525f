package dev.wharf.component.text;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.Optional;

/**
 * Reads references to what is defined: {@code $f}, {@code (func $f)}, or {@code (func $i "a" "b")},
 * which stands for an alias that is added before. Explainer, alias definitions.
 */
final class References {
  private final TokenReader in;
  private final Scope scope;

  References(TokenReader in, Scope scope) {
    this.in = in;
    this.scope = scope;
  }

  /** A sort, of which {@code (} has been read, perhaps with the prefix {@code core}. */
  static Sort sort(TokenReader in) {
    if (in.take("core")) {
      return coreSort(in);
    }
    var token = in.expect(Token.Kind.KEYWORD);
    return switch (token.text()) {
      case "func" -> Sort.FUNC;
      case "value" -> Sort.VALUE;
      case "type" -> Sort.TYPE;
      case "component" -> Sort.COMPONENT;
      case "instance" -> Sort.INSTANCE;
      default -> throw TokenReader.unexpected(token);
    };
  }

  /** A sort after {@code core}, or where only core sorts can be. */
  static Sort coreSort(TokenReader in) {
    var token = in.expect(Token.Kind.KEYWORD);
    return switch (token.text()) {
      case "func" -> Sort.CORE_FUNC;
      case "table" -> Sort.CORE_TABLE;
      case "memory" -> Sort.CORE_MEMORY;
      case "global" -> Sort.CORE_GLOBAL;
      case "tag" -> Sort.CORE_TAG;
      case "type" -> Sort.CORE_TYPE;
      case "module" -> Sort.CORE_MODULE;
      case "instance" -> Sort.CORE_INSTANCE;
      default -> throw TokenReader.unexpected(token);
    };
  }

  /** {@code (sort index)} with any sort. */
  SortIndex item() {
    in.expect(Token.Kind.LEFT);
    var sort = sort(in);
    var item = new SortIndex(sort, target(sort));
    in.close();
    return item;
  }

  /** {@code (sort index)} in a core instance, where the prefix {@code core} is left out. */
  SortIndex coreItem() {
    in.expect(Token.Kind.LEFT);
    var sort = coreSort(in);
    var item = new SortIndex(sort, target(sort));
    in.close();
    return item;
  }

  /** An index of this sort, alone or as {@code (sort index)}. */
  int of(Sort sort) {
    if (!in.at(Token.Kind.LEFT)) {
      return scope.index(sort, in);
    }
    return form(sort);
  }

  /**
   * A core item of a canonical option: as {@link #of}, where the prefix or even the parenthesis
   * around an instance and a name may be left out.
   */
  int ofOption(Sort sort) {
    if (!in.at(Token.Kind.LEFT)) {
      return target(sort);
    }
    return in.peek(1).text().equals("core") ? of(sort) : ofCore(sort);
  }

  /** {@code (sort index)} of one sort. */
  int form(Sort wanted) {
    var token = in.peek(1);
    var item = item();
    if (item.sort() != wanted) {
      throw TokenReader.unexpected(token);
    }
    return item.index();
  }

  /** As {@link #of}, where only core sorts can be and the prefix is left out. */
  int ofCore(Sort sort) {
    if (!in.at(Token.Kind.LEFT)) {
      return scope.index(sort, in);
    }
    var token = in.peek(1);
    var item = coreItem();
    if (item.sort() != sort) {
      throw TokenReader.unexpected(token);
    }
    return item.index();
  }

  /** What follows a sort: an index, or an instance and names of exports. */
  private int target(Sort sort) {
    return switch (sort) {
      case CORE_FUNC, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG -> {
        if (in.peek(1).kind() != Token.Kind.STRING) {
          yield scope.index(sort, in);
        }
        int instance = scope.index(Sort.CORE_INSTANCE, in);
        yield scope.add(new Alias.OfCoreExport(sort, instance, in.name(), Scope.NOWHERE), Id.NONE);
      }
      case CORE_MODULE, FUNC, VALUE, TYPE, COMPONENT, INSTANCE -> {
        if (in.peek(1).kind() != Token.Kind.STRING) {
          yield scope.index(sort, in);
        }
        int instance = scope.index(Sort.INSTANCE, in);
        String name = in.name();
        while (in.at(Token.Kind.STRING)) {
          instance =
              scope.add(new Alias.OfExport(Sort.INSTANCE, instance, name, Scope.NOWHERE), Id.NONE);
          name = in.name();
        }
        yield scope.add(new Alias.OfExport(sort, instance, name, Scope.NOWHERE), Id.NONE);
      }
      case CORE_TYPE, CORE_INSTANCE -> scope.index(sort, in);
    };
  }

  /**
   * {@code (alias ...)} after its parenthesis and keyword, up to where the sort of the target may
   * follow.
   *
   * @param implied the sort, where the form around the alias tells it
   */
  Alias alias(Optional<Sort> implied) {
    if (in.take("export")) {
      int instance = scope.index(Sort.INSTANCE, in);
      String name = in.name();
      return new Alias.OfExport(implied.orElseGet(this::target), instance, name, Scope.NOWHERE);
    }
    if (in.take("core")) {
      if (!in.take("export")) {
        throw TokenReader.unexpected(in.peek());
      }
      int instance = scope.index(Sort.CORE_INSTANCE, in);
      String name = in.name();
      return new Alias.OfCoreExport(implied.orElseGet(this::target), instance, name, Scope.NOWHERE);
    }
    if (!in.take("outer")) {
      throw TokenReader.unexpected(in.peek());
    }
    if (implied.isPresent()) {
      return scope.outer(implied.get(), in);
    }
    // The sort comes last, but the identifier before it is looked up by it.
    int indices = in.position();
    in.next();
    in.next();
    in.expect(Token.Kind.LEFT);
    var sort = sort(in);
    in.seek(indices);
    var alias = scope.outer(sort, in);
    in.expect(Token.Kind.LEFT);
    sort(in);
    return alias;
  }

  /** Opens the form that names the target of an alias. */
  private Sort target() {
    in.expect(Token.Kind.LEFT);
    return sort(in);
  }
}
