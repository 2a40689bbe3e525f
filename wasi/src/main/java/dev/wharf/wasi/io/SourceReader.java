package dev.wharf.wasi.io;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A {@link ByteSource} as 0.3 has everything that is read: a stream of bytes and, apart from it, a
 * future that tells how the stream ended. The stream itself cannot fail: it ends, and the future
 * has the error. A reader that goes away early has ended it well.
 */
public final class SourceReader implements ByteStreamReader {
  private final ByteSource source;
  private final Outcome outcome;
  private boolean spent;

  private SourceReader(ByteSource source, Outcome outcome) {
    this.source = source;
    this.outcome = outcome;
  }

  /** What is told once the stream has ended, by the first of those who end it. */
  private interface Outcome {
    void ended();

    void failed(IOException e);
  }

  /** The two ends that a guest gets; {@code code} names a failure in the terms of its interface. */
  public static <E> Tuple2<ByteStreamReader, FutureReader<Result<Unit, E>>> of(
      ByteSource source, Function<IOException, E> code) {
    var result = new CompletableFuture<Result<Unit, E>>();
    var outcome =
        new Outcome() {
          @Override
          public void ended() {
            result.complete(Result.ok(Unit.UNIT));
          }

          @Override
          public void failed(IOException e) {
            result.complete(Result.err(code.apply(e)));
          }
        };
    return new Tuple2<>(new SourceReader(source, outcome), FutureReader.of(result));
  }

  /** The ends of something that failed before its first byte. */
  public static <E> Tuple2<ByteStreamReader, FutureReader<Result<Unit, E>>> failed(E code) {
    return new Tuple2<>(ByteStreamReader.empty(), FutureReader.of(Result.err(code)));
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    while (true) {
      int count = take(into, offset, length);
      if (count != 0 || length == 0) {
        return count;
      }
      Waiting.untilAnyOf(source.readiness());
    }
  }

  @Override
  public OptionalInt poll(byte[] into, int offset, int length, Duration wait) {
    int count = take(into, offset, length);
    if (count == 0 && wait.isPositive()) {
      Waiting.untilAnyOf(source.readiness(), Readiness.Timer.in(wait.toNanos()));
      count = take(into, offset, length);
    }
    return count == 0 && length > 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  @Override
  public boolean ready() {
    return source.readiness().ready();
  }

  @Override
  public ByteStreamReader move() {
    check();
    spent = true;
    return new SourceReader(source, outcome);
  }

  @Override
  public void close() {
    if (!spent) {
      spent = true;
      source.close();
      outcome.ended();
    }
  }

  private int take(byte[] into, int offset, int length) {
    check();
    try {
      int count = source.read(into, offset, length);
      if (count < 0) {
        outcome.ended();
      }
      return count;
    } catch (IOException e) {
      outcome.failed(e);
      return -1;
    }
  }

  private void check() {
    if (spent) {
      throw new IllegalStateException("this end of a stream was closed or given away");
    }
  }
}
