package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Wit;

@Wit("wasi:cli/stdin@0.3.0")
public interface Stdin {
  @Wit("read-via-stream")
  Tuple2<ByteStreamReader, FutureReader<Result<Unit, Types.ErrorCode>>> readViaStream();
}
