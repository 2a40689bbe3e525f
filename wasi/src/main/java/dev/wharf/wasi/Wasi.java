package dev.wharf.wasi;

import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.cli.Stdio;
import dev.wharf.wasi.http.ClientP3;
import dev.wharf.wasi.http.OriginPolicy;
import dev.wharf.wasi.http.OutgoingHttp;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The one list of WASI interfaces that a component can import, of 0.2 and of 0.3. All of them
 * always link; what was not granted refuses at use.
 *
 * {@snippet :
 * var linker = Linker.of(engine).include(Wasi.with(config)::offer);
 * }
 */
public final class Wasi {
  /** Interfaces that are not offered, with the reason. */
  public static final Map<String, String> UNSUPPORTED =
      Map.of(
          "wasi:clocks/timezone@0.2.12", "unstable: not part of any released world",
          "wasi:clocks/timezone@0.3.0", "unstable: not part of any released world",
          "wasi:cli/run@0.2.12", "an export: called by the host",
          "wasi:cli/run@0.3.0", "an export: called by the host",
          "wasi:http/incoming-handler@0.2.12", "an export: called by the host",
          "wasi:http/handler@0.3.0", "an export: called by the host");

  private final WasiConfig config;
  private final Stdio stdio;
  private final Map<ComponentStore, WasiGuest> guests =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Wasi(WasiConfig config) {
    this.config = config;
    this.stdio = Stdio.of(config);
  }

  /** The hosts of everything that {@code config} grants. */
  public static Wasi with(WasiConfig config) {
    return new Wasi(config);
  }

  /** Adds every interface to the linker. */
  public void offer(Linker linker) {
    var policy = new OriginPolicy(config);
    var http = new OutgoingHttp(policy, () -> config.httpClient().apply(policy.resolver()));
    new InterfacesP2(config, this::guest, stdio, http).offer(linker);
    new InterfacesP3(config, this::guest, new ClientP3(http)).offer(linker);
  }

  /**
   * Waits until what the guests of a store wrote to streams of 0.3 has arrived where it goes. Only
   * once the store is closed, or its guests have nothing left that they write to: else it may take
   * for ever.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void finish(ComponentStore store) throws InterruptedException {
    WasiGuest guest = guests.remove(store);
    if (guest != null) {
      guest.drains().finish();
    }
  }

  private WasiGuest guest(ComponentStore store) {
    return guests.computeIfAbsent(store, _ -> WasiGuest.of(config, stdio));
  }
}
