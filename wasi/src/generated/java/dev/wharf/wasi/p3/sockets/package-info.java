/// The interfaces of `wasi:sockets@0.3.0` in Java.
package dev.wharf.wasi.p3.sockets;
