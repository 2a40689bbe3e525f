package dev.wharf.runtime.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Makes up a script while the model follows it: mostly what makes sense in the state that the actor
 * is in, some of it not.
 */
final class Generator implements Script {
  private static final int TRIES = 12;

  private final Random random;
  private final int limit;
  private final int actors;
  private final int wildness;
  private final List<Op> ops = new ArrayList<>();

  Generator(long seed) {
    random = new Random(seed);
    limit = 10 + random.nextInt(random.nextInt(8) == 0 ? 160 : 60);
    actors = 2 + random.nextInt(World.ACTORS - 1);
    wildness = random.nextInt(3) == 0 ? 30 : 0;
  }

  List<Op> ops() {
    return ops;
  }

  private Op add(Op op) {
    ops.add(op);
    return op;
  }

  @Override
  public Op forHost(World world) {
    if (ops.size() >= limit) {
      return add(Op.EXIT);
    }
    // The last actor can call the others.
    int actor = random.nextInt(3) == 0 ? random.nextInt(actors) : actors - 1;
    int kind = random.nextInt(13) % 4;
    return add(new Op(Code.CALL_SYNC, 0, actor, random.nextInt(3) > 0 ? 1 - kind % 2 : kind, 0));
  }

  @Override
  public Op forActor(World world, Frame frame) {
    if (ops.size() >= limit || random.nextInt(14) == 0) {
      return add(leave(frame));
    }
    boolean wild = wildness > 0 && random.nextInt(wildness) == 0;
    if (wild) {
      return add(wild(Code.values()[1 + random.nextInt(Code.values().length - 1)], frame));
    }
    for (int i = 0; i < TRIES; i++) {
      Op op = sensible(CODES.get(random.nextInt(CODES.size())), frame);
      if (op != Op.EXIT) {
        return add(op);
      }
    }
    return add(leave(frame));
  }

  /** How often each is tried, by how often it is named. */
  private static final List<Code> CODES = codes();

  private static List<Code> codes() {
    var codes = new ArrayList<Code>();
    for (Code code : Code.values()) {
      int weight =
          switch (code) {
            case EXIT, UNREACHABLE, TASK_RETURN_OTHER -> 0;
            case CALL_ASYNC, READ, WRITE, JOIN -> 6;
            case CALL_SYNC, TASK_RETURN, SUBTASK_CANCEL, SET_WAIT -> 3;
            case CANCEL_READ, CANCEL_WRITE, NEW, SET_NEW, SET_POLL, YIELD -> 2;
            default -> 1;
          };
      codes.addAll(Collections.nCopies(weight, code));
    }
    return List.copyOf(codes);
  }

  /** Something that may well trap: of a handle that there is, mostly, in whatever state. */
  private Op wild(Code code, Frame frame) {
    var handles = frame.actor.handles;
    var all = handles.indices(Object.class);
    int a = all.isEmpty() || random.nextInt(4) == 0 ? random.nextInt(8) : pick(all);
    int b = code == Code.TASK_RETURN || code.name().startsWith("CALL") ? tag() : random.nextInt(8);
    int variant = random.nextInt(code.variants());
    if (all.contains(a) && handles.get(a, Object.class) instanceof End end) {
      int carried = end.pipe.carried.ordinal();
      variant =
          switch (code) {
            case DROP_READABLE, DROP_WRITABLE -> carried;
            case READ, WRITE, CANCEL_READ, CANCEL_WRITE -> 2 * carried + random.nextInt(2);
            default -> variant;
          };
      b = code == Code.TASK_RETURN ? carried + 1 : b;
    }
    return new Op(code, variant, a, b, random.nextInt(64));
  }

  private int tag() {
    return random.nextInt(1 + Carried.values().length);
  }

