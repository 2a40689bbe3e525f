package dev.wharf.runtime.model;

/**
 * The text of a component with four actors, each of which does what the host's {@code step} tells
 * it, and can call the two before it.
 */
final class ActorText {
  private static final String VALUE =
      "(option (result (result (stream u8) (error (stream bool))) (error (future u8))))";
  private static final String[] LIFTS = {
    "async (memory (core memory $memory \"mem\"))",
    "async (memory (core memory $memory \"mem\")) (callback (core func $m \"event\"))",
    "(memory (core memory $memory \"mem\"))",
    "(memory (core memory $memory \"mem\"))"
  };
  private static final String[] RESULTS = {"", "(result i32)", "(result i32)", "(result i32)"};

  private final StringBuilder imports = new StringBuilder();
  private final StringBuilder canons = new StringBuilder();
  private final StringBuilder args = new StringBuilder();

  private ActorText() {}

  /** The whole component. */
  static String text() {
    var text = new StringBuilder("(component\n");
    text.append(new ActorText().actor()).append(dummy());
    for (int i = 0; i < World.ACTORS; i++) {
      text.append(
          """
          (import "step%1$d" (func $step%1$d (param "t" u32) (param "r" u32) (param "p" u32) (param "q" u32)
            (result u64)))
          (import "enter%1$d" (func $enter%1$d (param "k" u32) (param "x" u32) (param "y" u32) (param "z" u32)
            (result u32)))
          """
              .formatted(i));
    }
    text.append("(instance $dummy (instantiate $Dummy))\n");
    for (int i = 0; i < World.ACTORS; i++) {
      text.append("(instance $a%d (instantiate $Actor".formatted(i))
          .append(
              " (with \"step\" (func $step%1$d)) (with \"enter\" (func $enter%1$d))".formatted(i))
          .append(" (with \"n0\" (instance %s))".formatted(i > 0 ? "$a" + (i - 1) : "$dummy"))
          .append(" (with \"n1\" (instance %s))))\n".formatted(i > 1 ? "$a" + (i - 2) : "$dummy"));
      for (int kind = 0; kind < 4; kind++) {
        text.append(
            "(func (export \"a%1$d-f%2$d\") (alias export $a%1$d \"f%2$d\"))\n".formatted(i, kind));
      }
    }
    return text.append(")\n").toString();
  }

  private static String type(int kind) {
    return (kind < 3 ? "async " : "") + "(param \"v\" " + VALUE + ") (result " + VALUE + ")";
  }

  private static String dummy() {
    var text =
        new StringBuilder(
            """
            (component $Dummy
              (core module $M (memory (export "mem") 1)
                (func (export "f") (param i32 i32 i32 i32) (result i32) (unreachable)))
              (core instance $m (instantiate $M))
            """);
    for (int kind = 0; kind < 4; kind++) {
      text.append(
          "(func (export \"f%d\") %s (canon lift (core func $m \"f\") (memory (core memory $m \"mem\"))))\n"
              .formatted(kind, type(kind)));
    }
    return text.append(")\n").toString();
  }

  /** A canonical definition, and its way into the core module. */
  private void builtin(String name, String canon, String signature) {
    canons.append("(canon %s (core func $%s))\n".formatted(canon, name));
    imports.append("(import \"\" \"%1$s\" (func $%1$s %2$s))\n".formatted(name, signature));
    args.append("(export \"%1$s\" (func $%1$s))\n".formatted(name));
  }

