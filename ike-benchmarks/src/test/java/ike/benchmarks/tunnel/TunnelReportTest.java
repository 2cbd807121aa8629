package ike.benchmarks.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.report.Machine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Figures that are easy to check by hand, and what iperf3 3.12 prints. */
class TunnelReportTest {
    private static final TunnelReport REPORT = new TunnelReport(new Machine("a fast one", 2, "Linux 6", "25", "abc123"),
            "2026-01-01T00:00:00Z", "by hand",
            ImmutableList.of(sample(Candidate.WIRE, 9000, 0), sample(Candidate.RELAY, 1000, 2),
                    sample(Candidate.LIBIPSEC, 400, 4),
                    sample(Candidate.OURS, 1900, 1), sample(Candidate.OURS, 2100, 0.5),
                    sample(Candidate.OURS, 2000, 2)));

    @Test
    void theTableHasMediansAndRatios() {
        assertThat(REPORT.markdown()).startsWith(
                """
                        a fast one, 2 processors · Linux 6 · Java 25 · commit abc123 \s
                        2026-01-01T00:00:00Z · by hand

                        | protected by | carried by          | TCP, Mbit/s | to libipsec | to relay | CPU seconds a Gbit | to libipsec  | ping, ms |
                        |--------------|---------------------|------------:|------------:|---------:|-------------------:|-------------:|---------:|
                        | nothing      | bare wire           |       9,000 |       22.50 |     9.00 |                    |              |     0.10 |
                        | nothing      | C relay             |       1,000 |        2.50 |     1.00 |               2.00 |         0.50 |     0.10 |
                        | AES-128-GCM  | strongSwan libipsec |         400 |        1.00 |     0.40 |               4.00 |         1.00 |     0.10 |
                        | AES-128-GCM  | IKE for Java        |       2,000 |        5.00 |     2.00 |               1.00 |         0.25 |     0.10 |
                        """);
    }

    @Test
    void theChartHasABarForEachTunnel() {
        assertThat(BarChart.svg(REPORT, Load.TCP)).contains(">2,000<", ">400<").doesNotContain("9,000")
                .contains("width=\"420.0\"", "width=\"84.0\"");
    }

    @Test
    void iperfsSumsAreRead() throws IOException {
        assertThat(Iperf.rate("""
                {"intervals": [{"sum": {"end": 1.0, "packets": 9}}], "end": {"streams": [],
                "sum_sent": {"bits_per_second": 9e9}, "sum_received": {"seconds": 4, "bits_per_second": 2.5e9}}}"""))
                .isEqualTo(2500);
        assertThatThrownBy(() -> Iperf.rate("{\"error\": \"no route\"}")).hasMessageContaining("no route");
    }

    private static Sample sample(Candidate candidate, double rate, double cpu) {
        return new Sample(candidate, Suite.AES_128_GCM, Load.TCP, rate, cpu, 0.1);
    }
}
