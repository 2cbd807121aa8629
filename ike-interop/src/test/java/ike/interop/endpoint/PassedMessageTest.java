package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log and the counters say of a message comes from its header, which both versions share and read differently. */
class PassedMessageTest {
    private static final Path PATH = new Path(Path.Transport.UDP,
            new TransportAddress(IpAddress.of("198.51.100.1"), 500),
            new TransportAddress(IpAddress.of("198.51.100.2"), 500));

    @ParameterizedTest
    @CsvSource({"10, 02, 00, Main Mode, message", "10, 05, 01, Informational, message",
            "10, 20, 01, Quick Mode, message", "10, 21, 21, New Group Mode, message",
            "20, 22, 08, IKE_SA_INIT, request", "20, 22, 20, IKE_SA_INIT, response",
            "20, 25, 08, INFORMATIONAL, request", "20, 02, 08, unknown (2), request"})
    void itsExchangeIsNamedInItsVersion(String version, String exchange, String flags, String name, String kind) {
        Bytes octets = Bytes.fromHex("01".repeat(8) + "02".repeat(8) + "00" + version + exchange + flags
                + "00000007" + "0000001c");
        assertThat(PassedMessage.of(true, PATH, octets)).hasValueSatisfying(message -> {
            assertThat(message.exchange()).isEqualTo(name);
            assertThat(message.kind()).isEqualTo(kind);
            assertThat(message.isIkev1()).isEqualTo(version.equals("10"));
            assertThat(message.begins()).isTrue();
        });
    }

    /** Of a message in fragments the first one counts. */
    @ParameterizedTest
    @CsvSource({"35, 00010002, true", "35, 00020002, false", "35, 0000, true", "2e, 00020002, true"})
    void fragmentsBehindTheFirstAreNoMessages(String payload, String fragment, boolean begins) {
        Bytes octets = Bytes.fromHex("01".repeat(8) + "02".repeat(8) + payload + "202308" + "00000001" + "00000024"
                + "00000008" + fragment);
        assertThat(PassedMessage.of(true, PATH, octets).map(PassedMessage::begins)).contains(begins);
    }
}
