package dev.wharf.runtime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ends of streams and futures that no guest has seen. */
@Timeout(120)
class HostEndsTest {
  @Test
  void aListIsReadInBatches() {
    var reader = StreamReader.of(List.of(1, 2, 3));
    assertThat(reader.read(2)).containsExactly(1, 2);
    assertThat(reader.read(2)).containsExactly(3);
    assertThat(reader.read(2)).isEmpty();
  }

  @Test
  void aMovedEndIsSpent() {
    var reader = StreamReader.of(List.of(1, 2, 3));
    reader.next();
    var moved = reader.move();
    assertThatThrownBy(() -> reader.read(1)).isInstanceOf(IllegalStateException.class);
    assertThat(moved).containsExactly(2, 3);
  }

  @Test
  void aWriteWaitsForItsReads() throws Exception {
    var pipe = StreamPipe.<String>open();
    var done = new AtomicBoolean();
    var writing =
        Thread.startVirtualThread(() -> {
          pipe.writer().write(List.of("a", "b", "c"));
          done.set(true);
          pipe.writer().close();
        });
    assertThat(pipe.reader().read(2)).containsExactly("a", "b");
    assertThat(done).isFalse();
    assertThat(pipe.reader()).containsExactly("c");
    writing.join();
    assertThat(done).isTrue();
  }

  @Test
  void aWriteTellsHowMuchWasTakenBeforeTheReaderWasGone() throws Exception {
    var pipe = StreamPipe.<String>open();
    var taken = new CompletableFuture<Integer>();
    Thread.startVirtualThread(() -> taken.complete(pipe.writer().write(List.of("a", "b", "c"))));
    pipe.reader().read(2);
    pipe.reader().close();
    assertThat(taken.get()).isEqualTo(2);
    assertThat(pipe.writer().write("d")).isFalse();
  }

  @Test
  void anInterruptedReadKeepsTheEnd() throws Exception {
    var pipe = StreamPipe.<String>open();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> pipe.reader().read(1)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pipe.reader().poll(1, Duration.ofMillis(1))).isEmpty();
    Thread.startVirtualThread(() -> pipe.writer().write("late"));
    assertThat(pipe.reader().next()).isEqualTo("late");
  }

  @Test
  void bytesComeFromStreamsFilesAndPublishers(@TempDir Path directory) throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(directory.resolve("file"), bytes);
    assertThat(ByteStreamReader.of(bytes).readAllBytes()).isEqualTo(bytes);
    assertThat(ByteStreamReader.of(new ByteArrayInputStream(bytes)).readAllBytes())
        .isEqualTo(bytes);
    assertThat(ByteStreamReader.of(file).readAllBytes()).isEqualTo(bytes);
    assertThat(ByteStreamReader.of(Files.newByteChannel(file)).readAllBytes()).isEqualTo(bytes);
    assertThat(ByteStreamReader.of(ByteStreamReader.of(bytes).toPublisher()).readAllBytes())
        .isEqualTo(bytes);
    assertThat(ByteStreamReader.of(bytes).asInputStream().readAllBytes()).isEqualTo(bytes);
    var buffer = ByteBuffer.allocateDirect(bytes.length);
    var reader = ByteStreamReader.of(bytes);
    while (reader.read(buffer) >= 0 && buffer.hasRemaining()) {}
    assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(bytes));
  }

  @Test
  void bytesGoThroughPipesAndAreSpliced() throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(2).nextBytes(bytes);
    var pipe = ByteStreamPipe.open();
    Thread.startVirtualThread(() -> {
      try (var writer = pipe.writer()) {
        ByteStreamReader.of(bytes).into(writer);
      }
    });
    var all = new ByteArrayOutputStream();
    pipe.reader().asInputStream().transferTo(all);
    assertThat(all.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void publishersGiveAndTakeWhatIsAskedFor() throws Exception {
    try (var publisher = new SubmissionPublisher<Integer>()) {
      var reader = StreamReader.of(publisher);
      assertThat(reader.poll(1, Duration.ZERO)).isEmpty();
      for (int i = 0; i < 100; i++) {
        publisher.submit(i);
      }
      publisher.close();
      var seen = new ArrayList<Integer>();
      StreamReader.of(reader.toPublisher()).forEach(seen::add);
      assertThat(seen).hasSize(100).isSorted();
    }
  }

  @Test
  void closingAnEndClosesItsSource() {
    var closed = new AtomicBoolean();
    ByteStreamReader.of(
            new ByteArrayInputStream(new byte[0]) {
              @Override
              public void close() {
                closed.set(true);
              }
            })
        .close();
    assertThat(closed).isTrue();
    var stage = new CompletableFuture<String>();
    FutureReader.of(stage).close();
    assertThat(stage).isCancelled();
    assertThat(FutureReader.of("x").join()).isEqualTo("x");
  }

  @Test
  void futuresAreCompletedOnceAndMayBeGivenUp() {
    var pipe = FuturePipe.<String>open();
    assertThat(pipe.reader().poll(Duration.ofMillis(1))).isEmpty();
    assertThat(pipe.writer().complete("x")).isTrue();
    assertThat(pipe.reader().join()).isEqualTo("x");
    assertThatThrownBy(() -> pipe.writer().complete("y")).isInstanceOf(IllegalStateException.class);
    var lost = FuturePipe.<String>open();
    lost.writer().close();
    assertThatThrownBy(() -> lost.reader().join())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without a value");
    var unwanted = FuturePipe.<String>open();
    unwanted.reader().close();
    assertThat(unwanted.writer().complete("z")).isFalse();
  }
}
