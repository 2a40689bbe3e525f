package app.keeping;

import cases.keeping.Keeper;
import cases.keeping.Keeper.Token;
import cases.keeping.KeepingWorld;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import java.util.ArrayList;
import java.util.List;

/** The guest's tokens by the generated bindings and by the dynamic API. */
final class Tokens {
  private static final String KEEPER = "cases:keeping/keeper@1.0.0";

  private final ComponentInstance instance;
  private final Keeper keeper;

  Tokens(KeepingWorld world) {
    this.instance = world.instance();
    this.keeper = world.keeper();
  }

  Val call(String function, Val... args) {
    return instance.func(KEEPER, function).orElseThrow().call(args).getFirst();
  }

  Val val(long id) {
    return call("[constructor]token", new Val.U32(id));
  }

  ListVal.Elements vals(List<Long> ids) {
    return new ListVal.Elements(ids.stream().map(this::val).toList());
  }

  Token java(long id) {
    return keeper.token().create(id);
  }

  List<Token> java(List<Long> ids) {
    return ids.stream().map(this::java).toList();
  }

  /** The number of a token, which is closed. */
  static long id(Token token) {
    try (token) {
      return token.id();
    }
  }

  static List<Long> ids(List<Token> tokens) {
    return tokens.stream().map(Tokens::id).toList();
  }

  static List<Long> ids(Token first, List<Token> others) {
    var ids = new ArrayList<>(ids(List.of(first)));
    ids.addAll(ids(others));
    return ids;
  }

  /** The numbers of all tokens in a value, which are closed. */
  List<Long> ids(Val value) {
    var ids = new ArrayList<Long>();
    collect(value, ids);
    return ids;
  }

  private void collect(Val value, List<Long> ids) {
    switch (value) {
      case Val.Own(Object token) -> {
        ids.add(((Val.U32) call("[method]token.id", new Val.Borrow(token))).value());
        close(token);
      }
      case Val.Record(var fields) -> fields.forEach(field -> collect(field.value(), ids));
      case Val.Tuple(var fields) -> fields.forEach(field -> collect(field, ids));
      case ListVal.Elements(var values) -> values.forEach(each -> collect(each, ids));
      case Val.Variant(_, var payload) -> payload.ifPresent(each -> collect(each, ids));
      case Val.Option(var some) -> some.ifPresent(each -> collect(each, ids));
      case Val.Result(_, var payload) -> payload.ifPresent(each -> collect(each, ids));
      case Val.Str _, Val.U16 _ -> {}
      default -> throw new IllegalStateException(value.toString());
    }
  }

  private static void close(Object token) {
    try {
      ((AutoCloseable) token).close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
