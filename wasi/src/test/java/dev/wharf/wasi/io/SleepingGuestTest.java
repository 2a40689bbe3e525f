package dev.wharf.wasi.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentLimits;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Components;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SleepingGuestTest {
  private static final String SLEEPS_AN_HOUR =
      """
      (component
        (import "wasi:io/poll@0.2.0" (instance $poll
          (export "pollable" (type $p (sub resource)))
          (export "[method]pollable.block" (func (param "self" (borrow $p))))))
        (alias export $poll "pollable" (type $pollable))
        (import "wasi:clocks/monotonic-clock@0.2.0" (instance $clock
          (alias outer 1 $pollable (type $outer))
          (export "pollable" (type $p (eq $outer)))
          (export "subscribe-duration" (func (param "when" u64) (result (own $p))))))
        (core func $block (canon lower (func $poll "[method]pollable.block")))
        (core func $subscribe (canon lower (func $clock "subscribe-duration")))
        (core module $m
          (import "host" "block" (func $block (param i32)))
          (import "host" "subscribe" (func $subscribe (param i64) (result i32)))
          (func (export "sleep") (call $block (call $subscribe (i64.const 3600000000000)))))
        (core instance $i (instantiate $m (with "host" (instance
          (export "block" (func $block)) (export "subscribe" (func $subscribe))))))
        (func (export "sleep") (canon lift (core func $i "sleep"))))
      """;

  @Test
  void aGuestThatSleepsForTooLongIsWokenAndEnded() {
    var engine = Engine.create();
    var linked =
        Linker.of(engine)
            .include(Wasi.with(WasiConfig.none())::offer)
            .link(Components.load(SLEEPS_AN_HOUR.getBytes(UTF_8)));
    var limits = ComponentLimits.defaults().withCallTime(Duration.ofMillis(100));
    try (var store = ComponentStore.open(engine, limits)) {
      var sleep = linked.instantiate(store).func("sleep").orElseThrow();
      assertThatThrownBy(() -> sleep.call())
          .hasMessage("deadline exceeded: the call took longer than 100 ms");
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
