package dev.wharf.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.runtime.value.Tuple4;
import dev.wharf.wasi.cli.CliP2;
import dev.wharf.wasi.cli.Stdio;
import dev.wharf.wasi.cli.StdioP2;
import dev.wharf.wasi.cli.TerminalsP2;
import dev.wharf.wasi.filesystem.Descriptors;
import dev.wharf.wasi.filesystem.FilesystemP2;
import dev.wharf.wasi.p2.io.Streams.StreamErrorException;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p2.sockets.Network.ErrorCodeException;
import dev.wharf.wasi.p2.sockets.Network.IpAddressFamily;
import dev.wharf.wasi.p2.sockets.Network.IpSocketAddress;
import dev.wharf.wasi.p2.sockets.Network.Ipv4SocketAddress;
import dev.wharf.wasi.sockets.SocketsP2;
import java.util.ArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WasiDefaultsTest {
  private final DescriptorBudget budget = new DescriptorBudget(10);

  private static IpSocketAddress localhost(int port) {
    return new IpSocketAddress.Ipv4(new Ipv4SocketAddress(port, new Tuple4<>(127, 0, 0, 1)));
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ErrorCodeException.class, e -> assertThat(e.error()).isEqualTo(code));
  }

  @Test
  void noneGrantsNoFileVariableArgumentOrStream() {
    var config = WasiConfig.none();
    assertThat(new FilesystemP2(new Descriptors(config, budget), 1).getDirectories()).isEmpty();
    var cli = new CliP2(config);
    assertThat(cli.getEnvironment()).isEmpty();
    assertThat(cli.getArguments()).isEmpty();
    assertThat(cli.initialCwd()).isEmpty();
    var terminals = new TerminalsP2(config.terminals());
    assertThat(terminals.getTerminalStdin()).isEmpty();
    assertThat(terminals.getTerminalStdout()).isEmpty();
    var streams = new StdioP2(Stdio.of(config));
    assertThatThrownBy(() -> streams.getStdin().blockingRead(1))
        .isInstanceOf(StreamErrorException.class);
    streams.getStdout().blockingWriteAndFlush(new byte[] {1});
  }

  @Test
  void noneGrantsNoAddressAndNoName() {
    var denials = new ArrayList<Denial>();
    var config = WasiConfig.builder().onDenial(denials::add).build();
    var sockets = new SocketsP2(config, budget);
    var network = sockets.instanceNetwork();
    try (var tcp = sockets.createTcpSocket(IpAddressFamily.IPV4);
        var udp = sockets.createUdpSocket(IpAddressFamily.IPV4)) {
      assertFails(ErrorCode.ACCESS_DENIED, () -> tcp.startConnect(network, localhost(80)));
      assertFails(ErrorCode.ACCESS_DENIED, () -> tcp.startBind(network, localhost(0)));
      assertFails(ErrorCode.ACCESS_DENIED, () -> udp.startBind(network, localhost(0)));
      assertFails(
          ErrorCode.PERMANENT_RESOLVER_FAILURE,
          () -> sockets.resolveAddresses(network, "example.org"));
    }
    assertThat(denials)
        .containsExactly(
            new Denial(Denial.Kind.CONNECT, "127.0.0.1:80"),
            new Denial(Denial.Kind.LISTEN, "127.0.0.1:0"),
            new Denial(Denial.Kind.LISTEN, "127.0.0.1:0"),
            new Denial(Denial.Kind.DNS, "example.org"));
    assertThat(budget.taken()).isZero();
  }
}
