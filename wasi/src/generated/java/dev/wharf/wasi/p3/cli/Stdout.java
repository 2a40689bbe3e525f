package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Wit;

@Wit("wasi:cli/stdout@0.3.0")
public interface Stdout {
  @Wit("write-via-stream")
  FutureReader<Result<Unit, Types.ErrorCode>> writeViaStream(ByteStreamReader data);
}
