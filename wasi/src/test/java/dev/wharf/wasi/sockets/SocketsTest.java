package dev.wharf.wasi.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple4;
import dev.wharf.runtime.value.Tuple8;
import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.p2.io.Streams;
import dev.wharf.wasi.p2.io.Streams.StreamErrorException;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p2.sockets.Network.ErrorCodeException;
import dev.wharf.wasi.p2.sockets.Network.IpAddress;
import dev.wharf.wasi.p2.sockets.Network.IpAddressFamily;
import dev.wharf.wasi.p2.sockets.Network.IpSocketAddress;
import dev.wharf.wasi.p2.sockets.Network.Ipv4SocketAddress;
import dev.wharf.wasi.p2.sockets.Network.Ipv6SocketAddress;
import dev.wharf.wasi.p2.sockets.Network.Network_;
import dev.wharf.wasi.p2.sockets.Tcp;
import dev.wharf.wasi.p2.sockets.Udp;
import dev.wharf.wasm.TrapException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SocketsTest {
  private final DescriptorBudget budget = new DescriptorBudget(10);
  private final SocketsP2 sockets =
      new SocketsP2(
          WasiConfig.builder()
              .allowConnect("127.0.0.1")
              .allowListen("127.0.0.1")
              .allowDns("localhost")
              .build(),
          budget);
  private final Network_ network = sockets.instanceNetwork();

  @AfterEach
  void everythingIsGivenBack() {
    assertThat(budget.taken()).isZero();
  }

  private static IpSocketAddress localhost(int port) {
    return new IpSocketAddress.Ipv4(new Ipv4SocketAddress(port, new Tuple4<>(127, 0, 0, 1)));
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ErrorCodeException.class, e -> assertThat(e.error()).isEqualTo(code));
  }

  private Tcp.TcpSocket tcp() {
    return sockets.createTcpSocket(IpAddressFamily.IPV4);
  }

  private Tcp.TcpSocket listener() {
    var listener = tcp();
    listener.startBind(network, localhost(0));
    listener.finishBind();
    listener.startListen();
    listener.finishListen();
    return listener;
  }

  private static String readAll(Streams.InputStream in) {
    var text = new StringBuilder();
    try {
      while (true) {
        text.append(new String(in.blockingRead(1000), StandardCharsets.US_ASCII));
      }
    } catch (StreamErrorException e) {
      return text.toString();
    }
  }

  @Test
  void aClientAndAServerTalk() {
    try (var listener = listener();
        var client = tcp()) {
      assertThat(listener.isListening()).isTrue();
      assertFails(ErrorCode.WOULD_BLOCK, listener::accept);
      client.startConnect(network, listener.localAddress());
      client.subscribe().block();
      var there = client.finishConnect();
      listener.subscribe().block();
      var back = listener.accept();
      assertThat(client.remoteAddress()).isEqualTo(listener.localAddress());
      assertThat(back.f0().remoteAddress()).isEqualTo(client.localAddress());

      there.f1().blockingWriteAndFlush("hello".getBytes(StandardCharsets.US_ASCII));
      client.shutdown(Tcp.ShutdownType.SEND);
      assertThat(readAll(back.f1())).isEqualTo("hello");
      back.f2().blockingWriteAndFlush("answer".getBytes(StandardCharsets.US_ASCII));
      back.f0().shutdown(Tcp.ShutdownType.BOTH);
      assertThat(readAll(there.f0())).isEqualTo("answer");
      close(back.f1(), back.f2(), back.f0());
      close(there);
    }
  }

  private static void close(Tuple2<Streams.InputStream, Streams.OutputStream> streams) {
    streams.f0().close();
    streams.f1().close();
  }

  private static void close(
      Streams.InputStream in, Streams.OutputStream out, Tcp.TcpSocket socket) {
    in.close();
    out.close();
    socket.close();
  }

  @Test
  void aWriterThatIsFasterThanItsReaderIsHeldBackAndLosesNothing() throws InterruptedException {
    try (var listener = listener();
        var client = tcp()) {
      client.startConnect(network, listener.localAddress());
      client.subscribe().block();
      var there = client.finishConnect();
      listener.subscribe().block();
      var back = listener.accept();
      int written = 0;
      while (there.f1().checkWrite() > 0) {
        there.f1().write(new byte[4096]);
        written += 4096;
      }
      assertThat(there.f1().subscribe().ready()).isFalse();
      var length = new int[1];
      var reader = Thread.ofPlatform().start(() -> length[0] = readAll(back.f1()).length());
      there.f1().subscribe().block();
      assertThat(there.f1().checkWrite()).isPositive();
      there.f1().blockingWriteAndFlush(new byte[4096]);
      client.shutdown(Tcp.ShutdownType.SEND);
      reader.join();
      assertThat(length[0]).isEqualTo(written + 4096);
      close(back.f1(), back.f2(), back.f0());
      close(there);
    }
  }

  @Test
  void aRefusedConnectionEndsTheSocket() {
    IpSocketAddress nobody;
    try (var listener = listener()) {
      nobody = listener.localAddress();
    }
    try (var client = tcp()) {
      client.startConnect(network, nobody);
      client.subscribe().block();
      assertFails(ErrorCode.CONNECTION_REFUSED, client::finishConnect);
      assertFails(ErrorCode.INVALID_STATE, () -> client.startConnect(network, nobody));
    }
  }

  @Test
  void stepsOutOfOrderAndWrongAddressesAreRefused() {
    try (var socket = tcp()) {
      assertFails(ErrorCode.NOT_IN_PROGRESS, socket::finishBind);
      assertFails(ErrorCode.NOT_IN_PROGRESS, socket::finishConnect);
      assertFails(ErrorCode.INVALID_STATE, socket::startListen);
      assertFails(ErrorCode.INVALID_STATE, socket::accept);
      assertFails(ErrorCode.INVALID_STATE, socket::localAddress);
      assertFails(ErrorCode.INVALID_STATE, socket::remoteAddress);
      assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.startConnect(network, localhost(0)));
      var six = new Ipv6SocketAddress(1, 0, new Tuple8<>(0, 0, 0, 0, 0, 0, 0, 1), 0);
      assertFails(
          ErrorCode.INVALID_ARGUMENT,
          () -> socket.startConnect(network, new IpSocketAddress.Ipv6(six)));
      var elsewhere = new Ipv4SocketAddress(80, new Tuple4<>(127, 0, 0, 2));
      assertFails(
          ErrorCode.ACCESS_DENIED,
          () -> socket.startConnect(network, new IpSocketAddress.Ipv4(elsewhere)));
      assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setHopLimit(0));
      assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setReceiveBufferSize(0));
    }
    try (var socket = sockets.createTcpSocket(IpAddressFamily.IPV6)) {
      var mapped = new Ipv6SocketAddress(1, 0, new Tuple8<>(0, 0, 0, 0, 0, 0xFFFF, 0x7F00, 1), 0);
      assertFails(
          ErrorCode.INVALID_ARGUMENT,
          () -> socket.startConnect(network, new IpSocketAddress.Ipv6(mapped)));
    }
  }

  @Test
  void anAddressInUseIsReported() {
    try (var listener = listener();
        var second = tcp()) {
      assertFails(
          ErrorCode.ADDRESS_IN_USE, () -> second.startBind(network, listener.localAddress()));
    }
  }

  @Test
  void datagramsGoThereAndBack() {
    try (var server = sockets.createUdpSocket(IpAddressFamily.IPV4);
        var client = sockets.createUdpSocket(IpAddressFamily.IPV4)) {
      server.startBind(network, localhost(0));
      server.finishBind();
      var any = new Ipv4SocketAddress(0, new Tuple4<>(0, 0, 0, 0));
      client.startBind(network, new IpSocketAddress.Ipv4(any));
      client.finishBind();
      var served = server.stream(Optional.empty());
      var asked = client.stream(Optional.of(server.localAddress()));
      assertThat(served.f0().receive(10)).isEmpty();
      var question = new Udp.OutgoingDatagram(new byte[] {1, 2}, Optional.empty());
      assertThatThrownBy(() -> asked.f1().send(List.of(question)))
          .isInstanceOf(TrapException.class);
      assertThat(asked.f1().checkSend()).isPositive();
      assertThat(asked.f1().send(List.of(question))).isEqualTo(1);
      served.f0().subscribe().block();
      var got = served.f0().receive(10).getFirst();
      assertThat(got.data()).containsExactly(1, 2);
      served.f1().checkSend();
      var answer = new Udp.OutgoingDatagram(new byte[] {3}, Optional.of(got.remoteAddress()));
      assertThat(served.f1().send(List.of(answer))).isEqualTo(1);
      asked.f0().subscribe().block();
      assertThat(asked.f0().receive(1).getFirst().data()).containsExactly(3);
      var nowhere = new Udp.OutgoingDatagram(new byte[] {3}, Optional.empty());
      assertFails(ErrorCode.INVALID_ARGUMENT, () -> served.f1().send(List.of(nowhere)));
      asked.f0().close();
      asked.f1().close();
      served.f0().close();
      served.f1().close();
    }
  }

  @Test
  void aGrantedNameAndALiteralAreResolved() {
    var lookup = sockets.resolveAddresses(network, "localhost");
    lookup.subscribe().block();
    assertThat(lookup.resolveNextAddress()).isPresent();
    var literal = sockets.resolveAddresses(network, "192.0.2.1");
    assertThat(literal.resolveNextAddress())
        .contains(new IpAddress.Ipv4(new Tuple4<>(192, 0, 2, 1)));
    assertThat(literal.resolveNextAddress()).isEmpty();
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> sockets.resolveAddresses(network, "a b"));
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> sockets.resolveAddresses(network, ""));
  }

  @Test
  void socketsAreCounted() {
    var small = new SocketsP2(WasiConfig.none(), new DescriptorBudget(1));
    try (var first = small.createTcpSocket(IpAddressFamily.IPV4)) {
      assertThat(first.addressFamily()).isEqualTo(IpAddressFamily.IPV4);
      assertFails(ErrorCode.NEW_SOCKET_LIMIT, () -> small.createUdpSocket(IpAddressFamily.IPV4));
    }
  }
}
