package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Wit;

/// The early way out.
///
/// Bindings of `wit/0.2.12/cli/exit.wit`.
@Wit("wasi:cli/exit@0.2.12")
public interface Exit {
  /// Ends the program with success or failure. Does not return.
  @Wit("exit")
  void exit(Result<Unit, Unit> status);

  /// Ends the program with a status that the caller sees. Does not return.
  @Wit("exit-with-code")
  void exitWithCode(int statusCode);
}
