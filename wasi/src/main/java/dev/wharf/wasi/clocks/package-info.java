/** Clocks, and {@code wasi:clocks} on top of them. */
package dev.wharf.wasi.clocks;
