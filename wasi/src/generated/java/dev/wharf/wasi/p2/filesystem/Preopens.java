package dev.wharf.wasi.p2.filesystem;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Wit;
import java.util.List;

/// The directories that a program was given.
///
/// Bindings of `wit/0.2.12/filesystem/preopens.wit`.
@Wit("wasi:filesystem/preopens@0.2.12")
public interface Preopens {
  /// Each granted directory with the name under which the program knows it.
  @Wit("get-directories")
  List<Tuple2<Types.Descriptor, String>> getDirectories();
}
