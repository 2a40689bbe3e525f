/// The interfaces of `wasi:http@0.3.0` in Java.
package dev.wharf.wasi.p3.http;
