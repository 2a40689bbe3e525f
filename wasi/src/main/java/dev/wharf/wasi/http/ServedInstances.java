package dev.wharf.wasi.http;

import dev.wharf.engine.Engine;
import dev.wharf.http.Exchange;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasm.Trap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances of a service that run on one lane. */
final class ServedInstances implements AutoCloseable {
  private final Engine engine;
  private final LinkedComponent component;
  private final Wasi wasi;
  private final ServiceSettings settings;
  private final Deadlines deadlines;
  private final Lane lane;
  private final AtomicInteger load = new AtomicInteger();
  private final List<ServedInstance> instances = new CopyOnWriteArrayList<>();

  ServedInstances(
      Engine engine,
      LinkedComponent component,
      Wasi wasi,
      ServiceSettings settings,
      Deadlines deadlines,
      Lane lane) {
    this.engine = engine;
    this.component = component;
    this.wasi = wasi;
    this.settings = settings;
    this.deadlines = deadlines;
    this.lane = lane;
  }

  Lane lane() {
    return lane;
  }

  /** How many requests they have. */
  int load() {
    return load.get();
  }

  /** Makes an instance now rather than with the first request, and so tells whether it can be. */
  void warmUp() {
    var made = new CompletableFuture<ServedInstance>();
    lane.execute(() -> {
      try {
        made.complete(instance());
      } catch (RuntimeException e) {
        made.completeExceptionally(e);
      }
    });
    try {
      made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Answers a request, soon. */
  void submit(Exchange exchange) {
    load.incrementAndGet();
    var answer = new Answer(exchange, settings, deadlines, load::decrementAndGet);
    if (lane.hasWork()) {
      answer.waits();
    }
    lane.execute(() -> start(exchange, answer));
  }

  private void start(Exchange exchange, Answer answer) {
    if (!answer.begin()) {
      return;
    }
    try {
      if (!exchange.cancelled()) {
        instance().answer(answer);
      } else {
        answer.abandoned();
      }
    } catch (RuntimeException e) {
      answer.failed(e);
    }
  }

  /** One that has room, or a new one. */
  private ServedInstance instance() {
    for (var instance : instances) {
      if (instance.hasRoom()) {
        return instance;
      }
    }
    var instance = new ServedInstance(engine, component, wasi, settings, this);
    instances.add(instance);
    return instance;
  }

  /** Lets go of instances that are spent and have nothing to do any more. On the lane. */
  void sweep() {
    for (var instance : instances) {
      if (instance.isOver()) {
        instances.remove(instance);
        instance.close();
      }
    }
  }

  /** Ends all of them; a guest that computes is stopped. */
  @Override
  public void close() {
    instances.forEach(instance -> instance.stop(Trap.INTERRUPTED));
    lane.execute(() -> {
      instances.forEach(ServedInstance::close);
      instances.clear();
    });
    lane.close();
  }
}
