/** Granted directories and everything below them, and {@code wasi:filesystem} on top. */
package dev.wharf.wasi.filesystem;
