package dev.wharf.component.definition;

/** An import, of a component or of a component type. Binary format, {@code import}. */
public record Import(NameAttributes name, ExternTypeExpr type, int offset)
    implements Definition, Declarator {}
