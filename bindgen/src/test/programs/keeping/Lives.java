package app.keeping;

import static app.keeping.Keeping.require;
import static app.keeping.Keeping.requireSame;

import cases.keeping.Keeper;
import cases.keeping.Keeper.Token;
import cases.keeping.KeepingWorld;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** How the life of a guest's resource ends, and what comes after. */
public final class Lives {
  private Lives() {}

  /** Gives how many lives there were. */
  public static int run(ValidComponent component, long seed, int atLeast) throws Exception {
    BlockingQueue<Class<?>> lost = new LinkedBlockingQueue<>();
    var engine = Engine.create();
    var store = ComponentStore.builder(engine).leaks(lost::add).open();
    var world = KeepingWorld.instantiate(Linker.of(engine).link(component), store);
    var keeper = world.keeper();
    closed(keeper);
    given(keeper);
    busy(store, keeper);
    lose(keeper);
    for (int i = 0; i < 100 && lost.isEmpty(); i++) {
      System.gc();
      Thread.sleep(20);
    }
    requireSame("lost", Token.class, lost.poll(60, TimeUnit.SECONDS));
    requireSame("nothing is closed for it", 1L, keeper.token().living());
    var survivor = keeper.token().create(3);
    store.close();
    survivor.close();
    refused("of a closed store", survivor::id);
    System.gc();
    Thread.sleep(50);
    require(lost.isEmpty(), "what ends with the store is not lost");
    return 4;
  }

  private static void closed(Keeper keeper) {
    var token = keeper.token().create(1);
    token.close();
    token.close();
    requireSame("it is closed once", 0L, keeper.token().living());
    refused("method", token::id);
    refused("own", () -> keeper.keep(token));
    refused("borrow", () -> keeper.visit(token));
  }

  private static void given(Keeper keeper) {
    var token = keeper.token().create(2);
    try (var other = keeper.keep(token)) {
      refused("method", token::id);
      refused("own", () -> keeper.keep(token));
      token.close();
      requireSame("closing what was given does nothing", 1L, keeper.token().living());
      requireSame("it lives", 2L, other.id());
    }
    requireSame("closed", 0L, keeper.token().living());
  }

  /** Closing while another thread is inside is refused, and can be done later. */
  private static void busy(ComponentStore store, Keeper keeper) throws InterruptedException {
    var token = keeper.token().create(6);
    var inside = new CountDownLatch(1);
    var refused = new CountDownLatch(1);
    var other =
        Thread.ofPlatform()
            .start(
                () -> {
                  store.core().enter();
                  inside.countDown();
                  try {
                    refused.await();
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                  store.core().exit();
                });
    inside.await();
    refused("by another thread", token::close);
    refused.countDown();
    other.join();
    requireSame("it lives", 6L, token.id());
    token.close();
    requireSame("closed", 0L, keeper.token().living());
  }

  private static void lose(Keeper keeper) {
    Token token = keeper.token().create(4);
    requireSame("it lives", 4L, token.id());
  }

  private static void refused(String what, Runnable use) {
    try {
      use.run();
    } catch (IllegalStateException e) {
      return;
    }
    throw new AssertionError("used after its end: " + what);
  }
}
