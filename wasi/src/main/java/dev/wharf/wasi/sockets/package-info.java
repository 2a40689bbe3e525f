/** TCP, UDP and name lookup on NIO, allowed address by address: {@code wasi:sockets}. */
package dev.wharf.wasi.sockets;
