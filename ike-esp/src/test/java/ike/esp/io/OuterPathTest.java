package ike.esp.io;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.wire.ip.IpAddress;
import org.junit.jupiter.api.Test;

class OuterPathTest {
    /** What goes one way is sent together, whichever SA it belongs to. */
    @Test
    void pathsOfSeveralSasAreOneWhereTheyLeadTheSameWay() {
        OuterPath path = OuterPath.forEsp(path(Path.Transport.UDP_ENCAPSULATED, 4500));
        assertThat(OuterPath.forEsp(path(Path.Transport.UDP_ENCAPSULATED, 4500))).isEqualTo(path)
                .hasSameHashCodeAs(path);
        assertThat(OuterPath.forEsp(path(Path.Transport.UDP_ENCAPSULATED, 4501))).isNotEqualTo(path);
    }

    @Test
    void carriersTellThemApart() {
        Path plain = path(Path.Transport.UDP, 500);
        assertThat(OuterPath.forEsp(plain)).isNotEqualTo(OuterPath.forAh(plain)).isNotEqualTo(new OuterPath(plain));
    }

    private static Path path(Path.Transport transport, int peersPort) {
        return new Path(transport, new TransportAddress(IpAddress.of("192.0.2.1"), 4500),
                new TransportAddress(IpAddress.of("192.0.2.2"), peersPort));
    }
}
