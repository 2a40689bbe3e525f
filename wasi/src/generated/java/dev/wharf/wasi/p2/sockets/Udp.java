package dev.wharf.wasi.p2.sockets;

import dev.wharf.runtime.value.Borrowed;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasi.p2.io.Poll;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// UDP sockets.
///
/// Bindings of `wit/0.2.12/sockets/udp.wit`.
@Wit("wasi:sockets/udp@0.2.12")
public interface Udp {
  /// A datagram that came in, with its sender.
  @Wit("incoming-datagram")
  record IncomingDatagram(byte[] data, Network.IpSocketAddress remoteAddress) {
    @Override
    public boolean equals(Object object) {
      return object instanceof IncomingDatagram other
          && Arrays.equals(data, other.data)
          && remoteAddress.equals(other.remoteAddress);
    }

    @Override
    public int hashCode() {
      return Objects.hash(Arrays.hashCode(data), remoteAddress);
    }

    @Override
    public String toString() {
      return "IncomingDatagram["
          + "data=" + Arrays.toString(data)
          + ", "
          + "remoteAddress=" + remoteAddress
          + "]";
    }
  }

  /// A datagram to send. The destination is required unless the stream has one.
  @Wit("outgoing-datagram")
  record OutgoingDatagram(byte[] data, Optional<Network.IpSocketAddress> remoteAddress) {
    @Override
    public boolean equals(Object object) {
      return object instanceof OutgoingDatagram other
          && Arrays.equals(data, other.data)
          && remoteAddress.equals(other.remoteAddress);
    }

    @Override
    public int hashCode() {
      return Objects.hash(Arrays.hashCode(data), remoteAddress);
    }

    @Override
    public String toString() {
      return "OutgoingDatagram["
          + "data=" + Arrays.toString(data)
          + ", "
          + "remoteAddress=" + remoteAddress
          + "]";
    }
  }

  /// A UDP socket.
  @Wit("udp-socket")
  interface UdpSocket extends AutoCloseable {
    /// Begins to bind to a local address. Port zero means any free port.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("start-bind")
    void startBind(Network.@Borrowed Network_ network, Network.IpSocketAddress localAddress);

    /// Ends the binding.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("finish-bind")
    void finishBind();

    /// The two directions of a bound socket, limited to one peer when an address is given. The
    /// pair of an earlier call stops working.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("stream")
    Tuple2<IncomingDatagramStream, OutgoingDatagramStream> stream(
        Optional<Network.IpSocketAddress> remoteAddress);

    /// The bound address.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("local-address")
    Network.IpSocketAddress localAddress();

    /// The peer that the present pair of streams is limited to.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("remote-address")
    Network.IpSocketAddress remoteAddress();

    /// The version of the internet protocol of this socket.
    @Wit("address-family")
    Network.IpAddressFamily addressFamily();

    /// The time to live of outgoing packets.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("unicast-hop-limit")
    int unicastHopLimit();

    /// Sets the time to live of outgoing packets. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-unicast-hop-limit")
    void setUnicastHopLimit(int value);

    /// The size of the kernel's receive buffer.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("receive-buffer-size")
    @Unsigned long receiveBufferSize();

    /// Asks for a size of the kernel's receive buffer. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-receive-buffer-size")
    void setReceiveBufferSize(@Unsigned long value);

    /// The size of the kernel's send buffer.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("send-buffer-size")
    @Unsigned long sendBufferSize();

    /// Asks for a size of the kernel's send buffer. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-send-buffer-size")
    void setSendBufferSize(@Unsigned long value);

    /// An event for: the step under way can be finished.
    @Wit("subscribe")
    Poll.Pollable subscribe();

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }

  /// Datagrams that came in.
  @Wit("incoming-datagram-stream")
  interface IncomingDatagramStream extends AutoCloseable {
    /// Up to `max-results` datagrams that are there already; none is not an error.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("receive")
    List<IncomingDatagram> receive(@Unsigned long maxResults);

    /// An event for: a datagram has come in.
    @Wit("subscribe")
    Poll.Pollable subscribe();

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }

  /// Where datagrams go.
  @Wit("outgoing-datagram-stream")
  interface OutgoingDatagramStream extends AutoCloseable {
    /// How many datagrams the next `send` may carry. A `send` of more traps.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("check-send")
    @Unsigned long checkSend();

    /// Sends the datagrams in order and returns how many were sent. Fails only if the first one
    /// fails.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("send")
    @Unsigned long send(List<OutgoingDatagram> datagrams);

    /// An event for: `check-send` would permit something.
    @Wit("subscribe")
    Poll.Pollable subscribe();

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }
}