  /** Ends the core function, one way or another. */
  private Op leave(Frame frame) {
    var task = frame.thread.task;
    if (frame.actor.backpressure > 0 && random.nextInt(3) > 0) {
      return new Op(Code.BACKPRESSURE_DEC, 0, 0, 0, 0);
    }
    var suspended = threads(frame, GuestThread::isSuspended);
    if (!suspended.isEmpty() && random.nextInt(4) > 0) {
      return new Op(Code.RESUME_LATER, 0, pick(suspended), 0, 0);
    }
    if (frame.isExplicit()) {
      return Op.EXIT;
    }
    if (task.kind == LiftKind.CALLBACK && ops.size() < limit && random.nextInt(3) > 0) {
      var sets =
          frame.actor.handles.indices(WaitableSet.class).stream()
              .filter(i -> !frame.actor.handles.get(i, WaitableSet.class).elements.isEmpty())
              .toList();
      int packed = sets.isEmpty() || random.nextInt(3) == 0 ? 1 : 2 | pick(sets) << 4;
      return new Op(Code.EXIT, 0, packed, 0, 0);
    }
    if (task.kind.isAsyncLift() && task.state != Task.State.RESOLVED) {
      boolean cancel = task.state == Task.State.CANCEL_DELIVERED && random.nextInt(4) > 0;
      return cancel ? new Op(Code.TASK_CANCEL, 0, 0, 0, 0) : carrying(Code.TASK_RETURN, 0, frame);
    }
    return task.kind.isAsyncLift() ? Op.EXIT : carrying(Code.EXIT, 0, frame);
  }

  private static List<Integer> threads(Frame frame, Predicate<GuestThread> which) {
    var threads = frame.actor.threads;
    return threads.indices(GuestThread.class).stream()
        .filter(i -> which.test(threads.get(i, GuestThread.class)))
        .toList();
  }

  private int pick(List<Integer> from) {
    return from.get(random.nextInt(from.size()));
  }

  private Op of(Code code, int a, int b) {
    return new Op(code, random.nextInt(code.variants()), a, b, random.nextInt(64));
  }

  /** An operation on one of the handles of a kind, or {@link Op#EXIT} where there is none. */
  private <W> Op on(Code code, Frame frame, Class<W> kind, int b, Predicate<W> which) {
    var handles = frame.actor.handles;
    var found =
        handles.indices(kind).stream().filter(i -> which.test(handles.get(i, kind))).toList();
    return found.isEmpty() ? Op.EXIT : of(code, pick(found), b);
  }

  /** With the readable end of something, or with nothing. */
  private Op carrying(Code code, int variant, Frame frame) {
    int slot = random.nextInt(64);
    boolean toHost = code != Code.CALL_SYNC && frame.thread.task.calledByHost;
    if ((code != Code.CALL_ASYNC && toHost) || random.nextInt(3) == 0) {
      return new Op(code, variant, 0, 0, slot);
    }
    var handles = frame.actor.handles;
    var found =
        handles.indices(End.class).stream()
            .filter(i -> {
              var end = handles.get(i, End.class);
              return end.readable && end.state == End.State.IDLE && end.set == null;
            })
            .toList();
    if (found.isEmpty()) {
      return new Op(code, variant, 0, 0, slot);
    }
    int handle = pick(found);
    int tag = handles.get(handle, End.class).pipe.carried.tag();
    return new Op(code, variant, handle, tag, slot);
  }

  private Op copy(Code code, Frame frame, Predicate<End> which) {
    boolean readable = code.name().endsWith("READ") || code == Code.DROP_READABLE;
    Op op = on(code, frame, End.class, 0, end -> end.readable == readable && which.test(end));
    if (op == Op.EXIT) {
      return op;
    }
    var end = frame.actor.handles.get(op.a(), End.class);
    boolean async =
        end.set != null || random.nextInt(end.pipe.isAwaited(end.readable) ? 2 : 12) > 0;
    int carried = end.pipe.carried.ordinal();
    int length = random.nextInt(4) == 0 ? 0 : random.nextInt(24);
    int variant = code.variants() == 3 ? carried : 2 * carried + (async ? 1 : 0);
    return new Op(code, variant, op.a(), 0, random.nextInt(64) | length << 6);
  }

