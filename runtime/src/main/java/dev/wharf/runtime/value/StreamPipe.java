package dev.wharf.runtime.value;

/**
 * A stream whose both ends are Java's: give the reader away, and write from a thread of your own. A
 * write waits for the read that takes it.
 *
 * {@snippet :
 * StreamPipe<String> pipe = StreamPipe.open();
 * Thread.startVirtualThread(() -> {
 *   try (var lines = pipe.writer()) {
 *     lines.write(List.of("one", "two"));
 *   }
 * });
 * guest.print(pipe.reader());
 * }
 */
public record StreamPipe<T>(StreamWriter<T> writer, StreamReader<T> reader) {
  public static <T> StreamPipe<T> open() {
    var exchange = new Exchange<T>();
    return new StreamPipe<>(exchange, new ExchangeReader<>(exchange));
  }
}
