package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The network and the traffic of the lab, over plain routes where a tunnel would be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LabNetworkIT {

    private LabNetwork network;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        LabCondition.require();
        Command.of("ip", "netns", "add", "ike-4194999-0-ours").run();
        network = LabNetwork.open();
        for (Side side : Side.values()) {
            for (Family family : Family.values()) {
                network.of(side).ip("route", "add", side.other().inner(family), "via", side.other().outer(family),
                        "src", side.inner(family));
            }
        }
    }

    @AfterAll
    void close() throws IOException, InterruptedException {
        if (network != null) {
            network.close();
            assertThat(Command.of("ip", "netns", "list").run())
                    .doesNotContain("ike-" + ProcessHandle.current().pid() + "-");
            assertThat(network.folder()).doesNotExist();
        }
    }

    @Test
    void removesWhatDeadRunsHaveLeft() throws IOException, InterruptedException {
        // No process can have this number: the kernel's limit is 2 to the power of 22.
        assertThat(Command.of("ip", "netns", "list").run()).doesNotContain("ike-4194999-0-ours");
    }

    @Test
    void trafficPassesInBothFamilies() throws IOException, InterruptedException {
        for (Family family : Family.values()) {
            assertThat(Ping.run(network, Side.OURS, family, 3)).isEqualTo(new Ping(3, 3));
            assertThat(Transfer.run(network, Side.PEER, family, 1_000_000).octets()).isEqualTo(1_000_000);
            try (NumberedTraffic traffic = NumberedTraffic.start(network, family)) {
                traffic.passMore(20);
                assertThat(traffic.stop()).matches("\\d+ from ours, none lost; \\d+ from peer, none lost");
            }
        }
    }

    @Test
    void onePacketThatIsLostIsNoticed() throws IOException, InterruptedException {
        try (NumberedTraffic traffic = NumberedTraffic.start(network, Family.IPV4)) {
            traffic.passMore(20);
            nft("add", "table", "ip", "lab");
            nft("add", "chain", "ip", "lab", "in", "{ type filter hook input priority 0; }");
            nft("add", "rule", "ip", "lab", "in", "udp dport 1024-65535 numgen inc mod 1000000 == 0 drop");
            traffic.passMore(20);
            assertThatThrownBy(traffic::stop).isInstanceOf(CaseFailed.class)
                    .hasMessageContaining("from ours, 1 lost, the first number ")
                    .hasMessageContaining("from peer, none lost");
        } finally {
            nft("delete", "table", "ip", "lab");
        }
    }

    private void nft(String... words) throws IOException, InterruptedException {
        String[] all = new String[words.length + 1];
        all[0] = "nft";
        System.arraycopy(words, 0, all, 1, words.length);
        Command.of(all).in(network.of(Side.PEER)).run();
    }
}
