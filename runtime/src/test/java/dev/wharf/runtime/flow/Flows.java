package dev.wharf.runtime.flow;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import java.util.concurrent.CompletableFuture;

/** What the component {@code flows} exports. */
@Wit("test:demo/flows@1.0.0")
public interface Flows {
  long call(long x);

  CompletableFuture<Long> callAsync(long x);

  String name(long x);

  long both(long x);

  long quick(long x);

  long cancel();

  long fail(long x);

  ByteStreamReader pass(ByteStreamReader bytes);

  ByteStreamReader copy(ByteStreamReader bytes);

  long give(ByteStreamReader bytes);

  @Unsigned
  long sum(StreamReader<Long> numbers);

  StreamReader<String> strings(StreamReader<String> strings);

  FutureReader<String> text(FutureReader<String> text);

  long stuck(long x);

  CompletableFuture<Long> stuckAsync(long x);

  long add(long a, long b);

  long plain(long x);
}
