package dev.wharf.wasi.preview1;

import dev.wharf.wasi.clocks.HostClock;
import dev.wharf.wasi.io.Readiness;
import java.io.IOException;
import java.util.ArrayList;

/** {@code poll_oneoff}: waits for clocks and descriptors. */
final class PollCall {
  private static final int SUBSCRIPTION_SIZE = 48;
  private static final int EVENT_SIZE = 32;
  private static final int ABSOLUTE = 1;
  private static final int CLOCK = 0;
  private static final int FD_READ = 1;
  private static final int FD_WRITE = 2;

  private final FdTable fds;
  private final HostClock clock;
  private final CallTurn turn;

  PollCall(FdTable fds, HostClock clock, CallTurn turn) {
    this.fds = fds;
    this.turn = turn;
    this.clock = clock;
  }

  /** A subscription: what to wait for, or the error that it reports at once. */
  private record Subscription(long userData, int type, Readiness event, int errno, long bytes) {}

  void poll(GuestMemory memory, int in, int out, int count, int result) throws IOException {
    if (count == 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    memory.checkArray(in, count, SUBSCRIPTION_SIZE);
    memory.checkArray(out, count, EVENT_SIZE);
    var subscriptions = new ArrayList<Subscription>();
    for (int i = 0; i < count; i++) {
      subscriptions.add(subscription(memory, in + SUBSCRIPTION_SIZE * i));
    }
    int[] ready = turn.untilAny(subscriptions.stream().map(Subscription::event).toList());
    for (int i = 0; i < ready.length; i++) {
      event(memory, out + EVENT_SIZE * i, subscriptions.get(ready[i]));
    }
    memory.putInt(result, ready.length);
  }

  private Subscription subscription(GuestMemory memory, int address) throws IOException {
    long userData = memory.getLong(address);
    int type = memory.getByte(address + 8);
    return switch (type) {
      case CLOCK -> {
        long timeout = memory.getLong(address + 24);
        boolean absolute = (memory.getShort(address + 40) & ABSOLUTE) != 0;
        int id = memory.getInt(address + 16);
        yield new Subscription(userData, type, timer(id, timeout, absolute), timerErrno(id), 0);
      }
      case FD_READ, FD_WRITE -> descriptor(userData, type, memory.getInt(address + 16));
      default -> throw new ErrnoException(Errno.INVAL);
    };
  }

  private static int timerErrno(int clockId) {
    return clockId < 0 || clockId > 3 ? Errno.INVAL : Errno.SUCCESS;
  }

  private Readiness timer(int clockId, long timeout, boolean absolute) {
    if (timerErrno(clockId) != Errno.SUCCESS) {
      return Readiness.Immediate.IMMEDIATE;
    }
    if (!absolute) {
      return Readiness.Timer.in(timeout);
    }
    if (clockId != Preview1.REALTIME) {
      return clock.at(timeout);
    }
    long now = Preview1.nanos(clock.wall().instant());
    return Long.compareUnsigned(timeout, now) <= 0
        ? Readiness.Immediate.IMMEDIATE
        : Readiness.Timer.in(timeout - now);
  }

  private Subscription descriptor(long userData, int type, int fd) {
    try {
      var entry = fds.get(fd);
      entry.require(Rights.POLL_FD_READWRITE);
      var immediate = Readiness.Immediate.IMMEDIATE;
      return switch (entry.target) {
        case Fd.Input(var source, _) when type == FD_READ ->
            new Subscription(userData, type, source, Errno.SUCCESS, 1);
        case Fd.Output(var sink, _) when type == FD_WRITE ->
            new Subscription(userData, type, sink.readiness(), Errno.SUCCESS, 1);
        case Fd.Input _, Fd.Output _ -> new Subscription(userData, type, immediate, Errno.BADF, 0);
        case Fd.Files(var file) -> {
          long bytes = type == FD_READ ? Math.max(0, file.size() - entry.position) : 1;
          yield new Subscription(userData, type, immediate, Errno.SUCCESS, bytes);
        }
      };
    } catch (IOException e) {
      return new Subscription(userData, type, Readiness.Immediate.IMMEDIATE, Errno.BADF, 0);
    }
  }

  private static void event(GuestMemory memory, int address, Subscription subscription) {
    memory.putLong(address, subscription.userData());
    memory.putShort(address + 8, subscription.errno());
    memory.putShort(address + 10, subscription.type());
    memory.putInt(address + 12, 0);
    memory.putLong(address + 16, subscription.bytes());
    memory.putLong(address + 24, 0);
  }
}
