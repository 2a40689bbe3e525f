package dev.wharf.component.compose;

import dev.wharf.component.validate.ValidComponent;

/**
 * A component that takes part in a composition.
 *
 * @param name for messages, such as a package name or a file
 */
public record Part(String name, ValidComponent component) {}
