package dev.wharf.component.type;

import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Field;
import java.util.List;
import java.util.Optional;

/** Where two value types differ, in words. Value types match only if they are equal. */
final class ValueMatching {
  /** Compares the parts of types. */
  interface Parts {
    Optional<String> difference(InterfaceType actual, InterfaceType expected);
  }

  private final Parts parts;

  ValueMatching(Parts parts) {
    this.parts = parts;
  }

  Optional<String> difference(InterfaceType actual, InterfaceType expected) {
    if (actual.getClass() != expected.getClass()) {
      return Optional.of("expected " + word(expected) + ", found " + word(actual));
    }
    return switch (expected) {
      case InterfaceType.Primitive _ ->
          actual == expected
              ? Optional.empty()
              : Optional.of(
                  "expected primitive `" + expected + "` found primitive `" + actual + "`");
      case InterfaceType.Record(var fields) ->
          fields(((InterfaceType.Record) actual).fields(), fields);
      case InterfaceType.Variant(var cases) ->
          cases(((InterfaceType.Variant) actual).cases(), cases);
      case InterfaceType.ListOf(var element) ->
          parts.difference(((InterfaceType.ListOf) actual).element(), element);
      case InterfaceType.FixedListOf(var element, int length) -> {
        var other = (InterfaceType.FixedListOf) actual;
        yield other.length() == length
            ? parts.difference(other.element(), element)
            : Optional.of(
                "expected fixed length "
                    + Integer.toUnsignedString(length)
                    + ", found "
                    + Integer.toUnsignedString(other.length()));
      }
      case InterfaceType.MapOf(var key, var value) -> {
        var other = (InterfaceType.MapOf) actual;
        var reason = parts.difference(other.key(), key);
        yield reason.isPresent() ? reason : parts.difference(other.value(), value);
      }
      case InterfaceType.Tuple(var elements) ->
          elements(((InterfaceType.Tuple) actual).elements(), elements);
      case InterfaceType.Flags(var labels) ->
          ((InterfaceType.Flags) actual).labels().equals(labels)
              ? Optional.empty()
              : Optional.of("mismatch in flags elements");
      case InterfaceType.Enum(var labels) ->
          ((InterfaceType.Enum) actual).labels().equals(labels)
              ? Optional.empty()
              : Optional.of("mismatch in enum elements");
      case InterfaceType.Option(var payload) ->
          parts.difference(((InterfaceType.Option) actual).payload(), payload);
      case InterfaceType.Result(var ok, var error) -> {
        var other = (InterfaceType.Result) actual;
        var reason = optional(other.ok(), ok, "ok");
        yield reason.isPresent() ? reason : optional(other.error(), error, "err");
      }
      case InterfaceType.Own(var resource) ->
          resource(((InterfaceType.Own) actual).resource(), resource);
      case InterfaceType.Borrow(var resource) ->
          resource(((InterfaceType.Borrow) actual).resource(), resource);
      case InterfaceType.Stream(var element) ->
          optional(((InterfaceType.Stream) actual).element(), element, "stream");
      case InterfaceType.Future(var payload) ->
          optional(((InterfaceType.Future) actual).payload(), payload, "future");
    };
  }

  /** The kind of a type in messages. */
  static String word(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive primitive -> primitive.toString();
      case InterfaceType.Record _ -> "record";
      case InterfaceType.Variant _ -> "variant";
      case InterfaceType.ListOf _ -> "list";
      case InterfaceType.FixedListOf _ -> "fixed-length list";
      case InterfaceType.MapOf _ -> "map";
      case InterfaceType.Tuple _ -> "tuple";
      case InterfaceType.Flags _ -> "flags";
      case InterfaceType.Enum _ -> "enum";
      case InterfaceType.Option _ -> "option";
      case InterfaceType.Result _ -> "result";
      case InterfaceType.Own _ -> "own";
      case InterfaceType.Borrow _ -> "borrow";
      case InterfaceType.Stream _ -> "stream";
      case InterfaceType.Future _ -> "future";
    };
  }

  private Optional<String> fields(List<Field> actual, List<Field> expected) {
    if (actual.size() != expected.size()) {
      return Optional.of("expected " + expected.size() + " fields, found " + actual.size());
    }
    for (int i = 0; i < expected.size(); i++) {
      var name = expected.get(i).name();
      if (!actual.get(i).name().equals(name)) {
        return Optional.of(
            "expected field name `" + name + "`, found `" + actual.get(i).name() + "`");
      }
      var reason = parts.difference(actual.get(i).type(), expected.get(i).type());
      if (reason.isPresent()) {
        return Optional.of("type mismatch in record field `" + name + "`: " + reason.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> cases(List<Case> actual, List<Case> expected) {
    if (actual.size() != expected.size()) {
      return Optional.of("expected " + expected.size() + " cases, found " + actual.size());
    }
    for (int i = 0; i < expected.size(); i++) {
      var name = expected.get(i).name();
      if (!actual.get(i).name().equals(name)) {
        return Optional.of(
            "expected case named `" + name + "`, found `" + actual.get(i).name() + "`");
      }
      var payload = expected.get(i).payload();
      var other = actual.get(i).payload();
      if (payload.isPresent() != other.isPresent()) {
        return Optional.of(
            "expected case `"
                + name
                + (payload.isPresent() ? "` to have a type, found none" : "` to have no type"));
      }
      var reason =
          payload.isPresent()
              ? parts.difference(other.get(), payload.get())
              : Optional.<String>empty();
      if (reason.isPresent()) {
        return Optional.of("type mismatch in variant case `" + name + "`: " + reason.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> elements(List<InterfaceType> actual, List<InterfaceType> expected) {
    if (actual.size() != expected.size()) {
      return Optional.of("expected " + expected.size() + " types, found " + actual.size());
    }
    for (int i = 0; i < expected.size(); i++) {
      var reason = parts.difference(actual.get(i), expected.get(i));
      if (reason.isPresent()) {
        return Optional.of("type mismatch in tuple field " + i + ": " + reason.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> optional(
      Optional<InterfaceType> actual, Optional<InterfaceType> expected, String what) {
    if (actual.isPresent() != expected.isPresent()) {
      return Optional.of(
          expected.isPresent()
              ? "expected " + what + " type, but found none"
              : "expected " + what + " type to not be present");
    }
    var reason =
        expected.isPresent()
            ? parts.difference(actual.get(), expected.get())
            : Optional.<String>empty();
    return reason.map(r -> "type mismatch in " + what + " variant: " + r);
  }

  private static Optional<String> resource(ResourceType actual, ResourceType expected) {
    return actual.equals(expected)
        ? Optional.empty()
        : Optional.of("resource types are not the same");
  }
}
