package dev.wharf.engine.load;

import java.util.Optional;

/** Where the generated classes of a module come from. */
public interface ClassSource {
  /** Binary name of the subclass of {@link dev.wharf.engine.Instance}. */
  String instanceClass();

  /**
   * Binary name of the class that wraps a function of the module as a {@link
   * dev.wharf.engine.Func}.
   */
  String funcClass(int funcIndex);

  /** A generated class, made on demand, or empty if there is none of this name. */
  Optional<byte[]> classBytes(String binaryName);
}
