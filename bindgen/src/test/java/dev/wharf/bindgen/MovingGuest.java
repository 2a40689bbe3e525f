package dev.wharf.bindgen;

import dev.wharf.component.abi.FlatSignature;
import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.Layout;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.wit.Resolution;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The guest of the case {@code moving}: it hands calls on with what is owned and lent in them,
 * drops what it is told to, copies streams and futures through its memory, and waits for
 * asynchronous functions, which it cancels when it is cancelled itself.
 */
final class MovingGuest {
  private static final String PACKAGE = "cases:moving/";
  private static final String VERSION = "@1.0.0";
  private static final int RESULT_AREA = 64;
  private static final int BUFFER = 1024;

  private final WitTypes types;
  private final Resolution resolution;
  private final StringBuilder imports = new StringBuilder("(module\n");
  private final StringBuilder code = new StringBuilder(ALLOCATOR);

  private MovingGuest(Resolution resolution) {
    this.resolution = resolution;
    this.types = new WitTypes(resolution, new Placement(resolution, GeneratorOptions.defaults()));
  }

  static ValidComponent of(Resolution resolution) {
    var guest = new MovingGuest(resolution);
    guest.builtIn("$root", "[waitable-set-new]", "$set-new (result i32)");
    guest.builtIn(
        "$root", "[cancellable][waitable-set-wait]", "$set-wait (param i32 i32) (result i32)");
    guest.builtIn("$root", "[waitable-join]", "$join (param i32 i32)");
    guest.builtIn("$root", "[subtask-cancel]", "$cancel (param i32) (result i32)");
    guest.builtIn("$root", "[subtask-drop]", "$subtask-drop (param i32)");
    guest.builtIn(name("things"), "[resource-drop]thing", "$drop (param i32)");
    guest.builtIn("[export]" + name("waits"), "[task-cancel]", "$task-cancel");
    for (String each : List.of("moves", "ends", "flows", "waits")) {
      int id = resolution.mainPackage().interfaces().get(each);
      resolution
          .interfaces()
          .get(id)
          .functions()
          .forEach((name, function) -> guest.export(each, name, guest.types.function(function)));
    }
    return EchoGuest.component(resolution, guest.imports + "" + guest.code + ")\n");
  }

  private static String name(String each) {
    return PACKAGE + each + VERSION;
  }

  private void builtIn(String from, String name, String type) {
    imports.append("(import \"%s\" \"%s\" (func %s))\n".formatted(from, name, type));
  }

  private void export(String from, String name, ComponentFuncType type) {
    switch (from) {
      case "moves" -> handOn(from, name, type);
      case "ends" -> end(from, name, type);
      case "flows" -> copy(from, name, type);
      default -> {
        if (name.equals("hang")) {
          hang(name);
        } else {
          await(name, type);
        }
      }
    }
  }

  /** Room that is used over and over: what was passed long ago is not looked at again. */
  private static final String ALLOCATOR =
      """
      (memory (export "memory") 16)
      (global $next (mut i32) (i32.const 65536))
      (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
        (local $at i32)
        (local.set $at (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
        (global.set $next (i32.add (local.get $at) (local.get 3)))
        (if (i32.gt_u (global.get $next) (i32.const 1000000))
          (then (unreachable)))
        (local.get $at))
      (func $rewind
        (if (i32.gt_u (global.get $next) (i32.const 500000))
          (then (global.set $next (i32.const 65536)))))
      """;

  private static final String LOCALS =
      " (local $p0 i32) (local $p1 i32) (local $p2 i32)"
          + " (local $n0 i32) (local $n1 i32) (local $n2 i32)\n";

  /** A call of the import of this name with the same parameters; then what was lent is dropped. */
  private void handOn(String from, String name, ComponentFuncType type) {
    FlatSignature lifted = Flattening.lift(type, PointerType.I32);
    lowered(from, name, type);
    code.append("(func (export \"%s#%s\")".formatted(name(from), name));
    code.append(list("param", lifted.core().params()));
    code.append(list("result", lifted.core().results())).append(LOCALS);
    call(from, name, type, lifted.resultInMemory());
    new HandleDrops(code, InterfaceType.Borrow.class::isInstance).params(params(type));
    code.append("  (call $rewind)\n");
    code.append(lifted.resultInMemory() ? "  (i32.const " + RESULT_AREA + "))\n" : ")\n");
  }

