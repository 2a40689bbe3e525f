/**
 * WASI preview 1, {@code wasi_snapshot_preview1}, for core modules: on the same clocks, streams and
 * files as 0.2.
 */
package dev.wharf.wasi.preview1;
