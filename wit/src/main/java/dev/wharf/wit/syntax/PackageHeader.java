package dev.wharf.wit.syntax;

import java.util.Optional;

/** {@code package a:b@1.0.0;}, or the same before a brace. */
public record PackageHeader(Optional<String> docs, PackageId id) {}
