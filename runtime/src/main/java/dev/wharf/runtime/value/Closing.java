package dev.wharf.runtime.value;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Closing what declares checked exceptions. */
final class Closing {
  private Closing() {}

  static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
