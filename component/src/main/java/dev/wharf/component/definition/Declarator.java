package dev.wharf.component.definition;

/**
 * A line of a component or instance type. Binary format, {@code componentdecl} and {@code
 * instancedecl}.
 */
public sealed interface Declarator permits CoreTypeDef, TypeDef, Alias, Import, Declarator.Export {
  int offset();

  record Export(NameAttributes name, ExternTypeExpr type, int offset) implements Declarator {}
}
