package dev.wharf.wasi.cli;

import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.WasiExit;
import dev.wharf.wasi.p2.cli.Environment;
import dev.wharf.wasi.p2.cli.Exit;
import java.util.List;
import java.util.Optional;

/**
 * {@code wasi:cli/environment} and {@code exit} 0.2. {@code exit} leaves the guest by {@link
 * WasiExit}: 0 for success, 1 for failure.
 */
public final class CliP2 implements Environment, Exit {
  private final WasiConfig config;

  public CliP2(WasiConfig config) {
    this.config = config;
  }

  @Override
  public List<Tuple2<String, String>> getEnvironment() {
    return config.env().entrySet().stream()
        .map(variable -> new Tuple2<>(variable.getKey(), variable.getValue()))
        .toList();
  }

  @Override
  public List<String> getArguments() {
    return config.args();
  }

  @Override
  public Optional<String> initialCwd() {
    return config.initialCwd();
  }

  @Override
  public void exit(Result<Unit, Unit> status) {
    throw new WasiExit(status instanceof Result.Ok ? 0 : 1);
  }

  @Override
  public void exitWithCode(int statusCode) {
    throw new WasiExit(statusCode);
  }
}