  private void builtins() {
    String memory = " (memory (core memory $memory \"mem\"))";
    builtin("step", "lower (func $step)", "(param i32 i32 i32 i32) (result i64)");
    builtin("enter", "lower (func $enter)", "(param i32 i32 i32 i32) (result i32)");
    for (Carried carried : Carried.values()) {
      String type = carried.isStream() ? "stream" : "future";
      String k = carried.prefix() + ".";
      String of = " $" + carried.prefix();
      String buffer = carried.isStream() ? "(param i32 i32 i32)" : "(param i32 i32)";
      builtin(k + "new", type + ".new" + of, "(result i64)");
      builtin(k + "drop-readable", type + ".drop-readable" + of, "(param i32)");
      builtin(k + "drop-writable", type + ".drop-writable" + of, "(param i32)");
      for (String verb : new String[] {"read", "write"}) {
        String name = type + "." + verb + of;
        builtin(k + verb, name + memory, buffer + " (result i32)");
        builtin(k + verb + "-f", name + " async" + memory, buffer + " (result i32)");
        String cancel = type + ".cancel-" + verb + of;
        builtin(k + "cancel-" + verb, cancel, "(param i32) (result i32)");
        builtin(k + "cancel-" + verb + "-f", cancel + " async", "(param i32) (result i32)");
      }
    }
    builtin("set.new", "waitable-set.new", "(result i32)");
    builtin("set.drop", "waitable-set.drop", "(param i32)");
    builtin("join", "waitable.join", "(param i32 i32)");
    builtin("subtask.drop", "subtask.drop", "(param i32)");
    builtin("subtask.cancel", "subtask.cancel", "(param i32) (result i32)");
    builtin("subtask.cancel-f", "subtask.cancel async", "(param i32) (result i32)");
    builtin("task.cancel", "task.cancel", "");
    builtin(
        "task.return", "task.return (result " + VALUE + ")" + memory, "(param i32 i32 i32 i32)");
    builtin("task.return-other", "task.return (result u32)" + memory, "(param i32)");
    builtin("backpressure.inc", "backpressure.inc", "");
    builtin("backpressure.dec", "backpressure.dec", "");
    builtin("thread.index", "thread.index", "(result i32)");
    builtin(
        "thread.new",
        "thread.new-indirect $start (core table $memory \"table\")",
        "(param i32 i32) (result i32)");
    builtin("resume-later", "thread.resume-later", "(param i32)");
    for (int slot = 0; slot < 2; slot++) {
      builtin("context.get" + slot, "context.get i32 " + slot, "(result i32)");
      builtin("context.set" + slot, "context.set i32 " + slot, "(param i32)");
    }
    for (int flag = 0; flag < 2; flag++) {
      String f = flag == 0 ? "" : "-f";
      String c = flag == 0 ? "" : " cancellable";
      builtin("set.wait" + f, "waitable-set.wait" + c + memory, "(param i32 i32) (result i32)");
      builtin("set.poll" + f, "waitable-set.poll" + c + memory, "(param i32 i32) (result i32)");
      builtin("yield" + f, "thread.yield" + c, "(result i32)");
      builtin("suspend" + f, "thread.suspend" + c, "(result i32)");
      for (String verb : new String[] {"suspend", "yield"}) {
        for (String then : new String[] {"-then-resume", "-then-promote"}) {
          builtin(verb + then + f, "thread." + verb + then + c, "(param i32) (result i32)");
        }
      }
    }
    for (int neighbour = 0; neighbour < 2; neighbour++) {
      for (int kind = 0; kind < 4; kind++) {
        String name = "call-" + neighbour + "-" + kind;
        String lower = "lower (func $n%d \"f%d\")".formatted(neighbour, kind);
        builtin(name, lower + memory, "(param i32 i32 i32 i32 i32)");
        if (kind < 3) {
          builtin(
              name + "-async",
              lower + " async" + memory,
              "(param i32 i32 i32 i32 i32) (result i32)");
        }
      }
    }
  }

  private String actor() {
    builtins();
    var text = new StringBuilder("(component $Actor\n");
    text.append(
        """
        (import "step" (func $step (param "t" u32) (param "r" u32) (param "p" u32) (param "q" u32) (result u64)))
        (import "enter" (func $enter (param "k" u32) (param "x" u32) (param "y" u32) (param "z" u32) (result u32)))
        """);
    for (int neighbour = 0; neighbour < 2; neighbour++) {
      text.append("(import \"n%1$d\" (instance $n%1$d\n".formatted(neighbour));
      for (int kind = 0; kind < 4; kind++) {
        text.append("(export \"f%d\" (func %s))\n".formatted(kind, type(kind)));
      }
      text.append("))\n");
    }
    for (Carried carried : Carried.values()) {
      text.append("(type $%s %s)\n".formatted(carried.prefix(), carried.type()));
    }
    text.append(
        """
        (core type $start (func (param i32)))
        (core module $Memory (memory (export "mem") 1) (table (export "table") 1 funcref))
        (core instance $memory (instantiate $Memory))
        """);
    text.append(canons).append(module());
    text.append("(core instance $m (instantiate $M (with \"\" (instance\n")
        .append(
            "(export \"mem\" (memory $memory \"mem\")) (export \"table\" (table $memory"
                + " \"table\"))\n")
        .append(args)
        .append("))))\n");
    for (int kind = 0; kind < 4; kind++) {
      text.append(
          "(func (export \"f%1$d\") %2$s (canon lift (core func $m \"f%1$d\") %3$s))\n"
              .formatted(kind, type(kind), LIFTS[kind]));
    }
    return text.append(")\n").toString();
  }

