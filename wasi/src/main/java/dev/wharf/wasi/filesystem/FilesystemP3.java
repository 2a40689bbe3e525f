package dev.wharf.wasi.filesystem;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.io.Drains;
import dev.wharf.wasi.p3.filesystem.Preopens;
import dev.wharf.wasi.p3.filesystem.Types;
import java.util.List;

/** {@code wasi:filesystem} 0.3: the granted directories. */
public final class FilesystemP3 implements Types, Preopens {
  private final Descriptors descriptors;
  private final Context context;

  /**
   * Over one guest's directories.
   *
   * @param secret keeps what goes into metadata hashes from being computed back
   */
  public FilesystemP3(Descriptors descriptors, Drains drains, long secret) {
    this.descriptors = descriptors;
    this.context = new Context(drains, secret);
  }

  /** What all descriptors of a guest share. */
  record Context(Drains drains, long secret) {}

  @Override
  public List<Tuple2<Types.Descriptor, String>> getDirectories() {
    return descriptors.preopens().stream()
        .map(preopen ->
            new Tuple2<Types.Descriptor, String>(
                new DescriptorP3(preopen.directory(), context), preopen.name()))
        .toList();
  }
}
