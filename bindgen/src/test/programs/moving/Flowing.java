package app.moving;

import static app.moving.Moving.requireSame;

import cases.moving.Flows;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Val;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Streams and futures are copied by the guest; what comes out is what went in, on either API. */
public final class Flowing {
  private final Guests guests;
  private final Values values;
  private final Ends ends;
  private int cases;

  private Flowing(Guests guests, long seed) {
    this.guests = guests;
    this.values = new Values(new SplittableRandom(seed));
    this.ends = new Ends(values);
  }

  /** Gives how many elements went through. */
  public static int run(ValidComponent component, long seed, int atLeast) throws Exception {
    try (var guests = new Guests(component, seed)) {
      var flowing = new Flowing(guests, seed);
      while (flowing.cases < atLeast) {
        flowing.streams(guests.typed.flows());
      }
      Moving.require(
          flowing.values.made().stream().allMatch(thing -> thing.closed() == 0),
          "nothing is closed");
      return flowing.cases;
    }
  }

  private interface Copy<T> {
    T copy(T from) throws InterruptedException;
  }

  private interface Later<T> {
    CompletableFuture<T> copy(T from);
  }

  private void streams(Flows flows) throws Exception {
    bytes(flows);
    stream("longs", this::number, flows::longs, flows::longsAsync);
    stream("words", values::text, flows::words, flows::wordsAsync);
    stream("owned", values::thing, flows::owned, flows::ownedAsync);
    stream("held", values::holder, flows::held, flows::heldAsync);
    stream("chosen", values::either, flows::chosen, flows::chosenAsync);
    future("later", values.holder(), flows::later, flows::laterAsync);
    future("later-text", values.text(), flows::laterText, flows::laterTextAsync);
  }

  private Both<Long> number() {
    long number = (long) values.number(1 << 30) << 34 | values.number(1 << 30);
    return new Both<>(number, new Val.U64(number));
  }

  private void bytes(Flows flows) throws Exception {
    var all = new byte[values.number(200)];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) values.number(256);
    }
    var sent = ends.bytes(all);
    var got = values.number(2) == 0 ? flows.bytes(sent) : flows.bytesAsync(sent).join();
    requireSame("bytes", ByteBuffer.wrap(all), ByteBuffer.wrap(ends.read(got)));
    var back = (Val.Stream) guests.call("flows", "bytes", new Val.Stream(ends.bytes(all)));
    var bytes = ends.read((ByteStreamReader) back.readable());
    requireSame("bytes", ByteBuffer.wrap(all), ByteBuffer.wrap(bytes));
    cases += all.length / 8 + 1;
  }

  @SuppressWarnings("unchecked") // what the dynamic API says of its readers
  private <T> void stream(
      String name,
      Supplier<Both<T>> element,
      Copy<StreamReader<T>> blocking,
      Later<StreamReader<T>> later)
      throws InterruptedException {
    var all = values.list(element, 20);
    var sent = ends.stream(all.java());
    var got = values.number(2) == 0 ? blocking.copy(sent) : later.copy(sent).join();
    requireSame(name, all.java(), ends.read(got));
    List<Val> vals = ((dev.wharf.runtime.value.ListVal.Elements) all.val()).values();
    var back = (Val.Stream) guests.call("flows", name, new Val.Stream(ends.stream(vals)));
    requireSame(name, vals, ends.read((StreamReader<Val>) back.readable()));
    cases += vals.size();
  }

  @SuppressWarnings("unchecked")
  private <T> void future(
      String name, Both<T> value, Copy<FutureReader<T>> blocking, Later<FutureReader<T>> later)
      throws InterruptedException {
    var sent = ends.future(value.java());
    var got = values.number(2) == 0 ? blocking.copy(sent) : later.copy(sent).join();
    requireSame(name, value.java(), ends.read(got));
    var back =
        (Val.Future) guests.call("flows", name, new Val.Future(ends.future(value.val())));
    requireSame(name, value.val(), ends.read((FutureReader<Val>) back.readable()));
    cases++;
  }
}
