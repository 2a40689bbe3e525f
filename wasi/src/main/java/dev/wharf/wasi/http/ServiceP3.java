package dev.wharf.wasi.http;

import dev.wharf.engine.Engine;
import dev.wharf.http.Exchange;
import dev.wharf.http.ExchangeHandler;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.wasi.Wasi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers requests by a component of world {@code wasi:http/service} 0.3. A request is a task of
 * its own in an instance that others may share; each instance belongs to a lane, which one thread
 * runs at a time, so that as many guests run at once as there are lanes. A trap ends the instance
 * with all that it was answering, and another takes its place.
 */
public final class ServiceP3 implements ExchangeHandler, AutoCloseable {
  private final List<ServedInstances> lanes = new ArrayList<>();

  /** The lane of the connections that one thread carries. */
  private final Map<Executor, ServedInstances> homes = new ConcurrentHashMap<>();

  private final Deadlines deadlines;

  /**
   * @throws dev.wharf.wasm.LinkException if the component does not export the handler
   */
  public ServiceP3(Engine engine, LinkedComponent component, Wasi wasi, ServiceSettings settings) {
    deadlines = new Deadlines(settings.timeout());
    var penaltyEnd = new AtomicLong(System.nanoTime());
    for (int i = 0; i < settings.lanes(); i++) {
      var lane =
          new Lane(
              "wharf-lane-" + i, settings.stackBytes(), new Pace(penaltyEnd), settings.failures());
      lanes.add(new ServedInstances(engine, component, wasi, settings, deadlines, lane));
    }
    lanes.getFirst().warmUp();
  }

  /** Returns at once, so that it may be called on any thread; the exchange goes on. */
  @Override
  public void handle(Exchange exchange) {
    exchange.detach();
    var home = homes.computeIfAbsent(exchange.carrier(), this::settle);
    (home.lane().isQuick() ? home : least()).submit(exchange);
  }

  /** The lanes in turn; of one that has several homes the last is where it runs. */
  private ServedInstances settle(Executor carrier) {
    var lane = lanes.get(homes.size() % lanes.size());
    lane.lane().settle(carrier);
    return lane;
  }

  private ServedInstances least() {
    var least = lanes.getFirst();
    for (var lane : lanes) {
      if (lane.load() < least.load()) {
        least = lane;
      }
    }
    return least;
  }

  /** Ends all instances and whatever they are still doing. */
  @Override
  public void close() {
    lanes.forEach(ServedInstances::close);
    deadlines.close();
  }
}
