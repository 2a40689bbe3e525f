package shop;

import acme.pricing.Rule;
import acme.pricing.Shop.Article;
import acme.pricing.Types.Discount;
import acme.pricing.Types.Line;
import acme.pricing.Types.Refusal;
import acme.pricing.Types.RefusalException;
import dev.wharf.wasm.TrapException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A shop that takes off what rules written by others say. Its argument is their folder. */
public final class Main {
  private static final Map<String, Article> ARTICLES =
      Map.of(
          "F-1", new Article("screw", "fasteners"),
          "F-2", new Article("nut", "fasteners"),
          "T-1", new Article("hammer", "tools"));

  private static final List<Line> ORDER =
      List.of(new Line("F-1", 12, 25), new Line("F-2", 3, 10), new Line("T-1", 2, 1999));

  private Main() {}

  public static void main(String[] args) throws Exception {
    Path plugins = Path.of(args[0]);
    try (var rules = new Rules(rule -> new Counter(rule, ARTICLES))) {
      rules.install("bulk", plugins.resolve("bulk-1.wasm")); // written in C
      rules.install("bundle", plugins.resolve("bundle.wasm")); // written in Rust
      rules.install("greedy", plugins.resolve("greedy.wasm"));

      System.out.println("An order:");
      show(rules, "bulk", ORDER);
      show(rules, "bundle", ORDER);

      System.out.println("Orders that rules refuse:");
      show(rules, "bulk", List.of());
      show(rules, "bundle", List.of(new Line("X-9", 1, 100)));

      System.out.println("A rule that never ends, or takes all memory:");
      show(rules, "greedy", List.of(new Line("loop", 1, 1)));
      show(rules, "greedy", List.of(new Line("memory", 1, 1)));
      show(rules, "greedy", ORDER);

      System.out.println("A new version while a call of the old one is under way:");
      var started = new CountDownLatch(1);
      var replaced = new CountDownLatch(1);
      var underWay =
          CompletableFuture.supplyAsync(
              () -> rules.get("bulk").call(rule -> applied(rule, started, replaced)));
      started.await();
      rules.install("bulk", plugins.resolve("bulk-2.wasm"));
      show(rules, "bulk", ORDER);
      replaced.countDown();
      System.out.println("  " + underWay.get());
    }
  }

  /** A call that takes long enough to be overtaken. */
  private static String applied(Rule rule, CountDownLatch started, CountDownLatch replaced) {
    String name = rule.name();
    started.countDown();
    try {
      replaced.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return name + ": " + text(rule.apply(ORDER));
  }

  private static void show(Rules rules, String name, List<Line> order) {
    String outcome;
    try {
      outcome = rules.get(name).call(rule -> rule.name() + ": " + text(rule.apply(order)));
    } catch (RefusalException e) {
      outcome =
          switch (e.error()) {
            case Refusal.EmptyOrder _ -> name + " refuses: nothing is ordered";
            case Refusal.UnknownArticle(String sku) -> name + " refuses: no article " + sku;
          };
    } catch (TrapException e) {
      outcome = name + " was stopped: " + e.getMessage();
    }
    System.out.println("  " + outcome);
  }

  private static String text(List<Discount> discounts) {
    if (discounts.isEmpty()) {
      return "no discount";
    }
    return String.join(
        ", ",
        discounts.stream()
            .map(each -> "%s (%d cents)".formatted(each.reason(), each.cents()))
            .toList());
  }
}
