/// The interfaces of `wasi:cli@0.2.12` in Java.
package dev.wharf.wasi.p2.cli;
