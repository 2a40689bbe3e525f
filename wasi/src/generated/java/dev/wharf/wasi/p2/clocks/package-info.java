/// The interfaces of `wasi:clocks@0.2.12` in Java.
package dev.wharf.wasi.p2.clocks;