  private static List<InterfaceType> params(ComponentFuncType type) {
    return type.params().stream().map(InterfaceType.Field::type).toList();
  }

  private void lowered(String from, String name, ComponentFuncType type) {
    var core = Flattening.lower(type, PointerType.I32).core();
    builtIn(
        name(from),
        name,
        "$" + from + "-" + name + list("param", core.params()) + list("result", core.results()));
  }

  private void call(String from, String name, ComponentFuncType type, boolean inMemory) {
    int count = Flattening.lift(type, PointerType.I32).core().params().size();
    code.append("  (call $%s-%s".formatted(from, name));
    IntStream.range(0, count).forEach(i -> code.append(" (local.get ").append(i).append(')'));
    code.append(inMemory ? " (i32.const " + RESULT_AREA + "))\n" : ")\n");
  }

  private void end(String from, String name, ComponentFuncType type) {
    var core = Flattening.lift(type, PointerType.I32).core();
    code.append("(func (export \"%s#%s\")".formatted(name(from), name));
    code.append(list("param", core.params())).append(LOCALS);
    new HandleDrops(code, InterfaceType.Own.class::isInstance).params(params(type));
    code.append("  (call $rewind))\n");
  }

  private void taskReturn(String from, String name, ComponentFuncType type) {
    var lanes =
        type.result().stream().flatMap(r -> Flattening.flatten(r, PointerType.I32).stream());
    builtIn(
        "[export]" + name(from),
        "[task-return]" + name,
        "$%s-%s-return%s".formatted(from, name, list("param", lanes.toList())));
  }

  /** A call of the import that waits for its end. */
  private void await(String name, ComponentFuncType type) {
    FlatSignature lifted = Flattening.lift(type, PointerType.I32);
    lowered("calls", name, type);
    taskReturn("waits", name, type);
    code.append("(func (export \"[async-lift-stackful]%s#%s\")".formatted(name("waits"), name));
    code.append(list("param", lifted.core().params())).append(LOCALS);
    String give = "  (call $waits-%s-return ".formatted(name);
    boolean lent = name.startsWith("lend");
    if (Flattening.flatten(type.result().orElseThrow(), PointerType.I32).size() == 1) {
      String local = lent ? "$long" : "$n2";
      code.append(lent ? "  (local $long i64)\n" : "");
      code.append("  (local.set %s\n".formatted(local));
      call("calls", name, type, false);
      code.append("  )\n");
      new HandleDrops(code, InterfaceType.Borrow.class::isInstance).params(params(type));
      code.append(give).append("(local.get %s))".formatted(local));
    } else {
      call("calls", name, type, true);
      code.append(give);
      boolean either = type.result().get() instanceof InterfaceType.Result;
      code.append(either ? "(i32.load8_u (i32.const 64)) " : "");
      int at = RESULT_AREA + (either ? 4 : 0);
      code.append("(i32.load (i32.const %d)) (i32.load (i32.const %d)))".formatted(at, at + 4));
    }
    code.append("\n  (call $rewind))\n");
  }

  /** A call of the import that ends when this one is cancelled. */
  private void hang(String name) {
    builtIn(name("calls"), "[async-lower]" + name, "$hang (param i32) (result i32)");
    builtIn("[export]" + name("waits"), "[task-return]" + name, "$hang-return (param i32)");
    code.append("(func (export \"[async-lift-stackful]%s#%s\")\n".formatted(name("waits"), name));
    code.append(
        """
          (local $set i32) (local $task i32) (local $event i32)
          (local.set $set (call $set-new))
          (local.set $task (i32.shr_u (call $hang (i32.const 32)) (i32.const 4)))
          (call $join (local.get $task) (local.get $set))
          (local.set $event (call $set-wait (local.get $set) (i32.const 48)))
          (if (i32.eq (local.get $event) (i32.const 6))
            (then
              (call $join (local.get $task) (i32.const 0))
              (drop (call $cancel (local.get $task)))
              (call $subtask-drop (local.get $task))
              (call $task-cancel))
            (else
              (call $subtask-drop (local.get $task))
              (call $hang-return (i32.load (i32.const 32))))))
        """);
  }

