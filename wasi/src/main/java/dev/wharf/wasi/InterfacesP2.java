package dev.wharf.wasi;

import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.cli.CliP2;
import dev.wharf.wasi.cli.Stdio;
import dev.wharf.wasi.cli.StdioP2;
import dev.wharf.wasi.cli.TerminalsP2;
import dev.wharf.wasi.clocks.MonotonicClockP2;
import dev.wharf.wasi.clocks.WallClockP2;
import dev.wharf.wasi.http.HttpP2;
import dev.wharf.wasi.http.OutgoingHandlerP2;
import dev.wharf.wasi.http.OutgoingHttp;
import dev.wharf.wasi.io.PollP2;
import dev.wharf.wasi.p2.cli.Environment;
import dev.wharf.wasi.p2.cli.Exit;
import dev.wharf.wasi.p2.cli.Stderr;
import dev.wharf.wasi.p2.cli.Stdin;
import dev.wharf.wasi.p2.cli.Stdout;
import dev.wharf.wasi.p2.cli.TerminalInput;
import dev.wharf.wasi.p2.cli.TerminalOutput;
import dev.wharf.wasi.p2.cli.TerminalStderr;
import dev.wharf.wasi.p2.cli.TerminalStdin;
import dev.wharf.wasi.p2.cli.TerminalStdout;
import dev.wharf.wasi.p2.clocks.MonotonicClock;
import dev.wharf.wasi.p2.clocks.WallClock;
import dev.wharf.wasi.p2.filesystem.Preopens;
import dev.wharf.wasi.p2.filesystem.Types;
import dev.wharf.wasi.p2.http.OutgoingHandler;
import dev.wharf.wasi.p2.io.Error;
import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasi.p2.io.Streams;
import dev.wharf.wasi.p2.random.Insecure;
import dev.wharf.wasi.p2.random.InsecureSeed;
import dev.wharf.wasi.p2.random.Random;
import dev.wharf.wasi.p2.sockets.InstanceNetwork;
import dev.wharf.wasi.p2.sockets.IpNameLookup;
import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p2.sockets.Tcp;
import dev.wharf.wasi.p2.sockets.TcpCreateSocket;
import dev.wharf.wasi.p2.sockets.Udp;
import dev.wharf.wasi.p2.sockets.UdpCreateSocket;
import dev.wharf.wasi.random.RandomP2;
import java.util.function.Function;

/** The interfaces of 0.2, a line each. */
record InterfacesP2(
    WasiConfig config,
    Function<ComponentStore, WasiGuest> guest,
    Stdio stdio,
    OutgoingHttp outgoingHttp) {
  void offer(Linker linker) {
    linker.bind(Error.class, new Error() {});
    linker.bind(Poll.class, new PollP2());
    linker.bind(Streams.class, new Streams() {});
    linker.bind(MonotonicClock.class, new MonotonicClockP2(config.clock()));
    linker.bind(WallClock.class, new WallClockP2(config.clock()));
    var random = new RandomP2(config.random());
    linker.bind(Random.class, random);
    linker.bind(Insecure.class, random);
    linker.bind(InsecureSeed.class, random);
    offerCli(linker);
    linker.bindPerStore(Types.class, of(WasiGuest::files));
    linker.bindPerStore(Preopens.class, of(WasiGuest::files));
    offerSockets(linker);
    linker.bind(dev.wharf.wasi.p2.http.Types.class, new HttpP2());
    linker.bind(OutgoingHandler.class, new OutgoingHandlerP2(outgoingHttp));
  }

  private void offerCli(Linker linker) {
    var cli = new CliP2(config);
    linker.bind(Environment.class, cli);
    linker.bind(Exit.class, cli);
    var streams = new StdioP2(stdio);
    linker.bind(Stdin.class, streams);
    linker.bind(Stdout.class, streams);
    linker.bind(Stderr.class, streams);
    var terminals = new TerminalsP2(config.terminals());
    linker.bind(TerminalInput.class, terminals);
    linker.bind(TerminalOutput.class, terminals);
    linker.bind(TerminalStdin.class, terminals);
    linker.bind(TerminalStdout.class, terminals);
    linker.bind(TerminalStderr.class, terminals);
  }

  private void offerSockets(Linker linker) {
    linker.bindPerStore(InstanceNetwork.class, of(WasiGuest::sockets));
    linker.bindPerStore(Network.class, of(WasiGuest::sockets));
    linker.bindPerStore(IpNameLookup.class, of(WasiGuest::sockets));
    linker.bindPerStore(TcpCreateSocket.class, of(WasiGuest::sockets));
    linker.bindPerStore(Tcp.class, of(WasiGuest::sockets));
    linker.bindPerStore(UdpCreateSocket.class, of(WasiGuest::sockets));
    linker.bindPerStore(Udp.class, of(WasiGuest::sockets));
  }

  private <T> Function<ComponentStore, T> of(Function<WasiGuest, T> part) {
    return guest.andThen(part);
  }
}
