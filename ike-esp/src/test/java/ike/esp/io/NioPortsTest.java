package ike.esp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.engine.Path;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NioPortsTest extends DatagramPortsContract {
    @Override
    protected DatagramPorts open() throws IOException {
        return NioPorts.open(ImmutableList.of(IpAddress.of("127.0.0.1"), IpAddress.of("127.0.0.2")), 0, 0);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (DatagramPorts first = open()) {
            int taken = first.number(Path.Transport.UDP);
            assertThatThrownBy(() -> NioPorts.open(ImmutableList.of(IpAddress.of("127.0.0.1")), taken, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot bind UDP port " + taken + " of 127.0.0.1");
        }
    }

    @Test
    void loopbackIsTheLastOfTheLocalAddresses() throws IOException {
        assertThat(NioPorts.localAddresses()).contains(IpAddress.of("127.0.0.1"));
        assertThat(NioPorts.localAddresses().getLast().toInet().isLoopbackAddress()).isTrue();
    }
}
