package dev.wharf.wasi.http;

import dev.wharf.engine.Engine;
import dev.wharf.http.Exchange;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.wasi.Wasi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread and the instances whose guests run on it. */
final class Lane implements Executor, AutoCloseable {
  private final Engine engine;
  private final LinkedComponent component;
  private final Wasi wasi;
  private final ServiceSettings settings;
  private final Deadlines deadlines;
  private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final AtomicInteger load = new AtomicInteger();
  private final Thread thread;

  /** Of the lane's thread. */
  private final List<ServedInstance> instances = new ArrayList<>();

  private volatile boolean closed;

  Lane(
      String name,
      Engine engine,
      LinkedComponent component,
      Wasi wasi,
      ServiceSettings settings,
      Deadlines deadlines) {
    this.engine = engine;
    this.component = component;
    this.wasi = wasi;
    this.settings = settings;
    this.deadlines = deadlines;
    this.thread = new OwnThread(name, settings.stackBytes());
    thread.setDaemon(true);
    thread.start();
  }

  /** A lane's thread, which knows its lane. */
  private final class OwnThread extends Thread {
    OwnThread(String name, long stackBytes) {
      super(null, null, name, stackBytes);
    }

    @Override
    public void run() {
      Lane.this.run();
    }

    Lane lane() {
      return Lane.this;
    }
  }

  /** The lane that the calling thread is of. */
  static Optional<Lane> current() {
    return Thread.currentThread() instanceof OwnThread own
        ? Optional.of(own.lane())
        : Optional.empty();
  }

  /** How many requests it has. */
  int load() {
    return load.get();
  }

  /** Makes an instance now rather than with the first request, and so tells whether it can be. */
  void warmUp() {
    var made = new CompletableFuture<ServedInstance>();
    execute(() -> {
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

  /** Answers a request; on this lane's own thread at once. */
  void submit(Exchange exchange) {
    load.incrementAndGet();
    if (Thread.currentThread() == thread) {
      start(exchange);
    } else {
      execute(() -> start(exchange));
    }
  }

  @Override
  public void execute(Runnable action) {
    work.add(action);
  }

  private void run() {
    try {
      while (!closed) {
        run(work.take());
      }
    } catch (InterruptedException _) {
      // Closed.
    } finally {
      instances.forEach(ServedInstance::close);
    }
  }

  private void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | StackOverflowError e) {
      settings.failures().accept(e);
    }
    // What was run may have ended an instance.
    for (var instance : instances) {
      if (instance.isBroken()) {
        sweep();
        return;
      }
    }
  }

  private void start(Exchange exchange) {
    var answer = new Answer(exchange, settings, deadlines, load::decrementAndGet);
    try {
      if (!exchange.cancelled()) {
        instance().answer(answer);
      } else {
        answer.abandoned();
      }
    } catch (RuntimeException e) {
      answer.failed(e);
    }
    sweep();
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

  /** Lets go of instances that are spent and have nothing to do any more. */
  void sweep() {
    instances.removeIf(instance -> {
      boolean over = instance.isOver();
      if (over) {
        instance.close();
      }
      return over;
    });
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
