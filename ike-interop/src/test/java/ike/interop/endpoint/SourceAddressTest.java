package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SourceAddressTest {
    private static final IpAddress FOUND = IpAddress.of("192.0.2.7");

    @Test
    void openAddressIsSettledByTheRoutesAndStaysOpenForPeers() throws NoSuchName {
        Connection settled = SourceAddress.settle(connection("%any", "198.51.100.2"), _ -> FOUND);
        assertThat(settled.localAddresses()).containsExactly(AddressPattern.exactly(FOUND), AddressPattern.ANY4,
                AddressPattern.ANY6);
        assertThat(SourceAddress.settle(connection("192.0.2.0/24", "198.51.100.2"), _ -> FOUND).localAddresses())
                .startsWith(AddressPattern.exactly(FOUND)).hasSize(2);
    }

    @Test
    void exactAddressOfThePeersFamilyIsKept() throws NoSuchName {
        Connection exact = connection("203.0.113.1", "198.51.100.2");
        assertThat(SourceAddress.settle(exact, _ -> FOUND)).isEqualTo(exact);
        Connection otherFamily = connection("2001:db8::1, 192.0.2.7-192.0.2.8", "198.51.100.2");
        assertThat(SourceAddress.settle(otherFamily, _ -> FOUND).localAddresses()).hasSize(3);
    }

    @Test
    void peerWithoutAnAddressSettlesNothing() throws NoSuchName {
        Connection open = connection("%any", "%any");
        assertThat(SourceAddress.settle(open, _ -> FOUND)).isEqualTo(open);
    }

    @Test
    void saysWhyThereIsNoWay() {
        assertThatThrownBy(() -> SourceAddress.settle(connection("203.0.113.0/24", "198.51.100.2"), _ -> FOUND))
                .isInstanceOf(NoSuchName.class).hasMessageContaining("leaves from 192.0.2.7");
        assertThatThrownBy(() -> SourceAddress.settle(connection("%any", "198.51.100.2"), _ -> {
            throw new IOException("Network is unreachable");
        })).isInstanceOf(NoSuchName.class).hasMessage("there is no way to 198.51.100.2: Network is unreachable");
    }

    private static Connection connection(String local, String remote) {
        return RunningEndpoint.configuration(TestConfigurations.right().replace("remote_addrs = 127.0.0.1",
                "local_addrs = " + local + "\nremote_addrs = " + remote)).connections().getFirst();
    }
}
