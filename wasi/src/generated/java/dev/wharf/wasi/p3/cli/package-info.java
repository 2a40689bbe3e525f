/// The interfaces of `wasi:cli@0.3.0` in Java.
package dev.wharf.wasi.p3.cli;
