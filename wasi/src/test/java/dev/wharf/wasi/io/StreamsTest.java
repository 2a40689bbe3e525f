package dev.wharf.wasi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasi.p2.io.Streams.StreamError;
import dev.wharf.wasi.p2.io.Streams.StreamErrorException;
import dev.wharf.wasm.TrapException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StreamsTest {
  /** Takes at most {@code room} bytes until it is flushed, and fails when told to. */
  private static final class Narrow implements ByteSink {
    final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    final int capacity;
    int room;
    int flushesUntilDone;
    boolean broken;

    Narrow(int capacity) {
      this.capacity = capacity;
      this.room = capacity;
    }

    @Override
    public int permit() {
      return room;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (broken) {
        throw new IOException("broken");
      }
      assertThat(length).isLessThanOrEqualTo(room);
      taken.write(from, offset, length);
      room -= length;
      room = room == 0 ? capacity : room;
    }

    @Override
    public boolean flush() {
      return flushesUntilDone-- <= 0;
    }

    @Override
    public Readiness readiness() {
      return Readiness.Immediate.IMMEDIATE;
    }

    @Override
    public void close() {}
  }

  /** Nothing, then two bytes, then a failure or the end. */
  private static final class Steps implements ByteSource {
    private final boolean fails;
    private int step;

    Steps(boolean fails) {
      this.fails = fails;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      step++;
      if (step == 1) {
        return 0;
      }
      if (step == 2) {
        into[offset] = 'a';
        into[offset + 1] = 'b';
        return 2;
      }
      if (fails) {
        throw new IOException("broken");
      }
      return -1;
    }

    @Override
    public Readiness readiness() {
      return Readiness.Immediate.IMMEDIATE;
    }

    @Override
    public void close() {}
  }

  private static void assertClosed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StreamErrorException.class,
            e -> assertThat(e.error()).isEqualTo(StreamError.Closed.INSTANCE));
  }

  private static void assertFailed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StreamErrorException.class,
            e -> {
              var failed = (StreamError.LastOperationFailed) e.error();
              assertThat(failed.value().toDebugString()).isEqualTo("broken");
            });
  }

  @Test
  void readGivesWhatIsThereAndClosedAtTheEnd() {
    var in = new HostInputStream(new Steps(false));
    assertThat(in.read(10)).isEmpty();
    assertThat(in.read(10)).containsExactly('a', 'b');
    assertClosed(() -> in.read(10));
    assertClosed(() -> in.skip(10));
    assertThat(in.subscribe().ready()).isTrue();
  }

  @Test
  void aFailureIsGivenOnceAndThenTheStreamIsClosed() {
    var in = new HostInputStream(new Steps(true));
    in.read(10);
    assertThat(in.skip(10)).isEqualTo(2);
    assertFailed(() -> in.read(10));
    assertClosed(() -> in.read(10));

    var sink = new Narrow(10);
    var out = new HostOutputStream(sink);
    sink.broken = true;
    out.checkWrite();
    assertFailed(() -> out.write(new byte[1]));
    assertClosed(out::checkWrite);
    assertClosed(() -> out.blockingWriteAndFlush(new byte[1]));
  }

  @Test
  void aWriteBeyondThePermitTraps() {
    var out = new HostOutputStream(new Narrow(10));
    assertThatThrownBy(() -> out.write(new byte[1])).isInstanceOf(TrapException.class);
    assertThat(out.checkWrite()).isEqualTo(10);
    out.write(new byte[6]);
    assertThatThrownBy(() -> out.write(new byte[5]))
        .isInstanceOf(TrapException.class)
        .hasMessageContaining("5 bytes, 4 permitted");
    out.write(new byte[4]);
    assertThatThrownBy(() -> out.writeZeroes(1)).isInstanceOf(TrapException.class);
  }

  @Test
  void aBlockingWriteTakesUpTo4096BytesInPartsAndTrapsBeyond() {
    var sink = new Narrow(1000);
    var out = new HostOutputStream(sink);
    out.blockingWriteAndFlush(new byte[4096]);
    assertThat(sink.taken.size()).isEqualTo(4096);
    assertThatThrownBy(() -> out.blockingWriteAndFlush(new byte[4097]))
        .isInstanceOf(TrapException.class);
    assertThatThrownBy(() -> out.blockingWriteZeroesAndFlush(-1)).isInstanceOf(TrapException.class);
    out.blockingWriteZeroesAndFlush(3);
    assertThat(sink.taken.size()).isEqualTo(4099);
  }

  @Test
  void nothingIsPermittedWhileAFlushIsUnderWay() {
    var sink = new Narrow(10);
    var out = new HostOutputStream(sink);
    assertThat(out.checkWrite()).isEqualTo(10);
    sink.flushesUntilDone = 2;
    out.flush();
    assertThatThrownBy(() -> out.write(new byte[1])).isInstanceOf(TrapException.class);
    assertThat(out.checkWrite()).isZero();
    assertThat(out.checkWrite()).isEqualTo(10);
  }

  @Test
  void spliceMovesWhatBothSidesCanDo() {
    var sink = new Narrow(10);
    var out = new HostOutputStream(sink);
    var in = new HostInputStream(new Steps(false));
    assertThat(out.splice(in, 100)).isZero();
    assertThat(out.blockingSplice(in, -1)).isEqualTo(2);
    assertThat(sink.taken.toString(StandardCharsets.UTF_8)).isEqualTo("ab");
    assertClosed(() -> out.splice(in, 1));
    assertThat(out.checkWrite()).isEqualTo(8);
  }

  @Test
  void zeroesAreWrittenWithinThePermit() {
    var sink = new Narrow(20_000);
    var out = new HostOutputStream(sink);
    out.checkWrite();
    out.writeZeroes(9000);
    assertThat(sink.taken.toByteArray()).isEqualTo(new byte[9000]);
  }
}
