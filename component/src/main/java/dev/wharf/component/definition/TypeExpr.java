package dev.wharf.component.definition;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A type as it is written, its parts being indices. Binary format, {@code deftype}. */
public sealed interface TypeExpr {
  record Label(String name, ValueRef type) {}

  record Case(String name, Optional<ValueRef> payload) {}

  record Primitive(InterfaceType.Primitive type) implements TypeExpr {}

  record Record(List<Label> fields) implements TypeExpr {
    public Record {
      fields = List.copyOf(fields);
    }
  }

  record Variant(List<Case> cases) implements TypeExpr {
    public Variant {
      cases = List.copyOf(cases);
    }
  }

  record ListOf(ValueRef element) implements TypeExpr {}

  /** The length is unsigned. */
  record FixedListOf(ValueRef element, int length) implements TypeExpr {}

  record MapOf(ValueRef key, ValueRef value) implements TypeExpr {}

  record Tuple(List<ValueRef> elements) implements TypeExpr {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  record Flags(List<String> labels) implements TypeExpr {
    public Flags {
      labels = List.copyOf(labels);
    }
  }

  record Enum(List<String> labels) implements TypeExpr {
    public Enum {
      labels = List.copyOf(labels);
    }
  }

  record Option(ValueRef payload) implements TypeExpr {}

  record Result(Optional<ValueRef> ok, Optional<ValueRef> error) implements TypeExpr {}

  record Own(int resource) implements TypeExpr {}

  record Borrow(int resource) implements TypeExpr {}

  record Stream(Optional<ValueRef> element) implements TypeExpr {}

  record Future(Optional<ValueRef> payload) implements TypeExpr {}

  record Func(boolean async, List<Label> params, Optional<ValueRef> result) implements TypeExpr {
    public Func {
      params = List.copyOf(params);
    }
  }

  record OfComponent(List<Declarator> declarators) implements TypeExpr {
    public OfComponent {
      declarators = List.copyOf(declarators);
    }
  }

  record OfInstance(List<Declarator> declarators) implements TypeExpr {
    public OfInstance {
      declarators = List.copyOf(declarators);
    }
  }

  /** A resource that is represented by a core value and optionally destroyed by a core function. */
  record Resource(ValType representation, OptionalInt destructor) implements TypeExpr {}
}
