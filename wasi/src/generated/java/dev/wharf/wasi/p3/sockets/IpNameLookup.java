package dev.wharf.wasi.p3.sockets;

import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;
import java.util.List;
import java.util.Optional;

@Wit("wasi:sockets/ip-name-lookup@0.3.0")
public interface IpNameLookup {
  @Wit("error-code")
  sealed interface ErrorCode {
    @Wit("access-denied")
    record AccessDenied() implements ErrorCode {
      public static final AccessDenied INSTANCE = new AccessDenied();
    }
    @Wit("invalid-argument")
    record InvalidArgument() implements ErrorCode {
      public static final InvalidArgument INSTANCE = new InvalidArgument();
    }
    @Wit("name-unresolvable")
    record NameUnresolvable() implements ErrorCode {
      public static final NameUnresolvable INSTANCE = new NameUnresolvable();
    }
    @Wit("temporary-resolver-failure")
    record TemporaryResolverFailure() implements ErrorCode {
      public static final TemporaryResolverFailure INSTANCE = new TemporaryResolverFailure();
    }
    @Wit("permanent-resolver-failure")
    record PermanentResolverFailure() implements ErrorCode {
      public static final PermanentResolverFailure INSTANCE = new PermanentResolverFailure();
    }
    @Wit("other")
    record Other(Optional<String> value) implements ErrorCode {}
  }

  @Wit("resolve-addresses")
  List<Types.IpAddress> resolveAddresses(String name) throws InterruptedException;
  final class ErrorCodeException extends WitException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode error;

    public ErrorCodeException(ErrorCode error) {
      super(error);
      this.error = error;
    }

    @Override
    public ErrorCode error() {
      return error;
    }
  }

}
