package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;

/// The entry point of a command.
///
/// Bindings of `wit/0.2.12/cli/run.wit`.
@Wit("wasi:cli/run@0.2.12")
public interface Run {
  /// Runs the program. The result tells whether it succeeded.
  ///
  /// @throws RunException when the result is an error
  @Wit("run")
  void run();

  /// The error of a function whose error carries nothing.
  final class RunException extends WitException {
    private static final long serialVersionUID = 1L;

    public RunException() {
      super(Unit.UNIT);
    }

    @Override
    public Unit error() {
      return Unit.UNIT;
    }
  }
}
