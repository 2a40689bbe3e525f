package dev.wharf.runtime.model;

import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.DynamicFunction;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.TrapException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The actors as components, on the runtime. Plays one script at a time. */
final class Stage implements Player {
  private static final List<Val> NOTHING = List.of(new Val.Option(Optional.empty()));

  private final Engine engine = Engine.create();
  private final LinkedComponent component;
  private final boolean virtualThreads;
  private Replay script = new Replay(List.of());
  private Trace trace = new Trace();
  private int tokens;
  private String failure = "";

  Stage(boolean virtualThreads) {
    this.virtualThreads = virtualThreads;
    var linker = Linker.of(engine);
    for (int i = 0; i < World.ACTORS; i++) {
      linker.func("enter" + i, enter(i)).func("step" + i, this::step);
    }
    component =
        linker.link(
            ComponentValidator.validate(
                ComponentParser.parse(ActorText.text().getBytes(StandardCharsets.UTF_8))));
  }

  private static int number(List<Val> args, int index) {
    return (int) ((Val.U32) args.get(index)).value();
  }

  private DynamicFunction enter(int actor) {
    return args -> {
      int token = ++tokens;
      trace.enter(token, actor, number(args, 0), number(args, 1), number(args, 2), number(args, 3));
      return List.of(new Val.U32(token));
    };
  }

  private List<Val> step(List<Val> args) {
    trace.step(number(args, 0), number(args, 1), number(args, 2), number(args, 3));
    return List.of(new Val.U64(script.next().wire()));
  }

  /** What went wrong beyond traps, if anything did. */
  String failure() {
    return failure;
  }

  @Override
  public Trace play(List<Op> ops) {
    script = new Replay(ops);
    trace = new Trace();
    tokens = 0;
    failure = "";
    var builder = ComponentStore.builder(engine);
    var store = (virtualThreads ? builder.onVirtualThreads() : builder).open();
    try {
      var instance = component.instantiate(store);
      for (Op op = script.next(); op.code() != Code.EXIT; op = script.next()) {
        var func = instance.func("a" + op.a() % World.ACTORS + "-f" + op.b() % 4).orElseThrow();
        trace.returned(tag(((Val.Option) func.call(NOTHING).getFirst()).value()));
      }
    } catch (TrapException e) {
      trace.trapped(e.trap());
    } catch (RuntimeException | Error e) {
      trace.failed();
      failure = e.toString();
    }
    return trace;
  }

  private static int tag(Optional<Val> value) {
    if (value.isEmpty()) {
      return 0;
    }
    var outer = (Val.Result) value.get();
    if (!outer.isOk()) {
      return Carried.FUTURE_U8.tag();
    }
    var inner = (Val.Result) outer.payload().orElseThrow();
    return inner.isOk() ? Carried.STREAM_U8.tag() : Carried.STREAM_BOOL.tag();
  }
}
