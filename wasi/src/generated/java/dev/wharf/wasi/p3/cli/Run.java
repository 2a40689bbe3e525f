package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;

@Wit("wasi:cli/run@0.3.0")
public interface Run {
  @Wit("run")
  void run() throws InterruptedException;
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
