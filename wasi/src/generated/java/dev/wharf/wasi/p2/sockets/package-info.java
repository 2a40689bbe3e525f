/// The interfaces of `wasi:sockets@0.2.12` in Java.
package dev.wharf.wasi.p2.sockets;
