package app.moving;

import static app.moving.Moving.require;
import static app.moving.Moving.requireSame;

import cases.moving.Waits;
import cases.moving.Waits.ParseException;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asynchronous functions and their twins; interrupts and cancelled futures reach the guest. */
public final class Waiting {
  private final Guests guests;
  private final Values values;
  private int cases;

  private Waiting(Guests guests, long seed) {
    this.guests = guests;
    this.values = new Values(new SplittableRandom(seed));
  }

  private interface Call<A, T> {
    T call(A argument) throws InterruptedException;
  }

  /** Gives how many calls there were. */
  public static int run(ValidComponent component, long seed, int atLeast) throws Exception {
    try (var guests = new Guests(component, seed)) {
      var waiting = new Waiting(guests, seed);
      var waits = guests.typed.waits();
      while (waiting.cases < atLeast) {
        waiting.calls(waits);
      }
      require(
          waiting.values.made().stream().allMatch(thing -> thing.closed() == 0),
          "nothing is closed");
      return waiting.cases;
    }
  }

  /** Gives how many calls were cancelled, one way or the other. */
  public static int cancel(ValidComponent component, long seed, int atLeast) throws Exception {
    try (var guests = new Guests(component, seed)) {
      var waits = guests.typedOnBothEnds().waits();
      int cancelled = 0;
      for (; cancelled < atLeast; cancelled += 2) {
        interrupt(guests.typedHost, waits);
        cancel(guests.typedHost, waits);
        // The guest lives.
        requireSame("texts", List.of("a"), waits.texts(List.of("a")));
      }
      return cancelled;
    }
  }

  private static void interrupt(TypedHost host, Waits waits) throws InterruptedException {
    var caller = Thread.currentThread();
    Thread.startVirtualThread(() -> {
      try {
        host.awaitHang();
      } catch (InterruptedException _) {
        return;
      }
      caller.interrupt();
    });
    try {
      waits.hang();
      throw new AssertionError("not interrupted");
    } catch (InterruptedException _) {
      require(!Thread.interrupted(), "the status is cleared by the exception");
    }
    require(host.wasInterrupted(), "the guest has cancelled what the host did for it");
  }

  private static void cancel(TypedHost host, Waits waits) throws InterruptedException {
    CompletableFuture<Long> call = waits.hangAsync();
    host.awaitHang();
    require(call.cancel(true), "it can be cancelled");
    try {
      call.join();
      throw new AssertionError("not cancelled");
    } catch (CancellationException _) {
      require(call.isCancelled(), "it is cancelled");
    }
    for (int i = 0; i < 1000 && !host.wasInterrupted(); i++) {
      Thread.sleep(5);
    }
    require(host.wasInterrupted(), "the guest has cancelled what the host did for it");
  }

  private void calls(Waits waits) throws InterruptedException, ParseException {
    same("texts", values.list(values::text), waits::texts, waits::textsAsync);
    same("single", values.thing(), waits::single, waits::singleAsync);
    same("held", values.list(values::holder), waits::held, waits::heldAsync);
    var lent = values.lent();
    requireSame("lend-later", lent.java().id(), waits.lendLater(lent.java()));
    requireSame("lend-later", lent.java().id(), waits.lendLaterAsync(lent.java()).join());
    requireSame("lend-later", List.of(lent.val()), guests.dynamicHost.seen());
    requireSame(
        "lend-later",
        new Val.U64(lent.java().id()),
        guests.call("waits", "lend-later", lent.val()));
    parse(waits, values.text());
    cases += 2;
  }

  private <T> void same(
      String name, Both<T> value, Call<T, T> blocking, Call<T, CompletableFuture<T>> later)
      throws InterruptedException {
    requireSame(name, value.java(), blocking.call(value.java()));
    requireSame(name, List.of(value.val()), guests.dynamicHost.seen());
    requireSame(name, value.java(), later.call(value.java()).join());
    requireSame(name, value.val(), guests.call("waits", name, value.val()));
    requireSame(name, value.java(), guests.typedHost.seen());
    cases++;
  }

  private void parse(Waits waits, Both<String> text)
      throws InterruptedException, ParseException {
    byte[] bytes = text.java().getBytes(StandardCharsets.UTF_8);
    Object dynamic = guests.call("waits", "parse", text.val());
    if (text.java().length() % 2 == 0) {
      requireSame("parse", Val.Result.ok(new ListVal.Bytes(bytes)), dynamic);
      requireSame("parse", ByteBuffer.wrap(bytes), ByteBuffer.wrap(waits.parse(text.java())));
      byte[] later = waits.parseAsync(text.java()).join();
      requireSame("parse", ByteBuffer.wrap(bytes), ByteBuffer.wrap(later));
      return;
    }
    requireSame("parse", Val.Result.err(text.val()), dynamic);
    try {
      waits.parse(text.java());
      throw new AssertionError("parsed");
    } catch (ParseException e) {
      requireSame("parse", text.java(), e.error());
    }
    try {
      waits.parseAsync(text.java()).join();
      throw new AssertionError("parsed");
    } catch (CompletionException e) {
      requireSame("parse", text.java(), ((ParseException) e.getCause()).error());
    }
  }
}
