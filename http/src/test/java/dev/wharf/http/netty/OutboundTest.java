package dev.wharf.http.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.http.Headers;
import dev.wharf.http.HttpException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboundTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final List<String> sent = new ArrayList<>();
  private final Outbound outbound =
      new Outbound(channel.eventLoop(), new Recording(), Outbound.UNKNOWN, false);

  /** What arrives after the end would be taken for the answer to the next request. */
  @Test
  void nothingIsHandedOverAfterTheEnd() {
    outbound.start();
    channel.runPendingTasks(); // waits for more
    outbound.tryWrite(ByteBuffer.wrap("all".getBytes(UTF_8)));
    outbound.finish(Headers.EMPTY); // has a task for the event loop
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks(); // the wait is over before that task runs
    channel.runPendingTasks();
    assertThat(sent).containsExactly("all, the end");
  }

  @Test
  void whoWritesToWhatAnotherThreadBrokeOffIsToldSo() {
    outbound.start();
    outbound.abort("the client took too long");
    assertThatThrownBy(() -> outbound.tryWrite(ByteBuffer.allocate(1)))
        .isInstanceOf(HttpException.class)
        .hasMessage("the client took too long");
    channel.runPendingTasks();
    assertThatThrownBy(() -> outbound.tryWrite(ByteBuffer.allocate(1)))
        .isInstanceOf(HttpException.class);
    assertThat(sent).containsExactly("aborted");
  }

  private final class Recording implements Outbound.Sink {
    @Override
    public void send(Outbound from, ByteBuf data, boolean end) {
      sent.add(data.toString(UTF_8) + (end ? ", the end" : ""));
      data.release();
    }

    @Override
    public void abort(Outbound from, String reason) {
      sent.add("aborted");
    }
  }
}
