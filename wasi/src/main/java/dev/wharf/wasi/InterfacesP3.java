package dev.wharf.wasi;

import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.cli.CliP2;
import dev.wharf.wasi.cli.CliP3;
import dev.wharf.wasi.cli.TerminalsP3;
import dev.wharf.wasi.clocks.MonotonicClockP3;
import dev.wharf.wasi.clocks.SystemClockP3;
import dev.wharf.wasi.http.HttpP3;
import dev.wharf.wasi.p3.cli.Environment;
import dev.wharf.wasi.p3.cli.Exit;
import dev.wharf.wasi.p3.cli.Stderr;
import dev.wharf.wasi.p3.cli.Stdin;
import dev.wharf.wasi.p3.cli.Stdout;
import dev.wharf.wasi.p3.cli.TerminalInput;
import dev.wharf.wasi.p3.cli.TerminalOutput;
import dev.wharf.wasi.p3.cli.TerminalStderr;
import dev.wharf.wasi.p3.cli.TerminalStdin;
import dev.wharf.wasi.p3.cli.TerminalStdout;
import dev.wharf.wasi.p3.clocks.MonotonicClock;
import dev.wharf.wasi.p3.clocks.SystemClock;
import dev.wharf.wasi.p3.filesystem.Preopens;
import dev.wharf.wasi.p3.http.Client;
import dev.wharf.wasi.p3.random.Insecure;
import dev.wharf.wasi.p3.random.InsecureSeed;
import dev.wharf.wasi.p3.random.Random;
import dev.wharf.wasi.p3.sockets.IpNameLookup;
import dev.wharf.wasi.random.RandomP3;
import java.util.function.Function;

/** The interfaces of 0.3, a line each. */
record InterfacesP3(WasiConfig config, Function<ComponentStore, WasiGuest> guest, Client client) {
  void offer(Linker linker) {
    linker.bind(MonotonicClock.class, new MonotonicClockP3(config.clock()));
    linker.bind(SystemClock.class, new SystemClockP3(config.clock()));
    var random = new RandomP3(config.random());
    linker.bind(Random.class, random);
    linker.bind(Insecure.class, random);
    linker.bind(InsecureSeed.class, random);
    offerCli(linker);
    linker.bindPerStore(dev.wharf.wasi.p3.filesystem.Types.class, of(WasiGuest::filesP3));
    linker.bindPerStore(Preopens.class, of(WasiGuest::filesP3));
    linker.bindPerStore(dev.wharf.wasi.p3.sockets.Types.class, of(WasiGuest::socketsP3));
    linker.bindPerStore(IpNameLookup.class, of(guest -> guest.socketsP3().lookup()));
    linker.bind(dev.wharf.wasi.p3.http.Types.class, new HttpP3());
    linker.bind(Client.class, client);
  }

  private void offerCli(Linker linker) {
    var cli = new CliP3(new CliP2(config));
    linker.bind(Environment.class, cli);
    linker.bind(Exit.class, cli);
    linker.bindPerStore(Stdin.class, of(WasiGuest::stdioP3));
    linker.bindPerStore(Stdout.class, of(guest -> guest.stdioP3().stdout()));
    linker.bindPerStore(Stderr.class, of(guest -> guest.stdioP3().stderr()));
    var terminals = new TerminalsP3(config.terminals());
    linker.bind(TerminalInput.class, terminals);
    linker.bind(TerminalOutput.class, terminals);
    linker.bind(TerminalStdin.class, terminals);
    linker.bind(TerminalStdout.class, terminals);
    linker.bind(TerminalStderr.class, terminals);
  }

  private <T> Function<ComponentStore, T> of(Function<WasiGuest, T> part) {
    return guest.andThen(part);
  }
}
