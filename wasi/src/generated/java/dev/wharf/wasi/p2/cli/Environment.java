package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Wit;
import java.util.List;
import java.util.Optional;

/// What a program is told about the way it was called.
///
/// Bindings of `wit/0.2.12/cli/environment.wit`.
@Wit("wasi:cli/environment@0.2.12")
public interface Environment {
  /// The environment variables, as pairs of name and value.
  @Wit("get-environment")
  List<Tuple2<String, String>> getEnvironment();

  /// The command line, beginning with the name of the program.
  @Wit("get-arguments")
  List<String> getArguments();

  /// The directory in which paths without a leading slash begin, if there is one.
  @Wit("initial-cwd")
  Optional<String> initialCwd();
}
