package dev.wharf.runtime.canon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Store;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The adapters of calls that may be left in the middle do as the plain rules do, with values in
 * lanes or in memory on either side.
 */
class LanesAdapterTest {
  private static final int TYPES = Integer.getInteger("wharf.types", 150);
  private static final int VALUES = 6;
  private static final ResourceSlot[] NO_SLOTS = {};

  private final Engine engine = Engine.create();

  /** One side of a transfer. */
  private record End(FakeGuest guest, Lanes lanes) {
    static End of(Store store, List<InterfaceType> types, Random random) {
      var guest =
          new FakeGuest(store, StringEncoding.values()[random.nextInt(3)], random.nextInt(6) == 0);
      int count = Flattening.upTo(types, Flattening.MAX_PARAMS, PointerType.I32).size();
      boolean flat = count <= Flattening.MAX_PARAMS && random.nextBoolean();
      return new End(guest, Lanes.of(types, flat ? Flattening.MAX_PARAMS : 0));
    }

    /** Puts values in by the plain rules. */
    long[] put(List<Val> values) {
      guest.reset();
      return new ValLower(guest.side(), NO_SLOTS, new CallScope())
          .values(values, lanes.types(), lanes.flat() ? Flattening.MAX_PARAMS : 0);
    }

    List<Val> get(long[] given) {
      var side = guest.side();
      side.openCopy();
      return new ValLift(side, NO_SLOTS, new CallScope())
          .values(lanes.types(), lanes.flat() ? Flattening.MAX_PARAMS : 0, given);
    }

    int pointer(long[] given) {
      return lanes.flat() ? 0 : (int) given[0];
    }
  }

  /** 384 has a discriminant in a lane of 64 bits, in a method of its own. */
  private static int[] seeds() {
    return IntStream.concat(IntStream.range(0, TYPES), IntStream.of(384)).distinct().toArray();
  }

  private static List<Binding> bindings(Random random) {
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(_ -> new RandomTypes(random).next(3))
        .toList();
  }

  @Test
  void valuesMoveBetweenLanesAndMemories() {
    for (int seed : seeds()) {
      var random = new Random(seed);
      var types = bindings(random).stream().map(Binding::type).toList();
      var store = new Store(engine);
      var from = End.of(store, types, random);
      var to = End.of(store, types, random);
      var site =
          new Lanes.Site(
              store,
              LanesAdapterTest.class.getClassLoader(),
              NO_SLOTS,
              from.guest().side(),
              to.guest().side());
      Fuser fuser = from.lanes().fuser(to.lanes(), site);
      for (int i = 0; i < VALUES; i++) {
        var values = types.stream().map(new RandomValues(random)::next).toList();
        long[] given = from.put(values);
        to.guest().reset();
        long[] moved = new long[to.lanes().count()];
        int target = to.lanes().allocate(to.guest().side());
        fuser.fuse(given, from.pointer(given), moved, target, new CallScope());
        if (!to.lanes().flat()) {
          moved[0] = target;
        }
        assertThat(to.get(moved)).as("seed %d, %s", seed, types).isEqualTo(values);
      }
    }
  }

  @Test
  void objectsAreLiftedAndLowered() throws ReflectiveOperationException {
    for (int seed : seeds()) {
      var random = new Random(seed);
      var bindings = bindings(random);
      var types = bindings.stream().map(Binding::type).toList();
      var store = new Store(engine);
      var end = End.of(store, types, random);
      var site =
          new Lanes.Site(
              store, LanesAdapterTest.class.getClassLoader(), NO_SLOTS, end.guest().side());
      Lifter lifter = end.lanes().lifter(bindings, site);
      Lowerer lowerer = end.lanes().lowerer(bindings, site);
      for (int i = 0; i < VALUES; i++) {
        var values = types.stream().map(new RandomValues(random)::next).toList();
        long[] given = end.put(values);
        end.guest().side().openCopy();
        Object[] java = lifter.lift(given, end.pointer(given), new CallScope());
        var lifted = new ArrayList<Val>();
        for (int p = 0; p < java.length; p++) {
          lifted.add(JavaValues.toVal(bindings.get(p), java[p]));
        }
        assertThat(lifted).as("seed %d, %s", seed, types).isEqualTo(values);

        end.guest().reset();
        long[] lowered = new long[end.lanes().count()];
        int target = end.lanes().allocate(end.guest().side());
        lowerer.lower(java, lowered, target, new CallScope());
        if (!end.lanes().flat()) {
          lowered[0] = target;
        }
        assertThat(end.get(lowered)).as("seed %d, %s", seed, types).isEqualTo(values);
      }
    }
  }
}
