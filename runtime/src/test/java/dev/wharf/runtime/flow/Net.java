package dev.wharf.runtime.flow;

import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Wit;

/** What the component {@code conns} imports. */
@Wit("test:demo/net@1.0.0")
public interface Net {
  StreamReader<Conn> listen(long count);

  FutureReader<Long> later(long x);

  /** A resource with an asynchronous method. */
  @Wit("conn")
  interface Conn extends AutoCloseable {
    long id();

    @Override
    void close();
  }
}
