package dev.wharf.wasi.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasi.Denial;
import dev.wharf.wasi.WasiConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,       10.255.1.2,      80,   true",
    "10.0.0.0/8,       11.0.0.1,        80,   false",
    "10.0.0.0/9,       10.128.0.1,      80,   false",
    "10.1.2.3,         10.1.2.3,        80,   true",
    "10.1.2.3,         10.1.2.4,        80,   false",
    "10.1.2.3:443,     10.1.2.3,        443,  true",
    "10.1.2.3:443,     10.1.2.3,        80,   false",
    "10.1.2.3:80-90,   10.1.2.3,        90,   true",
    "10.1.2.3:80-90,   10.1.2.3,        91,   false",
    "0.0.0.0/0,        8.8.8.8,         1,    true",
    "0.0.0.0/0,        ::1,             1,    false",
    "::1,              ::1,             1,    true",
    "[::1]:8080,       ::1,             8080, true",
    "[::1]:8080,       ::1,             8081, false",
    "fd00::/8,         fd12::1,         1,    true",
    "fd00::/8,         fe80::1,         1,    false",
    "*,                8.8.8.8,         53,   true",
    "*,                127.0.0.1,       53,   false",
    "*,                10.0.0.1,        53,   false",
    "*,                172.16.0.1,      53,   false",
    "*,                192.168.1.1,     53,   false",
    "*,                169.254.169.254, 80,   false",
    "*,                100.64.0.1,      80,   false",
    "*,                0.0.0.0,         80,   false",
    "*,                224.0.0.1,       80,   false",
    "*,                255.255.255.255, 80,   false",
    "*,                ::1,             80,   false",
    "*,                fe80::1,         80,   false",
    "*,                fd00:ec2::254,   80,   false",
    "*,                64:ff9b::a00:1,  80,   false",
    "*,                2002:7f00:1::,   80,   false",
    "*,                2606:4700::1111, 80,   true",
    "*:443,            8.8.8.8,         80,   false",
    "all,              127.0.0.1,       1,    true",
    "all:22,           127.0.0.1,       1,    false",
    "example.org,      8.8.8.8,         1,    false",
  })
  void rulesCoverWhatTheySay(String rule, String address, int port, boolean covered) {
    var parsed = AddressRule.parse(rule);
    var literal = InetAddress.ofLiteral(address);
    assertThat(parsed.coversPort(port) && parsed.coversAddress(literal)).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.1:",
        "host:99999",
        "host:9-8",
        "a b/8",
        ":80",
        "10.0.0.1:-1"
      })
  void rulesOfAnotherFormAreRefused(String rule) {
    assertThatThrownBy(() -> AddressRule.parse(rule)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "example.org,   example.org,     true",
    "example.org,   EXAMPLE.org.,    true",
    "example.org,   a.example.org,   false",
    "*.example.org, a.example.org,   true",
    "*.example.org, a.b.example.org, true",
    "*.example.org, example.org,     false",
    "*.example.org, badexample.org,  false",
    "*,             anything,        true",
  })
  void nameRulesCoverWhatTheySay(String rule, String name, boolean covered) {
    assertThat(NameRule.parse(rule).covers(name)).isEqualTo(covered);
  }

  @Test
  void aRuleByNameCoversOnlyPublicAddressesOfThatName() {
    var denials = new ArrayList<Denial>();
    var config =
        WasiConfig.builder().allowConnect("example.org:443").onDenial(denials::add).build();
    var policy = new AddressPolicy(config);
    var good = InetAddress.ofLiteral("93.184.216.34");
    var rebound = InetAddress.ofLiteral("127.0.0.1");
    assertThat(policy.mayResolve("example.org")).isTrue();
    assertThat(policy.mayResolve("example.com")).isFalse();
    assertThat(policy.mayConnect(new InetSocketAddress(good, 443))).isFalse();
    policy.resolved("example.org", List.of(good, rebound));
    assertThat(policy.mayConnect(new InetSocketAddress(good, 443))).isTrue();
    assertThat(policy.mayConnect(new InetSocketAddress(good, 80))).isFalse();
    assertThat(policy.mayConnect(new InetSocketAddress(rebound, 443))).isFalse();
    assertThat(denials).hasSize(4);
  }
}
