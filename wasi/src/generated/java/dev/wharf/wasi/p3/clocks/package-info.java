/// The interfaces of `wasi:clocks@0.3.0` in Java.
package dev.wharf.wasi.p3.clocks;
