package dev.wharf.runtime.flow;

import dev.wharf.runtime.value.Wit;
import java.util.concurrent.CompletableFuture;

/** What the component {@code conns} exports. */
@Wit("test:demo/conns@1.0.0")
public interface Conns {
  long accept(long offered, long taken);

  long await(long x);

  long patient();

  CompletableFuture<Long> patientAsync();

  long stubborn();

  CompletableFuture<Long> stubbornAsync();
}
