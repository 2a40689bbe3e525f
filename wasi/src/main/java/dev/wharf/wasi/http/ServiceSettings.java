package dev.wharf.wasi.http;

import dev.wharf.runtime.ComponentLimits;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a service is run.
 *
 * @param lanes threads that run guests, each the stores of its own
 * @param reuse how many requests an instance answers before another takes its place
 * @param concurrent how many it answers at once
 * @param timeout for a request, until its answer has begun
 * @param limits of each instance
 * @param stackBytes of each lane
 * @param failures is told why a request was answered 500 or 504
 */
public record ServiceSettings(
    int lanes,
    int reuse,
    int concurrent,
    Duration timeout,
    ComponentLimits limits,
    long stackBytes,
    Consumer<Throwable> failures) {
  /** 128 requests per instance, 16 at once, 30 s, a lane per processor. */
  public static ServiceSettings defaults() {
    return new ServiceSettings(
        Runtime.getRuntime().availableProcessors(),
        128,
        16,
        Duration.ofSeconds(30),
        ComponentLimits.defaults(),
        8 << 20,
        _ -> {});
  }
}
