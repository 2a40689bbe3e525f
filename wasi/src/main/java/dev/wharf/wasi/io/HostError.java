package dev.wharf.wasi.io;

import dev.wharf.wasi.p2.io.Error;
import java.io.IOException;

/**
 * The failure behind a stream error. Other topics look at the cause to find their own error code in
 * it.
 */
public record HostError(IOException cause) implements Error.Error_ {
  @Override
  public String toDebugString() {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {}
}
