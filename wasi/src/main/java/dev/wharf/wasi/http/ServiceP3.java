package dev.wharf.wasi.http;

import dev.wharf.engine.Engine;
import dev.wharf.http.Exchange;
import dev.wharf.http.ExchangeHandler;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.wasi.Wasi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Answers requests by a component of world {@code wasi:http/service} 0.3. A request is a task of
 * its own in an instance that others may share; each instance belongs to a lane, which is one
 * thread, so that as many guests run at once as there are lanes. A trap ends the instance with all
 * that it was answering, and another takes its place.
 */
public final class ServiceP3 implements ExchangeHandler, Executor, AutoCloseable {
  private final List<Lane> lanes = new ArrayList<>();
  private final Deadlines deadlines = new Deadlines();

  /**
   * @throws dev.wharf.wasm.LinkException if the component does not export the handler
   */
  public ServiceP3(Engine engine, LinkedComponent component, Wasi wasi, ServiceSettings settings) {
    for (int i = 0; i < settings.lanes(); i++) {
      lanes.add(new Lane("wharf-lane-" + i, engine, component, wasi, settings, deadlines));
    }
    lanes.getFirst().warmUp();
  }

  /** Returns at once; the exchange goes on. Quickest on a thread of {@link #execute}. */
  @Override
  public void handle(Exchange exchange) {
    exchange.detach();
    Lane.current().orElseGet(this::least).submit(exchange);
  }

  /** Runs the action on the lane that has least to do. */
  @Override
  public void execute(Runnable action) {
    least().execute(action);
  }

  private Lane least() {
    Lane least = lanes.getFirst();
    for (Lane lane : lanes) {
      if (lane.load() < least.load()) {
        least = lane;
      }
    }
    return least;
  }

  /** Ends all instances and whatever they are still doing. */
  @Override
  public void close() {
    lanes.forEach(Lane::close);
    deadlines.close();
  }
}
