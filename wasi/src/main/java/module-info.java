/**
 * WASI as ordinary Java: hosts for the interfaces of 0.3 and 0.2 and for preview 1, granting
 * nothing by default.
 */
module dev.wharf.wasi {
  requires jdk.net;
  requires transitive dev.wharf.http;
  requires transitive dev.wharf.runtime;

  exports dev.wharf.wasi;
  exports dev.wharf.wasi.clocks;
  exports dev.wharf.wasi.http;
  exports dev.wharf.wasi.random;
  exports dev.wharf.wasi.sockets;
  exports dev.wharf.wasi.preview1;
  exports dev.wharf.wasi.p2.io;
  exports dev.wharf.wasi.p2.clocks;
  exports dev.wharf.wasi.p2.random;
  exports dev.wharf.wasi.p2.cli;
  exports dev.wharf.wasi.p2.filesystem;
  exports dev.wharf.wasi.p2.http;
  exports dev.wharf.wasi.p2.sockets;
  exports dev.wharf.wasi.p3.clocks;
  exports dev.wharf.wasi.p3.random;
  exports dev.wharf.wasi.p3.cli;
  exports dev.wharf.wasi.p3.filesystem;
  exports dev.wharf.wasi.p3.http;
  exports dev.wharf.wasi.p3.sockets;
}
