package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.CopyEnd;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.async.SharedFuture;
import dev.wharf.runtime.async.SharedStream;
import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.ErrorContext;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.StreamReader;

/** Streams and futures between instances and the host, called by generated adapters. */
public final class Ends {
  private Ends() {}

  /** Takes a readable end out of the guest's table, for the host to read from. */
  public static Object lift(int index, GuestSide from, EndSlot slot) {
    Shared shared = CopyBuiltIns.lift(index, slot.readable(), slot.type(), from);
    if (shared.supply() instanceof HostWriter writer) {
      var original = writer.takeBack();
      if (original.isPresent()) {
        return original.get();
      }
    }
    var scheduler = from.scope().tasks().scheduler();
    if (!slot.isStream()) {
      return new GuestFutureReader<>(shared, scheduler, slot.codec());
    }
    return slot.isBytes()
        ? new GuestByteReader(shared, scheduler)
        : new GuestStreamReader<>(shared, scheduler, slot.codec());
  }

  /** Gives a guest the end to read from. */
  public static int lower(Object reader, GuestSide to, EndSlot slot) {
    Shared shared;
    try {
      shared = shared(reader, to, slot);
    } catch (IllegalStateException spent) {
      throw new SpentValueException(spent.getMessage());
    }
    return to.handles().add(new CopyEnd(slot.readable(), shared));
  }

  private static Shared shared(Object reader, GuestSide to, EndSlot slot) {
    var scheduler = to.scope().tasks().scheduler();
    if (reader instanceof GuestEnd end) {
      var shared = end.give(scheduler, slot.type());
      if (shared.isPresent()) {
        return shared.get();
      }
    }
    var threads = scheduler.hostThreads();
    switch (reader) {
      case ByteStreamReader bytes when slot.isBytes() -> {
        var stream = new SharedStream(slot.type());
        stream.suppliedBy(new HostByteWriter(stream, threads, bytes.move()));
        return stream;
      }
      case StreamReader<?> elements when slot.isStream() -> {
        var stream = new SharedStream(slot.type());
        stream.suppliedBy(new HostStreamWriter(stream, threads, elements.move(), slot.codec()));
        return stream;
      }
      case FutureReader<?> value when !slot.isStream() -> {
        var future = new SharedFuture(slot.type());
        future.suppliedBy(new HostFutureWriter(future, threads, value.move(), slot.codec()));
        return future;
      }
      default ->
          throw new HostValueException(
              reader + " is not a " + (slot.isStream() ? "stream" : "future") + " of this type");
    }
  }

  /** Moves a readable end from guest to guest. */
  public static int fuse(int index, GuestSide from, GuestSide to, EndSlot slot) {
    return to.handles()
        .add(
            new CopyEnd(
                slot.readable(), CopyBuiltIns.lift(index, slot.readable(), slot.type(), from)));
  }

  public static ErrorContext liftErrorContext(int index, GuestSide from) {
    return from.handles().entry(index, ErrorContext.class);
  }

  public static int lowerErrorContext(ErrorContext context, GuestSide to) {
    return to.handles().add(context);
  }

  public static int fuseErrorContext(int index, GuestSide from, GuestSide to) {
    return lowerErrorContext(liftErrorContext(index, from), to);
  }
}
