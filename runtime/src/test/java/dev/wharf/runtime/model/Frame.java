package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/** A core function of an actor that runs: does what the script says until it returns. */
final class Frame {
  private static final int BLOCKED = -1;

  final GuestThread thread;
  final Actor actor;
  private final World world;
  private int token;
  private boolean explicit;

  Frame(GuestThread thread) {
    this.thread = thread;
    this.actor = thread.task.actor;
    this.world = actor.world;
  }

  /** Whether it is of a thread that its task has made. */
  boolean isExplicit() {
    return explicit;
  }

  void enter(int kind, int x, int y, int z) {
    token = world.newToken();
    explicit = kind == LiftKind.THREAD;
    world.trace.enter(token, actor.number, kind, x, y, z);
    next(0, 0, 0);
  }

  private void next(int r) {
    next(r, 0, 0);
  }

  private void next(boolean r) {
    next(r ? 1 : 0);
  }

  /** What was done gave this; does what is next. */
  private void next(int r, int p, int q) {
    world.trace.step(token, r, p, q);
    Op op = world.script.forActor(world, this);
    var task = thread.task;
    switch (op.code()) {
      case EXIT -> {
        if (explicit) {
          task.unregister(thread);
        } else {
          task.exit(op);
        }
      }
      case NEW -> {
        var pipe = new Pipe(op.carried());
        int readable = actor.handles.add(new End(pipe, true));
        next(readable, actor.handles.add(new End(pipe, false)), 0);
      }
      case READ, WRITE -> {
        var end = actor.end(op.a(), op.code() == Code.READ, op.carried());
        end.begin(op.a(), actor, op);
        answer(end, op.flag());
      }
      case CANCEL_READ, CANCEL_WRITE -> {
        var end = actor.end(op.a(), op.code() == Code.CANCEL_READ, op.carried());
        end.cancel(op.flag());
        answer(end, op.flag());
      }
      case DROP_READABLE, DROP_WRITABLE -> {
        var end = actor.end(op.a(), op.code() == Code.DROP_READABLE, op.carried());
        actor.handles.remove(op.a(), End.class);
        end.drop();
        next(0);
      }
      case SET_NEW -> next(actor.handles.add(new WaitableSet()));
      case SET_WAIT ->
          actor
              .handles
              .get(op.a(), WaitableSet.class)
              .waitForEvent(thread, () -> true, op.flag(), this::next);
      case SET_POLL -> next(actor.handles.get(op.a(), WaitableSet.class).poll(task, op.flag()));
      case SET_DROP -> {
        actor.handles.remove(op.a(), WaitableSet.class).drop();
        next(0);
      }
      case JOIN -> {
        var waitable = actor.handles.get(op.a(), Waitable.class);
        if (waitable.hasSyncWaiter) {
          throw new TrapException(Trap.WAITABLE_IN_USE);
        }
        waitable.join(op.b() == 0 ? null : actor.handles.get(op.b(), WaitableSet.class));
        next(0);
      }
      case SUBTASK_CANCEL -> cancelSubtask(op);
      case SUBTASK_DROP -> {
        actor.handles.remove(op.a(), Subtask.class).drop();
        next(0);
      }
      case TASK_RETURN -> {
        task.requireAsyncLift();
        task.returns(Value.lift(op.b(), op.a(), actor));
        next(0);
      }
      case TASK_RETURN_OTHER -> {
        task.requireAsyncLift();
        throw new TrapException(Trap.TASK_RETURN_MISMATCH);
      }
      case TASK_CANCEL -> {
        task.requireAsyncLift();
        task.cancel();
        next(0);
      }
      case BACKPRESSURE_INC -> {
        actor.backpressure++;
        next(0);
      }
      case BACKPRESSURE_DEC -> {
        if (--actor.backpressure < 0) {
          throw new TrapException(Trap.BACKPRESSURE);
        }
        next(0);
      }
      case CONTEXT_GET -> next(thread.storage[op.variant()]);
      case CONTEXT_SET -> {
        thread.storage[op.variant()] = op.a();
        next(0);
      }
      case YIELD -> thread.yieldUntil(() -> true, op.flag(), this::next);
      case CALL_SYNC, CALL_ASYNC -> call(op);
      case RESULT -> result(op);
      case THREAD_INDEX -> next(thread.index);
      case THREAD_NEW -> {
        var made = new GuestThread[1];
        made[0] =
            new GuestThread(task, _ -> new Frame(made[0]).enter(LiftKind.THREAD, op.a(), 0, 0));
        task.register(made[0]);
        next(made[0].index);
      }
      case RESUME_LATER -> {
        suspended(op.a()).resumeLater();
        next(0);
      }
      case SUSPEND -> thread.suspend(op.flag(), this::next);
      case SUSPEND_THEN_RESUME ->
          thread.suspendThenResume(suspended(op.a()), op.flag(), this::next);
      case YIELD_THEN_RESUME -> thread.yieldThenResume(suspended(op.a()), op.flag(), this::next);
      case SUSPEND_THEN_PROMOTE ->
          thread.suspendThenPromote(
              actor.threads.get(op.a(), GuestThread.class), op.flag(), this::next);
      case YIELD_THEN_PROMOTE ->
          thread.yieldThenPromote(
              actor.threads.get(op.a(), GuestThread.class), op.flag(), this::next);
      case FILL -> {
        for (int i = 0; i < op.length(); i++) {
          actor.memory[op.at() + i] = (byte) op.a();
        }
        next(0);
      }
      case SUM -> {
        int sum = 0;
        for (int i = 0; i < op.length(); i++) {
          sum = 31 * sum + (actor.memory[op.at() + i] & 0xFF);
        }
        next(sum);
      }
      case UNREACHABLE -> throw new TrapException(Trap.UNREACHABLE);
    }
  }

