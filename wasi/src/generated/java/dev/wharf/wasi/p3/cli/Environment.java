package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Wit;
import java.util.List;
import java.util.Optional;

@Wit("wasi:cli/environment@0.3.0")
public interface Environment {
  @Wit("get-environment")
  List<Tuple2<String, String>> getEnvironment();
  @Wit("get-arguments")
  List<String> getArguments();
  @Wit("get-initial-cwd")
  Optional<String> getInitialCwd();
}
