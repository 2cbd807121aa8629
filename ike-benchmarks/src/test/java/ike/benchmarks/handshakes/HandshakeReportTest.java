package ike.benchmarks.handshakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.report.Machine;
import org.junit.jupiter.api.Test;

/** Figures that are easy to check by hand. */
class HandshakeReportTest {
    @Test
    void theTableHasMediansAndRatios() {
        HandshakeReport report = new HandshakeReport(new Machine("a fast one", 2, "Linux 6", "25", "abc123"),
                "2026-01-01T00:00:00Z", "by hand",
                ImmutableList.of(new Rate(Proof.PSK_ECP_256, Responder.CHARON, 100, 200),
                        new Rate(Proof.PSK_ECP_256, Responder.OURS, 400, 900),
                        new Rate(Proof.PSK_ECP_256, Responder.OURS, 100, 500),
                        new Rate(Proof.PSK_ECP_256, Responder.OURS, 300, 700)));
        assertThat(report.markdown()).isEqualTo(
                """
                        a fast one, 2 processors · Linux 6 · Java 25 · commit abc123 \s
                        2026-01-01T00:00:00Z · by hand

                        | proof and key exchange | responder         | SAs a second | to charon | SAs a CPU second | to charon  |
                        |------------------------|-------------------|-------------:|----------:|-----------------:|-----------:|
                        | PSK, ECP-256           | strongSwan charon |          100 |      1.00 |              200 |       1.00 |
                        | PSK, ECP-256           | IKE for Java      |          300 |      3.00 |              700 |       3.50 |
                        """);
    }
}
