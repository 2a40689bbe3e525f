package dev.wharf.wasi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.http.HttpException;
import dev.wharf.wasi.Denial;
import dev.wharf.wasi.WasiConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {
  private final List<Denial> denials = new ArrayList<>();

  private OriginPolicy policy(String... origins) {
    var config = WasiConfig.builder().onDenial(denials::add);
    for (String origin : origins) {
      config.allowHttp(origin);
    }
    return new OriginPolicy(config.build());
  }

  @Test
  void aPrivateOriginIsOpenAtItsOwnDoorOnlyWhateverElseIsGranted() throws Exception {
    var resolver = policy("*", "http://localhost:8110", "http://[::1]:8110").resolver();
    assertThat(resolver.resolve("http", "localhost", 8110)).isNotEmpty();
    assertThat(resolver.resolve("http", "::1", 8110)).isNotEmpty();
    assertThatThrownBy(() -> resolver.resolve("http", "localhost", 8111))
        .isInstanceOf(HttpException.class);
    assertThatThrownBy(() -> resolver.resolve("https", "localhost", 8110))
        .isInstanceOf(HttpException.class);
    assertThatThrownBy(() -> resolver.resolve("http", "127.0.0.1", 8110))
        .isInstanceOf(HttpException.class);
    assertThatThrownBy(() -> resolver.resolve("http", "::1", 80)).isInstanceOf(HttpException.class);
    // What is refused is named as it would be granted.
    assertThat(denials.stream().map(Denial::subject))
        .containsExactly(
            "http://localhost:8111",
            "https://localhost:8110",
            "http://127.0.0.1:8110",
            "http://[::1]:80")
        .allSatisfy(OriginRule::parse);
  }

  @Test
  void allReachesPrivateAddressesAndPublicDoesNot() throws Exception {
    assertThat(policy("all").resolver().resolve("http", "localhost", 1)).isNotEmpty();
    assertThatThrownBy(() -> policy("*").resolver().resolve("http", "localhost", 1))
        .isInstanceOf(HttpException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:0",
        "http://localhost:99999",
        "http://localhost:4294967376",
        "http://::1",
        "localhost",
        "ftp://localhost",
        "http://a@localhost",
        "http://a.*.example"
      })
  void whatIsNotAnOriginIsRefused(String text) {
    assertThatThrownBy(() -> OriginRule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}
