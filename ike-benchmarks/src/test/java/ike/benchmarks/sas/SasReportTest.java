package ike.benchmarks.sas;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.report.Machine;
import org.junit.jupiter.api.Test;

/** Figures that are easy to check by hand. */
class SasReportTest {
    @Test
    void theTableHasMediansAndRatios() {
        SasReport report = new SasReport(new Machine("a fast one", 2, "Linux 6", "25", "abc123"),
                "2026-01-01T00:00:00Z",
                "by hand", ImmutableList.of(new SasSample(1, 1, 4000, 0.1), new SasSample(1, 200, 2000, 0.25),
                        new SasSample(10_000, 1, 3900, 0.11), new SasSample(10_000, 1, 3800, 0.13),
                        new SasSample(10_000, 1, 1000, 0.12), new SasSample(10_000, 200, 1500, 0.5)));
        assertThat(report.markdown()).isEqualTo("""
                a fast one, 2 processors · Linux 6 · Java 25 · commit abc123 \s
                2026-01-01T00:00:00Z · by hand

                | TCP connections | Child SAs | Mbit/s | to one SA | CPU seconds a Gbit | to one SA  |
                |----------------:|----------:|-------:|----------:|-------------------:|-----------:|
                |               1 |         1 |  4,000 |      1.00 |               0.10 |       1.00 |
                |               1 |    10,000 |  3,800 |      0.95 |               0.12 |       1.20 |
                |             200 |         1 |  2,000 |      1.00 |               0.25 |       1.00 |
                |             200 |    10,000 |  1,500 |      0.75 |               0.50 |       2.00 |
                """);
    }
}
