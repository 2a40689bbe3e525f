package dev.wharf.wasi.http;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.p3.http.Types;
import dev.wharf.wasm.Trap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One instance of a service. All methods but {@link #stop} are to be called on its lane. */
final class ServedInstance {
  private final ComponentStore store;
  private final ServedHandler handler;
  private final Wasi wasi;
  private final ServiceSettings settings;
  private final ServedInstances all;
  private final Set<Answer> answers = new HashSet<>();
  private int started;
  private int running;
  private boolean broken;

  ServedInstance(
      Engine engine,
      LinkedComponent component,
      Wasi wasi,
      ServiceSettings settings,
      ServedInstances all) {
    this.wasi = wasi;
    this.settings = settings;
    this.all = all;
    this.store =
        ComponentStore.builder(engine).limits(settings.limits()).executor(this::execute).open();
    this.handler = component.instantiate(store).bind(ServedHandler.class);
  }

  /** Has something done for the store, after which the guest may be broken. */
  private void execute(Runnable action) {
    all.lane()
        .execute(() -> {
          try {
            action.run();
          } finally {
            checkBroken();
          }
        });
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
    answers.add(answer);
    CompletableFuture<Types.Response> response = handler.handleAsync(answer.request());
    answer.awaits(response, this);
    response.whenComplete((value, failure) -> answer.arrived(value, failure, () -> ended(answer)));
  }

  /** From any thread: one request less. */
  private void ended(Answer answer) {
    all.lane()
        .execute(() -> {
          running--;
          answers.remove(answer);
          all.sweep();
        });
  }

  Lane lane() {
    return all.lane();
  }

  /** From any thread: ends the guest if it runs. */
  void stop(Trap reason) {
    if (store.core().depth() > 0) {
      store.core().interrupt(reason);
    }
  }

  /** A guest that has failed ends all; what was being sent is broken off then. */
  private void checkBroken() {
    if (!broken && isPoisoned()) {
      broken = true;
      settings.failures().accept(store.core().poison().orElseThrow());
      List.copyOf(answers).forEach(Answer::broken);
      all.sweep();
    }
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
