/// The interfaces of `wasi:random@0.3.0` in Java.
package dev.wharf.wasi.p3.random;
