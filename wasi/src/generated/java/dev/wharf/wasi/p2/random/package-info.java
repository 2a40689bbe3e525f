/// The interfaces of `wasi:random@0.2.12` in Java.
package dev.wharf.wasi.p2.random;
