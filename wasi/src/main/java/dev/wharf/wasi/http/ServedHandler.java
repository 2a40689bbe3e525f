package dev.wharf.wasi.http;

import dev.wharf.runtime.value.Wit;
import dev.wharf.wasi.p3.http.Types;
import java.util.concurrent.CompletableFuture;

/** {@code wasi:http/handler} 0.3 as a component exports it and a server calls it. */
@Wit("wasi:http/handler@0.3.0")
public interface ServedHandler {
  /** Answers a request; blocks until there is an answer. */
  @Wit("handle")
  Types.Response handle(Types.Request request) throws InterruptedException;

  /** As {@link #handle}, without blocking. Cancelling the future cancels the guest's task. */
  CompletableFuture<Types.Response> handleAsync(Types.Request request);
}
