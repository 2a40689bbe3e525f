package dev.wharf.wasi.http;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.p3.http.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One instance of a service. All methods are the lane's thread's. */
final class ServedInstance {
  private final ComponentStore store;
  private final ServedHandler handler;
  private final Wasi wasi;
  private final ServiceSettings settings;
  private final Lane lane;
  private final Set<Answer> answers = new HashSet<>();
  private int started;
  private int running;
  private boolean broken;

  ServedInstance(
      Engine engine, LinkedComponent component, Wasi wasi, ServiceSettings settings, Lane lane) {
    this.wasi = wasi;
    this.settings = settings;
    this.lane = lane;
    this.store = ComponentStore.builder(engine).limits(settings.limits()).executor(lane).open();
    this.handler = component.instantiate(store).bind(ServedHandler.class);
  }

  /** Whether it takes one more request now. */
  boolean hasRoom() {
    return started < settings.reuse() && running < settings.concurrent() && !isPoisoned();
  }

  /** Whether it answers nothing and takes nothing any more. */
  boolean isOver() {
    return running == 0 && (started >= settings.reuse() || isPoisoned());
  }

  void answer(Answer answer) {
    started++;
    running++;
    CompletableFuture<Types.Response> response = handler.handleAsync(answer.request());
    answer.awaits(response, store.core(), lane);
    answers.add(answer);
    response.whenComplete((value, failure) -> answer.arrived(value, failure, () -> ended(answer)));
  }

  /** From any thread: one request less. */
  private void ended(Answer answer) {
    lane.execute(() -> {
      running--;
      answers.remove(answer);
      lane.sweep();
    });
  }

  /** Whether a guest has failed, which ends all; what was being sent is broken off then. */
  boolean isBroken() {
    if (!isPoisoned()) {
      return false;
    }
    if (!broken) {
      broken = true;
      settings.failures().accept(store.core().poison().orElseThrow());
      List.copyOf(answers).forEach(Answer::broken);
    }
    return true;
  }

  private boolean isPoisoned() {
    return store.core().poison().isPresent();
  }

  void close() {
    try {
      store.close();
      wasi.finish(store);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      settings.failures().accept(e);
    }
  }
}
