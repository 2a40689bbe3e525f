package dev.wharf.runtime.async;

/** An error's story, told to whoever debugs. Spec: Canonical ABI, {@code ErrorContext}. */
public record ErrorContext(String debugMessage) {}