  private void copy(String from, String name, ComponentFuncType type) {
    boolean stream = type.result().orElseThrow() instanceof InterfaceType.Stream;
    String word = stream ? "stream" : "future";
    String export = "[export]" + name(from);
    String count = stream ? " i32" : "";
    builtIn(export, "[%s-new-0]%s".formatted(word, name), "$%s-new (result i64)".formatted(name));
    for (String move : List.of("read", "write")) {
      builtIn(
          export,
          "[%s-%s-0]%s".formatted(word, move, name),
          "$%s-%s (param i32 i32%s) (result i32)".formatted(name, move, count));
    }
    for (String end : List.of("readable", "writable")) {
      builtIn(
          export,
          "[%s-drop-%s-0]%s".formatted(word, end, name),
          "$%s-drop-%s (param i32)".formatted(name, end));
    }
    taskReturn(from, name, type);
    String text = stream ? STREAM : FUTURE;
    code.append(
        text.replace("NAME", name)
            .replace("EXPORT", "[async-lift-stackful]" + name(from) + "#" + name)
            .replace("RETURN", "$%s-%s-return".formatted(from, name))
            .replace("SIZE", String.valueOf(Layout.MEMORY32.size(element(type.result().get()))))
            .replace("BUFFER", String.valueOf(BUFFER))
            .replace("BATCH", String.valueOf(batch(type.result().get()))));
  }

  /** A few elements, so that most streams take several turns. */
  private static long batch(InterfaceType copied) {
    return Math.max(3, 16 / Layout.MEMORY32.size(element(copied)));
  }

  private static InterfaceType element(InterfaceType copied) {
    return switch (copied) {
      case InterfaceType.Stream(var element) -> element.orElseThrow();
      case InterfaceType.Future(var value) -> value.orElseThrow();
      default -> throw new IllegalStateException(copied.toString());
    };
  }

  private static final String STREAM =
      """
      (func (export "EXPORT") (param i32)
        (local $ends i64) (local $to i32) (local $got i32) (local $count i32) (local $at i32)
        (local $put i32)
        (local.set $ends (call $NAME-new))
        (local.set $to (i32.wrap_i64 (i64.shr_u (local.get $ends) (i64.const 32))))
        (call RETURN (i32.wrap_i64 (local.get $ends)))
        (block $end
          (loop $again
            (local.set $got (call $NAME-read (local.get 0) (i32.const BUFFER) (i32.const BATCH)))
            (local.set $count (i32.shr_u (local.get $got) (i32.const 4)))
            (local.set $at (i32.const BUFFER))
            ;; A reader may take fewer than it is offered.
            (block $written
              (loop $more
                (br_if $written (i32.eqz (local.get $count)))
                (local.set $put
                  (call $NAME-write (local.get $to) (local.get $at) (local.get $count)))
                (br_if $end (i32.and (local.get $put) (i32.const 15)))
                (local.set $put (i32.shr_u (local.get $put) (i32.const 4)))
                (local.set $count (i32.sub (local.get $count) (local.get $put)))
                (local.set $at
                  (i32.add (local.get $at) (i32.mul (local.get $put) (i32.const SIZE))))
                (br $more)))
            (call $rewind)
            (br_if $again (i32.eqz (i32.and (local.get $got) (i32.const 15))))))
        (call $NAME-drop-readable (local.get 0))
        (call $NAME-drop-writable (local.get $to)))
      """;

  private static final String FUTURE =
      """
      (func (export "EXPORT") (param i32)
        (local $ends i64) (local $to i32)
        (local.set $ends (call $NAME-new))
        (local.set $to (i32.wrap_i64 (i64.shr_u (local.get $ends) (i64.const 32))))
        (call RETURN (i32.wrap_i64 (local.get $ends)))
        (drop (call $NAME-read (local.get 0) (i32.const BUFFER)))
        (drop (call $NAME-write (local.get $to) (i32.const BUFFER)))
        (call $rewind)
        (call $NAME-drop-readable (local.get 0))
        (call $NAME-drop-writable (local.get $to)))
      """;

  private static String list(String word, List<?> types) {
    return types.isEmpty()
        ? ""
        : types.stream()
            .map(type -> type.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" ", " (" + word + " ", ")"));
  }
}
