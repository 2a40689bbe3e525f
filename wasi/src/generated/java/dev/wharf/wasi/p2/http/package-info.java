/// The interfaces of `wasi:http@0.2.12` in Java.
package dev.wharf.wasi.p2.http;
