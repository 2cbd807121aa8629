package ike.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;

/** Figures that are easy to check by hand, as Markdown and as JSON. */
class ReportTest {
    private static final Measurement SEAL = measurement("esp.Packets", "seal", "1400", 500, 510, 490, 480, 520);
    private static final Measurement JDK_SEAL = measurement("esp.Packets", "jdkSeal", "1400", 400);
    private static final Measurement SLOW = measurement("wire.Messages", "decode", "long", 4000);
    private static final Measurement FAST = measurement("wire.Messages", "decode", "short", 1000);
    private static final Report REPORT = new Report(new Machine("a \"fast\" one", 2, "Linux 6", "25", "abc123"),
            "2026-01-01T00:00:00Z", "1 × 1.0 s", ImmutableList.of(JDK_SEAL, SEAL, SLOW, FAST),
            ImmutableMap.of(SEAL, new Yardstick("openssl speed x", 1_234_567)));

    @Test
    void theTableHasRatesAndRatios() {
        assertThat(MarkdownReport.render(REPORT)).isEqualTo(
                """
                        a "fast" one, 2 processors · Linux 6 · Java 25 · commit abc123 \s
                        2026-01-01T00:00:00Z · 1 × 1.0 s

                        Rates are operations per second of processor time, medians; ± is half the distance between the quartiles;
                        garbage is in octets for each operation. Believe ratios, not digits.

                        ## esp.Packets

                        | operation | size |       1/s |   ± | garbage | JDK's garbage | of the JDK alone | of OpenSSL |
                        |-----------|------|----------:|----:|--------:|--------------:|-----------------:|-----------:|
                        | seal      | 1400 | 2,000,000 | 2 % |      24 |            24 |             0.80 |       1.62 |

                        ## wire.Messages

                        | operation | size  |       1/s |   ± | garbage | of the first |
                        |-----------|-------|----------:|----:|--------:|-------------:|
                        | decode    | long  |   250,000 | 0 % |      24 |         1.00 |
                        | decode    | short | 1,000,000 | 0 % |      24 |         4.00 |

                        ## Yardsticks

                        * `openssl speed x`: 1,230,000
                        """);
    }

    @Test
    void jsonHasEverySample() {
        assertThat(JsonReport.render(REPORT)).startsWith("""
                {"machine": {"processor": "a \\"fast\\" one", "processors": 2, "system": "Linux 6", "java": "25", \
                "commit": "abc123"}, "date": "2026-01-01T00:00:00Z", "method": "1 × 1.0 s", "cases": [""")
                .contains("""
                        {"benchmark": "esp.Packets", "operation": "seal", "parameters": {"size": "1400"}, \
                        "perCpuSecond": 2000000.0000, "spread": 0.0200, "garbageOctets": 24.0000, \
                        "ratioToJdk": 0.8000, "ratioToOpenssl": 1.6200, "openssl": "openssl speed x", "samples": \
                        {"cpuNanos": [500.0000, 510.0000, 490.0000, 480.0000, 520.0000], "perSecond": [null]}}""");
    }

    private static Measurement measurement(String benchmark, String operation, String size, double... nanos) {
        return new Measurement(benchmark, operation, ImmutableMap.of("size", size),
                java.util.Arrays.stream(nanos).boxed().collect(ImmutableList.toImmutableList()),
                ImmutableList.of(Double.NaN), ImmutableList.of(24.0));
    }
}
