package dev.wharf.runtime.value;

import java.util.concurrent.CompletableFuture;

/** A future whose both ends are Java's: give the reader away, and complete the writer later. */
public record FuturePipe<T>(FutureWriter<T> writer, FutureReader<T> reader) {
  public static <T> FuturePipe<T> open() {
    var value = new CompletableFuture<T>();
    return new FuturePipe<>(new StageWriter<>(value), new StageReader<>(value));
  }
}
