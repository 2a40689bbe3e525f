package dev.wharf.runtime.value;

/**
 * A WIT {@code error-context}: an error's story, told to whoever debugs. It carries no meaning that
 * a program may rely on.
 */
public record ErrorContext(String debugMessage) {}