  private void next(Event event) {
    next(event.code(), event.index(), event.payload());
  }

  private GuestThread suspended(int index) {
    var other = actor.threads.get(index, GuestThread.class);
    if (!other.isSuspended()) {
      throw new TrapException(Trap.THREAD_NOT_SUSPENDED);
    }
    return other;
  }

  private void answer(End end, boolean async) {
    if (end.hasEvent()) {
      next(end.take().payload());
    } else if (async) {
      next(BLOCKED);
    } else {
      end.hasSyncWaiter = true;
      thread.waitUntil(
          end::hasEvent,
          false,
          _ -> {
            end.hasSyncWaiter = false;
            next(end.take().payload());
          });
    }
  }

  /** Spec: {@code canon_subtask_cancel}; whoever waits, waits for the end, not for the start. */
  private void cancelSubtask(Op op) {
    var subtask = actor.handles.get(op.a(), Subtask.class);
    subtask.requireCancellable(op.flag());
    if (!subtask.isResolved()) {
      subtask.cancellationRequested = true;
      subtask.task.requestCancellation();
    }
    if (subtask.isResolved()) {
      next(subtask.take().payload());
    } else if (op.flag()) {
      next(BLOCKED);
    } else {
      subtask.hasSyncWaiter = true;
      thread.waitUntil(
          subtask::isResolved,
          false,
          _ -> {
            subtask.hasSyncWaiter = false;
            next(subtask.take().payload());
          });
    }
  }

  /** Spec: {@code canon_lower}. */
  private void call(Op op) {
    var kind = LiftKind.values()[op.variant() % 4];
    if (op.code() == Code.CALL_ASYNC && !kind.isAsyncType()) {
      throw new TrapException(Trap.UNREACHABLE); // there is no such lowering
    }
    var subtask = new Subtask();
    int neighbour = op.variant() / 4;
    if (neighbour >= actor.neighbours.size()) {
      Value.lift(op.b(), op.a(), actor);
      throw new TrapException(Trap.UNREACHABLE);
    }
    subtask.task =
        new Task(
            actor.neighbours.get(neighbour),
            kind,
            false,
            () -> {
              subtask.start();
              return Value.lift(op.b(), op.a(), actor);
            },
            value -> {
              value.store(actor, op.slot());
              subtask.returned();
            },
            subtask::cancelled);
    subtask.task.run();
    if (op.code() == Code.CALL_SYNC) {
      thread.waitUntil(
          subtask::isResolved,
          false,
          _ -> {
            subtask.delivered = true;
            result(op);
          });
    } else if (subtask.isResolved()) {
      subtask.delivered = true;
      next(Subtask.RETURNED);
    } else {
      subtask.index = actor.handles.add(subtask);
      next(subtask.state | subtask.index << 4);
    }
  }

  private void result(Op op) {
    byte[] memory = actor.memory;
    int slot = op.slot();
    if (memory[slot] == 0) {
      next(0, 0, 0);
    } else if (memory[slot + 4] == 1) {
      next(Carried.FUTURE_U8.tag(), Value.getInt(memory, slot + 8), 0);
    } else {
      next(1 + (memory[slot + 8] & 0xFF), Value.getInt(memory, slot + 12), 0);
    }
  }
}
