/// The interfaces of `wasi:filesystem@0.3.0` in Java.
package dev.wharf.wasi.p3.filesystem;
