package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;

/**
 * The specification's rules for tasks, threads, streams and futures as a plain simulation: actors
 * that do what a script says, and a trace of what comes of it. Nothing here is shared with the
 * runtime but the names of the traps.
 *
 * <p>Spec: Canonical ABI, {@code Store}; of several ready threads the one that has waited for
 * longest goes on, as in the runtime.
 */
final class World {
  static final int ACTORS = 4;

  final Script script;
  final boolean tellsOfCancelledCopies;
  final Trace trace = new Trace();
  final List<Actor> actors = new ArrayList<>();
  final List<GuestThread> waiting = new ArrayList<>();
  GuestThread current; // null while no guest runs
  private int tokens;

  /** With the answer of the specification's tests to what its code answers otherwise. */
  World(Script script) {
    this(script, true);
  }

  World(Script script, boolean tellsOfCancelledCopies) {
    this.script = script;
    this.tellsOfCancelledCopies = tellsOfCancelledCopies;
    for (int i = 0; i < ACTORS; i++) {
      actors.add(new Actor(this, i, List.copyOf(actors.subList(Math.max(0, i - 2), i).reversed())));
    }
  }

  int newToken() {
    return ++tokens;
  }

  /** Lets the host call until the script or a trap ends it. */
  Trace run() {
    try {
      for (Op op = script.forHost(this); op.code() != Code.EXIT; op = script.forHost(this)) {
        call(actors.get(op.a() % ACTORS), LiftKind.values()[op.b() % 4]);
      }
    } catch (TrapException e) {
      trace.trapped(e.trap());
    }
    return trace;
  }

  private void call(Actor actor, LiftKind kind) {
    var answer = new ArrayList<Value>();
    new Task(actor, kind, true, () -> Value.NONE, answer::add, () -> answer.add(Value.NONE)).run();
    while (answer.isEmpty()) {
      waiting.stream()
          .filter(GuestThread::isReady)
          .findFirst()
          .orElseThrow(() -> new TrapException(Trap.DEADLOCK))
          .resume(false);
    }
    trace.returned(answer.getFirst().tag());
  }
}
