package dev.wharf.runtime.flow;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.Inline;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;
import java.util.concurrent.CompletionStage;

/** What the component {@code flows} imports. */
@Wit("test:demo/host@1.0.0")
public interface Host {
  long twice(long x);

  CompletionStage<String> name(long x);

  void hang();

  @Inline
  long quick(long x);

  void take(ByteStreamReader bytes);

  long fail(long x);

  /** The {@code err} of {@link #fail}. */
  final class FailException extends WitException {
    private static final long serialVersionUID = 1L;
    private final String error;

    public FailException(String error) {
      super(error);
      this.error = error;
    }

    @Override
    public String error() {
      return error;
    }
  }
}
