package dev.wharf.wasi.http;

import dev.wharf.engine.Engine;
import dev.wharf.engine.MemoryPool;
import dev.wharf.http.Exchange;
import dev.wharf.http.ExchangeHandler;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.p2.http.IncomingHandler;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers requests by a component of world {@code wasi:http/proxy} 0.2. Each request has an
 * instance and a thread of its own, since guests of 0.2 block when they wait; as many are answered
 * at once as there are threads, and the others wait for their turn.
 */
public final class ProxyP2 implements ExchangeHandler, Executor, AutoCloseable {
  private final Engine engine;
  private final LinkedComponent component;
  private final Wasi wasi;
  private final ServiceSettings settings;
  private final Deadlines deadlines;
  private final ThreadPoolExecutor threads;
  private final MemoryPool memories = new MemoryPool(Runtime.getRuntime().maxMemory() / 8);
  private final Set<ProxyAnswer> answers = ConcurrentHashMap.newKeySet();

  /**
   * @param settings of which each lane has as many threads as an instance of 0.3 would answer
   *     requests at once
   * @throws dev.wharf.wasm.LinkException if the component does not export the handler
   */
  public ProxyP2(Engine engine, LinkedComponent component, Wasi wasi, ServiceSettings settings) {
    this.engine = engine;
    this.component = component;
    this.wasi = wasi;
    this.settings = settings;
    this.deadlines = new Deadlines(settings.timeout());
    int count = settings.lanes() * settings.concurrent();
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            body -> {
              var thread = new Thread(null, body, "wharf-proxy", settings.stackBytes());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    tryOnce();
  }

  /** Tells now whether instances can be made, rather than with the first request. */
  private void tryOnce() {
    try (var store = open()) {
      bind(store);
    }
  }

  private ComponentStore open() {
    return ComponentStore.builder(engine).limits(settings.limits()).memoryPool(memories).open();
  }

  private IncomingHandler bind(ComponentStore store) {
    return component.instantiate(store).bind(IncomingHandler.class);
  }

  /** Answers on the calling thread, which is to be one of {@link #execute}. */
  @Override
  public void handle(Exchange exchange) {
    if (exchange.cancelled()) {
      return;
    }
    var store = open();
    var answer = new ProxyAnswer(exchange, store, settings, deadlines);
    answers.add(answer);
    try {
      answer.run(() ->
          bind(store)
              .handle(
                  new IncomingRequestP2(exchange.request(), exchange.body()), answer.outparam()));
    } finally {
      answers.remove(answer);
      answer.close(wasi);
    }
  }

  @Override
  public void execute(Runnable action) {
    threads.execute(action);
  }

  /** Ends all guests. */
  @Override
  public void close() {
    answers.forEach(ProxyAnswer::stop);
    threads.shutdownNow();
    deadlines.close();
  }
}
