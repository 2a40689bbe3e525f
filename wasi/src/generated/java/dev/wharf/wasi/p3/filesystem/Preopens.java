package dev.wharf.wasi.p3.filesystem;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Wit;
import java.util.List;

@Wit("wasi:filesystem/preopens@0.3.0")
public interface Preopens {
  @Wit("get-directories")
  List<Tuple2<Types.Descriptor, String>> getDirectories();
}
