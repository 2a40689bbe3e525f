package dev.wharf.runtime.model;

/**
 * What an actor can be told to do, one row each: how many variants there are, and the guest's code,
 * which leaves what came of it in {@code $r}, {@code $p} and {@code $q}. In the code {@code %k}
 * stands for what a stream or future carries (see {@link Carried}), {@code %f} for a flag, {@code
 * %s} for a slot and {@code %n} for a callee.
 */
enum Code {
  /** Returns from the core function. */
  EXIT(Variants.ONE, "(unreachable)"),
  NEW(
      Variants.CARRIED,
      """
      (local.set $l (call $%k.new))
      (local.set $r (i32.wrap_i64 (local.get $l)))
      (local.set $p (i32.wrap_i64 (i64.shr_u (local.get $l) (i64.const 32))))
      """),
  READ(Variants.CARRIED_FLAG, "(local.set $r (call $%k.read%f (local.get $a) %buffer))"),
  WRITE(Variants.CARRIED_FLAG, "(local.set $r (call $%k.write%f (local.get $a) %buffer))"),
  CANCEL_READ(Variants.CARRIED_FLAG, "(local.set $r (call $%k.cancel-read%f (local.get $a)))"),
  CANCEL_WRITE(Variants.CARRIED_FLAG, "(local.set $r (call $%k.cancel-write%f (local.get $a)))"),
  DROP_READABLE(Variants.CARRIED, "(call $%k.drop-readable (local.get $a))"),
  DROP_WRITABLE(Variants.CARRIED, "(call $%k.drop-writable (local.get $a))"),
  SET_NEW(Variants.ONE, "(local.set $r (call $set.new))"),
  SET_WAIT(Variants.FLAG, "(local.set $r (call $set.wait%f (local.get $a) (i32.const 16))) %event"),
  SET_POLL(Variants.FLAG, "(local.set $r (call $set.poll%f (local.get $a) (i32.const 16))) %event"),
  SET_DROP(Variants.ONE, "(call $set.drop (local.get $a))"),
  JOIN(Variants.ONE, "(call $join (local.get $a) (local.get $b))"),
  SUBTASK_CANCEL(Variants.FLAG, "(local.set $r (call $subtask.cancel%f (local.get $a)))"),
  SUBTASK_DROP(Variants.ONE, "(call $subtask.drop (local.get $a))"),
  TASK_RETURN(Variants.ONE, "(call $task.return (call $lanes (local.get $b) (local.get $a)))"),
  /** {@code task.return} as of another result type. */
  TASK_RETURN_OTHER(Variants.ONE, "(call $task.return-other (local.get $a))"),
  TASK_CANCEL(Variants.ONE, "(call $task.cancel)"),
  BACKPRESSURE_INC(Variants.ONE, "(call $backpressure.inc)"),
  BACKPRESSURE_DEC(Variants.ONE, "(call $backpressure.dec)"),
  CONTEXT_GET(Variants.SLOT, "(local.set $r (call $context.get%s))"),
  CONTEXT_SET(Variants.SLOT, "(call $context.set%s (local.get $a))"),
  YIELD(Variants.FLAG, "(local.set $r (call $yield%f))"),
  /** Calls a neighbour: what it gives goes to the slot {@code c}. */
  CALL_SYNC(
      Variants.CALLEE,
      """
      (call $call-%n (call $lanes (local.get $b) (local.get $a)) %place)
      (call $get %place) (local.set $p) (local.set $r)
      """),
  CALL_ASYNC(
      Variants.CALLEE,
      "(local.set $r (call $call-%n-async (call $lanes (local.get $b) (local.get $a)) %place))"),
  /** Looks at what a call has put into a slot. */
  RESULT(Variants.ONE, "(call $get %place) (local.set $p) (local.set $r)"),
  THREAD_INDEX(Variants.ONE, "(local.set $r (call $thread.index))"),
  THREAD_NEW(Variants.ONE, "(local.set $r (call $thread.new (i32.const 0) (local.get $a)))"),
  RESUME_LATER(Variants.ONE, "(call $resume-later (local.get $a))"),
  SUSPEND(Variants.FLAG, "(local.set $r (call $suspend%f))"),
  SUSPEND_THEN_RESUME(Variants.FLAG, "(local.set $r (call $suspend-then-resume%f (local.get $a)))"),
  YIELD_THEN_RESUME(Variants.FLAG, "(local.set $r (call $yield-then-resume%f (local.get $a)))"),
  SUSPEND_THEN_PROMOTE(
      Variants.FLAG, "(local.set $r (call $suspend-then-promote%f (local.get $a)))"),
  YIELD_THEN_PROMOTE(Variants.FLAG, "(local.set $r (call $yield-then-promote%f (local.get $a)))"),
  FILL(Variants.ONE, "(memory.fill %at (local.get $a) %length)"),
  SUM(Variants.ONE, "(local.set $r (call $sum %at %length))"),
  UNREACHABLE(Variants.ONE, "(unreachable)");

  /** What the variants of a code are. */
  enum Variants {
    ONE(1),
    /** Not and yes: {@code async} or {@code cancellable}. */
    FLAG(2),
    CARRIED(3),
    CARRIED_FLAG(6),
    SLOT(2),
    /** Four kinds of lifts by each of two neighbours. */
    CALLEE(8);

    private final int count;

    Variants(int count) {
      this.count = count;
    }
  }

  private final Variants variants;
  private final String guest;

  Code(Variants variants, String guest) {
    this.variants = variants;
    this.guest = guest;
  }

  int variants() {
    return variants.count;
  }

  /** What the guest does for one variant. */
  String guest(int variant) {
    var carried = Carried.values()[variants == Variants.CARRIED ? variant : variant / 2 % 3];
    return guest
        .replace("%buffer", carried.isStream() ? "%at %length" : "%at")
        .replace("%k", carried.prefix())
        .replace("%f", variant % 2 == 0 ? "" : "-f")
        .replace("%s", String.valueOf(variant))
        .replace("%n", variant / 4 + "-" + variant % 4)
        .replace(
            "%event",
            "(local.set $p (i32.load (i32.const 16))) (local.set $q (i32.load (i32.const 20)))")
        .replace("%place", "(i32.add (i32.const 1024) (i32.shl (local.get $c) (i32.const 4)))")
        .replace(
            "%at",
            "(i32.add (i32.const 2048) (i32.shl (i32.and (local.get $c) (i32.const 63)) (i32.const"
                + " 4)))")
        .replace("%length", "(i32.shr_u (local.get $c) (i32.const 6))");
  }

  /** The number on the wire of this code's first variant. */
  int wire() {
    int wire = 0;
    for (Code code : values()) {
      if (code == this) {
        return wire;
      }
      wire += code.variants();
    }
    throw new IllegalStateException();
  }
}
