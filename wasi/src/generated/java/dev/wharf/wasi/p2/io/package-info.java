/// The interfaces of `wasi:io@0.2.12` in Java.
package dev.wharf.wasi.p2.io;
