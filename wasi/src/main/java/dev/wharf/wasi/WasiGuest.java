package dev.wharf.wasi;

import dev.wharf.wasi.cli.Stdio;
import dev.wharf.wasi.cli.StdioP3;
import dev.wharf.wasi.filesystem.Descriptors;
import dev.wharf.wasi.filesystem.FilesystemP2;
import dev.wharf.wasi.filesystem.FilesystemP3;
import dev.wharf.wasi.io.Drains;
import dev.wharf.wasi.random.RandomP2;
import dev.wharf.wasi.sockets.SocketsP2;
import dev.wharf.wasi.sockets.SocketsP3;

/** What belongs to one store: the versions of WASI share its budget and its streams. */
record WasiGuest(
    FilesystemP2 files,
    SocketsP2 sockets,
    FilesystemP3 filesP3,
    SocketsP3 socketsP3,
    StdioP3 stdioP3,
    Drains drains) {

  static WasiGuest of(WasiConfig config, Stdio stdio) {
    var budget = new DescriptorBudget(config.maxDescriptors());
    long secret = new RandomP2(config.random()).getRandomU64();
    var descriptors = new Descriptors(config, budget);
    var drains = new Drains();
    return new WasiGuest(
        new FilesystemP2(descriptors, secret),
        new SocketsP2(config, budget),
        new FilesystemP3(descriptors, drains, secret),
        new SocketsP3(config, budget, drains),
        new StdioP3(stdio, drains),
        drains);
  }
}
