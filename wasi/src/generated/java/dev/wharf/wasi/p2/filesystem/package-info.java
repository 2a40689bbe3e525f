/// The interfaces of `wasi:filesystem@0.2.12` in Java.
package dev.wharf.wasi.p2.filesystem;
