package dev.wharf.wasi.cli;

import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.p3.cli.Environment;
import dev.wharf.wasi.p3.cli.Exit;
import java.util.List;
import java.util.Optional;

/** {@code wasi:cli/environment} and {@code exit} 0.3: those of 0.2 under other names. */
public final class CliP3 implements Environment, Exit {
  private final CliP2 cli;

  public CliP3(CliP2 cli) {
    this.cli = cli;
  }

  @Override
  public List<Tuple2<String, String>> getEnvironment() {
    return cli.getEnvironment();
  }

  @Override
  public List<String> getArguments() {
    return cli.getArguments();
  }

  @Override
  public Optional<String> getInitialCwd() {
    return cli.initialCwd();
  }

  @Override
  public void exit(Result<Unit, Unit> status) {
    cli.exit(status);
  }

  @Override
  public void exitWithCode(int statusCode) {
    cli.exitWithCode(statusCode);
  }
}
