package dev.wharf.wit.syntax;

import dev.wharf.wit.Span;

/**
 * A name in kebab case.
 *
 * @param text without the percent sign that may stand before it
 */
public record Name(String text, Span span) {}
