package dev.wharf.wasi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WaitingTest {
  private static Readiness millis(long count) {
    return Readiness.Timer.in(TimeUnit.MILLISECONDS.toNanos(count));
  }

  @Test
  void pollGivesTheIndicesOfAllThatAreReady() {
    List<Poll.Pollable> events =
        List.of(
            new HostPollable(millis(60_000)),
            new HostPollable(millis(0)),
            new HostPollable(millis(0)));
    assertThat(new PollP2().poll(events)).containsExactly(1, 2);
  }

  @Test
  void pollWaitsForTheFirstOfSeveralTimers() {
    long start = System.nanoTime();
    List<Poll.Pollable> events =
        List.of(new HostPollable(millis(60_000)), new HostPollable(millis(50)));
    assertThat(new PollP2().poll(events)).containsExactly(1);
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(49));
  }

  @Test
  void pollOfNothingTraps() {
    assertThatThrownBy(() -> new PollP2().poll(List.of())).isInstanceOf(TrapException.class);
  }

  @Test
  void aTimerPastTheRangeOfTheClockIsNever() {
    assertThat(Readiness.Timer.in(-1).ready()).isFalse();
    assertThat(Readiness.Timer.in(Long.MAX_VALUE).ready()).isFalse();
  }

  @Test
  void anInterruptEndsASleepWithATrap() throws InterruptedException {
    assertInterruptible(millis(60_000));
  }

  @Test
  void anInterruptEndsAReadOfAnInputThatIsSilent() throws Exception {
    var silent = new PolledInput(new PipedInputStream(new PipedOutputStream()));
    assertInterruptible(silent);
  }

  @Test
  void anInterruptEndsAWaitForAChannel() throws Exception {
    var pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    assertInterruptible(new OnPipe(pipe));
  }

  private record OnPipe(Pipe pipe) implements Readiness.OnChannel {
    @Override
    public boolean ready() {
      return false;
    }

    @Override
    public SelectableChannel channel() {
      return pipe.source();
    }

    @Override
    public int operations() {
      return SelectionKey.OP_READ;
    }
  }

  private static void assertInterruptible(Readiness event) throws InterruptedException {
    var caught = new Trap[1];
    var started = new CountDownLatch(1);
    var guest =
        Thread.ofPlatform()
            .start(() -> {
              started.countDown();
              try {
                Waiting.until(event);
              } catch (TrapException e) {
                caught[0] = e.trap();
              }
            });
    started.await();
    Thread.sleep(20);
    guest.interrupt();
    guest.join();
    assertThat(caught[0]).isEqualTo(Trap.INTERRUPTED);
  }

  /** Says that it has nothing, so that everything goes through the reading thread. */
  private static InputStream unsure(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int available() {
        return 0;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 7));
      }
    };
  }

  @Test
  void bytesReadAheadAreNeitherLostNorReordered() throws IOException {
    String text = "the quick brown fox jumps over the lazy dog";
    var input = new PolledInput(unsure(text.getBytes(StandardCharsets.UTF_8)));
    var polled = new HostInputStream(input);
    var blocking = new HostInputStream(input);
    var read = new StringBuilder();
    for (int i = 0; read.length() < text.length(); i++) {
      if (i % 3 == 0) {
        Waiting.until(input);
        read.append(new String(polled.read(3), StandardCharsets.UTF_8));
      } else if (i % 3 == 1) {
        read.append(new String(blocking.blockingRead(2), StandardCharsets.UTF_8));
      } else {
        var bytes = new byte[1];
        int count = input.read(bytes, 0, 1);
        read.append(new String(bytes, 0, Math.max(0, count), StandardCharsets.UTF_8));
      }
    }
    assertThat(read.toString()).isEqualTo(text);
    Waiting.until(input);
    assertThat(input.read(new byte[1], 0, 1)).isEqualTo(-1);
  }

  @Test
  void whatAStreamHasIsReadWithoutAnotherThread() throws IOException {
    var input = new PolledInput(new ByteArrayInputStream(new byte[] {1, 2, 3}));
    assertThat(input.ready()).isTrue();
    assertThat(input.read(new byte[10], 0, 10)).isEqualTo(3);
  }

  @Test
  void aFailureOfTheInputIsReportedOnceAndThenItEnds() throws IOException {
    var input =
        new PolledInput(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("broken");
              }
            });
    Waiting.until(input);
    assertThatThrownBy(() -> input.read(new byte[1], 0, 1)).hasMessage("broken");
    assertThat(input.read(new byte[1], 0, 1)).isEqualTo(-1);
  }

  @Test
  void anInputThatArrivesLaterWakesAPollOfIt() throws Exception {
    var writer = new PipedOutputStream();
    var input = new PolledInput(new PipedInputStream(writer));
    Thread.ofPlatform()
        .start(() -> {
          try {
            Thread.sleep(30);
            writer.write('x');
            writer.flush();
            Thread.sleep(2000);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(Waiting.untilAny(List.of(millis(60_000), input))).containsExactly(1);
    var bytes = new byte[1];
    assertThat(input.read(bytes, 0, 1)).isEqualTo(1);
    assertThat(bytes).containsExactly('x');
  }
}
