package dev.wharf.engine;

import dev.wharf.engine.abi.Poll;
import dev.wharf.engine.load.Backtrace;
import dev.wharf.wasm.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That the guests of a store shall stop, and why: each instance has a flag, which its code reads
 * where it polls. Requested by any thread, until it is delivered or withdrawn.
 */
final class Interruption {
  private final List<Instance> instances = new ArrayList<>();
  private Optional<Trap> reason = Optional.empty();

  /** Has an instance listen; it may have been requested already. */
  synchronized void add(Instance instance) {
    instances.add(instance);
    instance.interrupted = reason.isPresent();
  }

  /** A later reason takes the place of an earlier one. */
  synchronized void request(Trap trap) {
    boolean first = reason.isEmpty();
    reason = Optional.of(trap);
    for (Instance instance : instances) {
      instance.interrupted = true;
    }
    if (first) {
      Poll.watch();
    }
  }

  synchronized Optional<Trap> reason() {
    return reason;
  }

  /** Withdraws it if it is for this reason. */
  synchronized void withdraw(Trap trap) {
    if (reason.equals(Optional.of(trap))) {
      withdraw();
    }
  }

  synchronized void withdraw() {
    if (reason.isEmpty()) {
      return;
    }
    reason = Optional.empty();
    for (Instance instance : instances) {
      instance.interrupted = false;
    }
    Poll.unwatch();
  }

  /** The module whose loader has this name, if one of the instances is of it. */
  synchronized Optional<Backtrace.Module> module(String loaderName) {
    for (Instance instance : instances) {
      if (instance.code().loaderName().equals(loaderName)) {
        return Optional.of(instance.module().frames());
      }
    }
    return Optional.empty();
  }
}
