package dev.wharf.wasi.http;

import dev.wharf.engine.Engine;
import dev.wharf.http.Exchange;
import dev.wharf.http.ExchangeHandler;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.wasi.Wasi;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers requests by a component of world {@code wasi:http/service} 0.3. A request is a task of
 * its own in an instance that others may share; each instance belongs to a lane, which one thread
 * runs at a time, so that as many guests run at once as there are lanes. A trap ends the instance
 * with all that it was answering, and another takes its place.
 */
public final class ServiceP3 implements ExchangeHandler, AutoCloseable {
  /** How many times the lanes there may be while guests compute on all of them. */
  private static final int MOST_LANES = 16;

  private final Engine engine;
  private final LinkedComponent component;
  private final Wasi wasi;
  private final ServiceSettings settings;
  private final Deadlines deadlines;

  /** The end of the lanes' {@link Pace} penalty. */
  private final AtomicLong penaltyEnd = new AtomicLong(System.nanoTime());

  private final List<ServedInstances> lanes = new CopyOnWriteArrayList<>();

  /** The lane of the connections that one thread carries. */
  private final Map<Executor, ServedInstances> homes = new ConcurrentHashMap<>();

  /**
   * @throws dev.wharf.wasm.LinkException if the component does not export the handler
   */
  public ServiceP3(Engine engine, LinkedComponent component, Wasi wasi, ServiceSettings settings) {
    this.engine = engine;
    this.component = component;
    this.wasi = wasi;
    this.settings = settings;
    this.deadlines = new Deadlines(settings.timeout());
    for (int i = 0; i < settings.lanes(); i++) {
      lanes.add(lane());
    }
    lanes.getFirst().warmUp();
  }

  private ServedInstances lane() {
    var lane =
        new Lane(
            "wharf-lane-" + lanes.size(),
            settings.stackBytes(),
            new Pace(penaltyEnd),
            settings.failures());
    return new ServedInstances(engine, component, wasi, settings, deadlines, lane);
  }

  /** Returns at once, so that it may be called on any thread; the exchange goes on. */
  @Override
  public void handle(Exchange exchange) {
    exchange.detach();
    var home = homes.computeIfAbsent(exchange.carrier(), this::settle);
    (home.lane().isQuick() && !home.lane().isStuck() ? home : least()).submit(exchange);
  }

  /** The lanes in turn; of one that has several homes the last is where it runs. */
  private ServedInstances settle(Executor carrier) {
    var lane = lanes.get(homes.size() % settings.lanes());
    lane.lane().settle(carrier);
    return lane;
  }

  /**
   * The one that has least to do, of those that get on with it. Where guests compute on all of
   * them, there is one more: the system shares out the processors then.
   */
  private ServedInstances least() {
    var least = leastOf();
    return least.lane().isStuck() ? another() : least;
  }

  private ServedInstances leastOf() {
    return lanes.stream()
        .min(
            Comparator.comparing((ServedInstances lane) -> lane.lane().isStuck())
                .thenComparingInt(ServedInstances::load)
                .thenComparingLong(lane -> lane.lane().busy()))
        .orElseThrow();
  }

  private synchronized ServedInstances another() {
    var least = leastOf();
    if (least.lane().isStuck() && lanes.size() < MOST_LANES * settings.lanes()) {
      least = lane();
      lanes.add(least);
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
