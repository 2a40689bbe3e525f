package dev.wharf.runtime.value;

/** As {@link StreamPipe}, of bytes. */
public record ByteStreamPipe(ByteStreamWriter writer, ByteStreamReader reader) {
  public static ByteStreamPipe open() {
    var exchange = new ByteExchange();
    return new ByteStreamPipe(exchange, new ByteExchangeReader(exchange));
  }
}
