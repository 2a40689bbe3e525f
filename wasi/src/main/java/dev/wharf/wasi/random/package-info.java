/** Random bytes, and {@code wasi:random} on top of them. */
package dev.wharf.wasi.random;
