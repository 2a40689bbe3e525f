package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.Wit;

@Wit("wasi:cli/types@0.3.0")
public interface Types {
  @Wit("error-code")
  enum ErrorCode {
    @Wit("io")
    IO,
    @Wit("illegal-byte-sequence")
    ILLEGAL_BYTE_SEQUENCE,
    @Wit("pipe")
    PIPE
  }

}
