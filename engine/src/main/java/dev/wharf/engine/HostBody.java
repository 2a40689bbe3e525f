package dev.wharf.engine;

/** A host function in its dynamic form. */
@FunctionalInterface
public interface HostBody {
  /**
   * Runs the function. Parameter and result {@code i} is at index {@code i} of the array of its
   * kind: numbers as raw bits in {@code args} and {@code results} (a 32-bit value in the low half),
   * references in {@code refArgs} and {@code refResults} with Java null as the null reference. Each
   * array is as long as the parameters or results.
   *
   * @throws dev.wharf.wasm.TrapException to trap the guest
   */
  void call(long[] args, Object[] refArgs, long[] results, Object[] refResults);
}