  private Op sensible(Code code, Frame frame) {
    var task = frame.thread.task;
    boolean isAwaited =
        task.calledByHost && task.state != Task.State.RESOLVED || !task.kind.isAsyncType();
    boolean mayBlock = random.nextInt(isAwaited ? 10 : 3) == 0;
    return switch (code) {
      case READ, WRITE ->
          copy(
              code, frame, end -> end.state == End.State.IDLE && !end.pipe.isUnfitFor(frame.actor));
      case CANCEL_READ, CANCEL_WRITE ->
          copy(code, frame, end -> end.state == End.State.COPYING && !end.hasSyncWaiter);
      case DROP_READABLE -> copy(code, frame, Generator::isAtRest);
      case DROP_WRITABLE ->
          copy(
              code,
              frame,
              end -> isAtRest(end) && (end.pipe.carried.isStream() || end.state == End.State.DONE));
      case SET_WAIT ->
          on(
              code,
              frame,
              WaitableSet.class,
              0,
              set -> set.hasEvent() || mayBlock && !set.elements.isEmpty());
      case SET_POLL -> on(code, frame, WaitableSet.class, 0, _ -> true);
      case SET_DROP -> on(code, frame, WaitableSet.class, 0, set -> !set.isInUse());
      case JOIN -> {
        var sets = frame.actor.handles.indices(WaitableSet.class);
        int set = sets.isEmpty() || random.nextInt(6) == 0 ? 0 : pick(sets);
        yield on(code, frame, Waitable.class, set, waitable -> !waitable.hasSyncWaiter);
      }
      case SUBTASK_CANCEL -> {
        Op op =
            on(code, frame, Subtask.class, 0, sub -> !sub.delivered && !sub.cancellationRequested);
        boolean sync = op != Op.EXIT && !op.flag();
        yield sync && (!mayBlock || frame.actor.handles.get(op.a(), Subtask.class).set != null)
            ? Op.EXIT
            : op;
      }
      case SUBTASK_DROP -> on(code, frame, Subtask.class, 0, sub -> sub.delivered);
      case TASK_RETURN ->
          task.kind.isAsyncLift() && task.state != Task.State.RESOLVED
              ? carrying(code, 0, frame)
              : Op.EXIT;
      case TASK_CANCEL ->
          task.kind.isAsyncLift() && task.state == Task.State.CANCEL_DELIVERED
              ? of(code, 0, 0)
              : Op.EXIT;
      case BACKPRESSURE_DEC -> frame.actor.backpressure > 0 ? of(code, 0, 0) : Op.EXIT;
      case CALL_SYNC, CALL_ASYNC -> {
        int callees = 4 * frame.actor.neighbours.size();
        if (callees == 0 || code == Code.CALL_SYNC && !mayBlock) {
          yield Op.EXIT;
        }
        int callee = random.nextInt(callees);
        boolean plain = callee % 4 == LiftKind.PLAIN.ordinal();
        yield carrying(code, code == Code.CALL_ASYNC && plain ? callee - 1 : callee, frame);
      }
      case RESUME_LATER, SUSPEND_THEN_RESUME, YIELD_THEN_RESUME -> {
        var found = threads(frame, GuestThread::isSuspended);
        yield found.isEmpty() ? Op.EXIT : of(code, pick(found), 0);
      }
      case SUSPEND_THEN_PROMOTE, YIELD_THEN_PROMOTE -> {
        boolean any = mayBlock && random.nextInt(6) == 0;
        var found = threads(frame, thread -> any || thread.isReady());
        yield found.isEmpty() ? Op.EXIT : of(code, pick(found), 0);
      }
      case FILL, SUM ->
          new Op(code, 0, random.nextInt(256), 0, random.nextInt(64) | random.nextInt(40) << 6);
      case EXIT,
          NEW,
          SET_NEW,
          TASK_RETURN_OTHER,
          BACKPRESSURE_INC,
          CONTEXT_GET,
          CONTEXT_SET,
          RESULT,
          THREAD_INDEX,
          THREAD_NEW,
          UNREACHABLE ->
          of(code, random.nextInt(256), 0);
      case YIELD -> of(code, 0, 0);
      case SUSPEND -> mayBlock && !isAwaited ? of(code, 0, 0) : Op.EXIT;
    };
  }

  private static boolean isAtRest(End end) {
    return end.state == End.State.IDLE || end.state == End.State.DONE;
  }
}
