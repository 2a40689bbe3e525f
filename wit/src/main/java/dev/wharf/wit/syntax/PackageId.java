package dev.wharf.wit.syntax;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.Span;

/** The name of a package where it is declared or referred to. */
public record PackageId(PackageName name, Span span) {}
