package dev.wharf.wasi.filesystem;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.io.HostError;
import dev.wharf.wasi.p2.filesystem.Preopens;
import dev.wharf.wasi.p2.filesystem.Types;
import dev.wharf.wasi.p2.io.Error;
import java.util.List;
import java.util.Optional;

/**
 * {@code wasi:filesystem} 0.2: the granted directories, and the error code inside a stream's error.
 */
public final class FilesystemP2 implements Types, Preopens {
  private final Descriptors descriptors;
  private final long secret;

  /**
   * Over one guest's directories.
   *
   * @param secret keeps what goes into metadata hashes from being computed back
   */
  public FilesystemP2(Descriptors descriptors, long secret) {
    this.descriptors = descriptors;
    this.secret = secret;
  }

  @Override
  public List<Tuple2<Types.Descriptor, String>> getDirectories() {
    return descriptors.preopens().stream()
        .map(preopen ->
            new Tuple2<Types.Descriptor, String>(
                new DescriptorP2(preopen.directory(), secret), preopen.name()))
        .toList();
  }

  @Override
  public Optional<Types.ErrorCode> filesystemErrorCode(Error.Error_ err) {
    return err instanceof HostError(FileException cause)
        ? Optional.of(DescriptorP2.code(cause))
        : Optional.empty();
  }
}
