package dev.wharf.wasi.filesystem;

import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.WasiConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * The granted directories of one guest, in the order of the configuration, and what it may still
 * open.
 */
public final class Descriptors {
  private final WasiConfig config;
  private final DescriptorBudget budget;

  public Descriptors(WasiConfig config, DescriptorBudget budget) {
    this.config = config;
    this.budget = budget;
  }

  /** A granted directory with the name under which the guest knows it. */
  public record Preopen(String name, Descriptor directory) {}

  /** A new descriptor of each granted directory. None is opened before its first use. */
  public List<Preopen> preopens() {
    var preopens = new ArrayList<Preopen>();
    for (var directory : config.directories()) {
      var grant = new Grant(directory, budget, config.denials());
      preopens.add(new Preopen(directory.guest(), Descriptor.root(grant)));
    }
    return preopens;
  }
}