  private String module() {
    var text = new StringBuilder("(core module $M\n(import \"\" \"mem\" (memory 1))\n");
    text.append("(import \"\" \"table\" (table 1 funcref))\n").append(imports);
    text.append(
        """
        (elem (i32.const 0) func $thread)
        ;; the lanes of a value: nothing, or the handle of one of three kinds
        (func $lanes (param $tag i32) (param $h i32) (result i32 i32 i32 i32)
          (i32.ne (local.get $tag) (i32.const 0))
          (i32.eq (local.get $tag) (i32.const 3))
          (if (result i32) (i32.eq (local.get $tag) (i32.const 3))
            (then (local.get $h)) (else (i32.eq (local.get $tag) (i32.const 2))))
          (if (result i32) (i32.eq (local.get $tag) (i32.const 3))
            (then (i32.const 0)) (else (local.get $h))))
        ;; a value in memory: its tag, its handle
        (func $get (param $at i32) (result i32 i32)
          (if (i32.eqz (i32.load8_u (local.get $at)))
            (then (return (i32.const 0) (i32.const 0))))
          (if (i32.eq (i32.load8_u offset=4 (local.get $at)) (i32.const 1))
            (then (return (i32.const 3) (i32.load offset=8 (local.get $at)))))
          (i32.add (i32.const 1) (i32.load8_u offset=8 (local.get $at)))
          (i32.load offset=12 (local.get $at)))
        (func $put (param $tag i32) (param $h i32) (result i32)
          (i32.store8 (i32.const 512) (i32.ne (local.get $tag) (i32.const 0)))
          (i32.store8 (i32.const 516) (i32.eq (local.get $tag) (i32.const 3)))
          (if (i32.eq (local.get $tag) (i32.const 3))
            (then (i32.store (i32.const 520) (local.get $h)))
            (else
              (i32.store8 (i32.const 520) (i32.eq (local.get $tag) (i32.const 2)))
              (i32.store (i32.const 524) (local.get $h))))
          (i32.const 512))
        (func $sum (param $at i32) (param $n i32) (result i32) (local $s i32)
          (loop $l
            (if (local.get $n) (then
              (local.set $s (i32.add (i32.mul (local.get $s) (i32.const 31)) (i32.load8_u (local.get $at))))
              (local.set $at (i32.add (local.get $at) (i32.const 1)))
              (local.set $n (i32.sub (local.get $n) (i32.const 1)))
              (br $l))))
          (local.get $s))
        (func $begin (param $kind i32) (param $o i32) (param $x i32) (param $y i32) (param $z i32)
          (result i64)
          (local $tag i32)
          (if (local.get $o) (then (if (local.get $x)
            (then (local.set $tag (i32.const 3)) (local.set $z (local.get $y)))
            (else (local.set $tag (i32.add (i32.const 1) (local.get $y)))))))
          (call $run (call $enter (local.get $kind) (local.get $tag) (local.get $z) (i32.const 0))))
        (func (export "event") (param i32 i32 i32) (result i32)
          (i32.wrap_i64 (call $run
            (call $enter (i32.const 4) (local.get 0) (local.get 1) (local.get 2)))))
        (func $thread (param i32)
          (drop (call $run (call $enter (i32.const 5) (local.get 0) (i32.const 0) (i32.const 0)))))
        """);
    for (int kind = 0; kind < 4; kind++) {
      String begin =
          "(call $begin (i32.const %d) (local.get 0) (local.get 1) (local.get 2) (local.get 3))"
              .formatted(kind);
      String body =
          switch (LiftKind.values()[kind]) {
            case STACKFUL -> "(drop " + begin + ")";
            case CALLBACK -> "(i32.wrap_i64 " + begin + ")";
            case SYNC, PLAIN ->
                "(local.set $l "
                    + begin
                    + ") (call $put (i32.wrap_i64 (i64.shr_u (local.get $l) (i64.const 32)))"
                    + " (i32.wrap_i64 (local.get $l)))";
          };
      text.append(
          "(func (export \"f%d\") (param i32 i32 i32 i32) %s (local $l i64) %s)\n"
              .formatted(kind, RESULTS[kind], body));
    }
    return text.append(run()).append(")\n").toString();
  }

  /** The loop that asks and does, and gives the operands of the EXIT that ended it. */
  private static String run() {
    var cases = new StringBuilder();
    var labels = new StringBuilder();
    int count = 0;
    for (Code code : Code.values()) {
      for (int variant = 0; variant < code.variants(); variant++) {
        boolean plain = code == Code.CALL_ASYNC && variant % 4 == 3;
        cases
            .append(")\n")
            .append(plain ? "(unreachable)" : code.guest(variant))
            .append(" (br $next)");
        labels.append(' ').append(count++);
      }
    }
    return """
    (func $run (param $token i32) (result i64)
      (local $r i32) (local $p i32) (local $q i32) (local $a i32) (local $b i32) (local $c i32)
      (local $op i64) (local $l i64)
      (loop $next
        (local.set $op (call $step (local.get $token) (local.get $r) (local.get $p) (local.get $q)))
        (local.set $r (i32.const 0)) (local.set $p (i32.const 0)) (local.set $q (i32.const 0))
        (local.set $a (i32.and (i32.wrap_i64 (i64.shr_u (local.get $op) (i64.const 8))) (i32.const 0xFFFFFF)))
        (local.set $b (i32.and (i32.wrap_i64 (i64.shr_u (local.get $op) (i64.const 32))) (i32.const 0xFFFF)))
        (local.set $c (i32.wrap_i64 (i64.shr_u (local.get $op) (i64.const 48))))
        (if (i64.eqz (i64.and (local.get $op) (i64.const 0xFF)))
          (then (return (i64.or (i64.extend_i32_u (local.get $a))
            (i64.shl (i64.extend_i32_u (local.get $b)) (i64.const 32))))))
    """
        + "(block ".repeat(count)
        + "(br_table"
        + labels
        + " (i32.and (i32.wrap_i64 (local.get $op)) (i32.const 255)))"
        + cases
        + ")\n(unreachable))\n";
  }
}
