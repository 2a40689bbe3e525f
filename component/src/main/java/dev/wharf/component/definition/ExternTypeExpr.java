package dev.wharf.component.definition;

/** The type of an import or export by index. Binary format, {@code externtype}. */
public sealed interface ExternTypeExpr {
  record OfModule(int coreType) implements ExternTypeExpr {}

  record OfFunc(int type) implements ExternTypeExpr {}

  record TypeEq(int type) implements ExternTypeExpr {}

  record SubResource() implements ExternTypeExpr {}

  record OfComponent(int type) implements ExternTypeExpr {}

  record OfInstance(int type) implements ExternTypeExpr {}
}
