package dev.wharf.component.definition;

/** A type definition. Binary format, {@code type}. */
public record TypeDef(TypeExpr type, int offset) implements Definition, Declarator {}
