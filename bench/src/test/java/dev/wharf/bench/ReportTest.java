package dev.wharf.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {
  @Test
  void figuresStandWithTheirConditions() {
    var conditions = new LinkedHashMap<String, String>();
    conditions.put("cpu", "a \"fast\" one");
    var report = new Report(conditions);
    report.add("compute", "fib/wharf", "ns", Series.of(List.of(1.0, 250.0, 3.0)));
    assertThat(report.json())
        .isEqualTo(
            """
            {
              "schema": 1,
              "cpu": "a \\"fast\\" one",
              "results": [
                {"metric": "compute", "case": "fib/wharf", "unit": "ns", "n": 3, \
            "min": 1.000, "p50": 3.000, "max": 250}
              ]
            }
            """);
  }
}
