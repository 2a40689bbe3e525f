package dev.wharf.wasi.io;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a guest writes in 0.3: the host reads the guest's streams into sinks, each on a virtual
 * thread of its own, so that the guest goes on while a sink is slow. A sink takes nothing that the
 * guest has not written yet, and the guest's write ends when the sink has it: nothing is buffered
 * between.
 *
 * <p>One for each guest, which outlives its last call until {@link #finish}.
 */
public final class Drains {
  private static final int PIECE = 64 * 1024;

  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  /**
   * Moves all of the stream into the sink and closes both.
   *
   * @param code names a failure in the terms of the interface
   * @return how it ended
   */
  public <E> FutureReader<Result<Unit, E>> drain(
      ByteStreamReader data, ByteSink sink, Function<IOException, E> code) {
    var result = new CompletableFuture<Result<Unit, E>>();
    var thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              try (data;
                  sink) {
                copy(data, sink);
                result.complete(Result.ok(Unit.UNIT));
              } catch (IOException e) {
                result.complete(Result.err(code.apply(e)));
              } catch (RuntimeException e) {
                result.completeExceptionally(e);
              } finally {
                running.remove(Thread.currentThread());
              }
            });
    running.add(thread);
    thread.start();
    return FutureReader.of(result);
  }

  /** The end of a stream that nobody drains: the guest's next write finds its reader gone. */
  public static <E> FutureReader<Result<Unit, E>> refused(ByteStreamReader data, E code) {
    data.close();
    return FutureReader.of(Result.err(code));
  }

  /**
   * Waits until everything that was written has arrived. To be called once no guest writes any
   * more.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void finish() throws InterruptedException {
    for (Thread thread : running) {
      thread.join();
    }
  }

  private static void copy(ByteStreamReader data, ByteSink sink) throws IOException {
    var piece = new byte[PIECE];
    for (int count = data.read(piece, 0, PIECE); count >= 0; count = data.read(piece, 0, PIECE)) {
      for (int done = 0; done < count; ) {
        int permit = sink.permit();
        if (permit == 0) {
          Waiting.untilAnyOf(sink.readiness());
        } else {
          int part = Math.min(permit, count - done);
          sink.write(piece, done, part);
          done += part;
        }
      }
    }
    while (!sink.flush()) {
      Waiting.untilAnyOf(sink.readiness());
    }
  }
}
