package dev.wharf.bindgen;

/**
 * A file of Java.
 *
 * @param path below the root of the sources, with {@code /} between its parts
 */
public record JavaSource(String path, String text) {}
