package dev.wharf.runtime.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.engine.GuestExit;
import dev.wharf.engine.Store;
import dev.wharf.runtime.bind.HostBinder;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Val;
import dev.wharf.runtime.value.WitException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a host function returns and throws, as the guest sees it. */
class HostErrorsTest {
  /** The host's side, whose one method does what a test wants. */
  public interface Host {
    /** {@code parse: func(text: string) -> result<u32, string>}. */
    long parse(String text);

    /** {@code check: func(value: u8) -> result}. */
    void check(int value);

    /** {@code name: func() -> string}. */
    String name();

    /** The error of {@code parse}. */
    final class ParseException extends WitException {
      private static final long serialVersionUID = 1L;
      private final String error;

      public ParseException(String error) {
        super(error);
        this.error = error;
      }

      @Override
      public String error() {
        return error;
      }
    }

    /** The error of {@code check}. */
    final class CheckException extends WitException {
      private static final long serialVersionUID = 1L;

      public CheckException() {
        super(Unit.UNIT);
      }

      @Override
      public Unit error() {
        return Unit.UNIT;
      }
    }
  }

  private static final InterfaceType PARSED =
      new InterfaceType.Result(Optional.of(Primitive.U32), Optional.of(Primitive.STRING));

  private final Store store = new Store(Engine.create());
  private final FakeGuest guest = new FakeGuest(store, StringEncoding.UTF8);
  private RuntimeException thrown = new IllegalStateException("nothing to throw");
  private long parsed;

  private final Host host =
      new Host() {
        @Override
        public long parse(String text) {
          if (text.isEmpty()) {
            throw thrown;
          }
          return parsed;
        }

        @Override
        public void check(int value) {
          if (value > 9) {
            throw new CheckException();
          }
        }

        @Override
        public String name() {
          return null; // what a host written without care returns
        }
      };

  private Func function(String name, InterfaceType result, InterfaceType... params) {
    var fields = new ArrayList<Field>();
    for (InterfaceType param : params) {
      fields.add(new Field("p" + fields.size(), param));
    }
    var type = new ComponentFuncType(false, fields, Optional.of(result));
    return Adapters.lower(
        new Callee.Host(type, HostBinder.function(Host.class, host, name, type)),
        type,
        guest.context(),
        FakeGuest.lowered(type),
        store);
  }

  /** Calls {@code parse} with a text of this length and reads what the guest gets. */
  private Val parse(int length) {
    int out = guest.allocate(8, 16);
    int text = guest.allocate(1, length);
    guest.memory.range(text, length);
    FakeGuest.call(function("parse", PARSED, Primitive.STRING), text, length, out);
    return new ValLift(guest.side(), new ResourceSlot[0], new CallScope())
        .values(List.of(PARSED), 0, new long[] {out})
        .getFirst();
  }

  @Test
  void whatIsReturnedIsOkAndWhatIsDeclaredIsErr() {
    parsed = 0xFFFF_FFFFL;
    assertThat(parse(1)).isEqualTo(Val.Result.ok(new Val.U32(0xFFFF_FFFFL)));
    thrown = new Host.ParseException("no text");
    assertThat(parse(0)).isEqualTo(Val.Result.err(new Val.Str("no text")));
  }

  @Test
  void anErrorMayCarryNothing() {
    var result = new InterfaceType.Result(Optional.empty(), Optional.empty());
    Func check = function("check", result, Primitive.U8);
    assertThat(FakeGuest.call(check, 9)).containsExactly(0);
    assertThat(FakeGuest.call(check, 10)).containsExactly(1);
    assertThat(FakeGuest.call(check, 256 + 9)).as("upper bits do not count").containsExactly(0);
  }

  private void assertFails(Runnable call, Class<? extends Throwable> cause) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            TrapException.class, e -> assertThat(e.trap()).isEqualTo(Trap.HOST_FAILURE))
        .hasCauseInstanceOf(cause);
  }

  @Test
  void anythingElseThatIsThrownTraps() {
    assertFails(() -> parse(0), IllegalStateException.class);
    thrown = new Host.CheckException();
    assertFails(() -> parse(0), Host.CheckException.class);
  }

  @Test
  void aResultThatItsTypeDoesNotHaveTraps() {
    parsed = 1L << 32;
    assertFails(() -> parse(1), IllegalArgumentException.class);
    parsed = -1;
    assertFails(() -> parse(1), IllegalArgumentException.class);
    Func name = function("name", Primitive.STRING);
    assertFails(() -> FakeGuest.call(name, guest.allocate(4, 8)), NullPointerException.class);
  }

  private static final class Leave extends GuestExit {
    private static final long serialVersionUID = 1L;

    Leave() {
      super("leave");
    }
  }

  @Test
  void anExitPassesThrough() {
    thrown = new Leave();
    assertThatThrownBy(() -> parse(0)).isSameAs(thrown);
  }
}
