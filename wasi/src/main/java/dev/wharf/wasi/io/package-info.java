/**
 * Waiting and streams: the neutral classes that all topics share, and {@code wasi:io} 0.2 on top of
 * them.
 */
package dev.wharf.wasi.io;
