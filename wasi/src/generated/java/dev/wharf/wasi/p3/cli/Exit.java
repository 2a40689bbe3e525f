package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Wit;

@Wit("wasi:cli/exit@0.3.0")
public interface Exit {
  @Wit("exit")
  void exit(Result<Unit, Unit> status);
  @Wit("exit-with-code")
  void exitWithCode(int statusCode);
}
