package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Secret;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.packet.InnerPacket;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Opens the packets of somebody else's ESP: a capture of the public test data of the Wireshark project, with its keys.
 */
class CaptureTest {
    private static final int THERE = 0xc254fe64;
    private static final int BACK = 0x070883c2;

    @Test
    void threeEchoRequestsAndTheirReplies() throws IOException {
        InboundSa there = new InboundSa(
                sa(THERE, "88e1dad7140af03b8d4f3d734d21be4b", "3e00d517c1220d4b7d2950fcc02edd4b6023d278", "192.168.0.1",
                        "192.168.0.100"));
        InboundSa back = new InboundSa(
                sa(BACK, "5de1a4c2c72662c9fda7a7c78cd25623", "51c9213c18232f8f26c70c4dee6e0e6d56e31e8a",
                        "192.168.0.100", "192.168.0.1"));
        int frame = 0;
        for (String line : lines()) {
            Bytes packet = Bytes.fromHex(line);
            boolean request = packet.u32At(0) == Integer.toUnsignedLong(THERE);
            InnerPacket inner = new InnerPacket();
            byte[] plain = new byte[packet.length()];
            int length = (request ? there : back).open(packet.toArray(), 0, packet.length(), plain, 0, inner);
            assertThat(length).isEqualTo(84);
            assertThat(inner.source()).hasToString(request ? "10.1.1.1" : "10.1.0.10");
            assertThat(inner.destination()).hasToString(request ? "10.1.0.10" : "10.1.1.1");
            assertThat(inner.sourcePort()).as("ICMP type and code").isEqualTo(request ? 0x0800 : 0);
            assertThat(Bytes.copyOf(plain, 26, 2).u16At(0)).as("ICMP sequence number").isEqualTo(2 + frame / 2);
            frame++;
        }
        assertThat(frame).isEqualTo(6);
    }

    private static EspSa sa(int spi, String key, String integrityKey, String local, String remote) {
        Path path = Sas.path(local, remote);
        return new EspSa(SaId.inbound(spi), spi, EncryptionId.ENCR_AES_CBC, 128, IntegrityId.AUTH_HMAC_SHA1_96,
                Secret.copyOf(Bytes.fromHex(key)),
                Secret.copyOf(Bytes.fromHex(integrityKey)), IpsecMode.TUNNEL, Sas.ANYTHING, Sas.ANYTHING, path, 32);
    }

    private static List<String> lines() throws IOException {
        try (InputStream resource = Objects
                .requireNonNull(CaptureTest.class.getResourceAsStream("/ike/esp/esp-bug-12671.txt"))) {
            String text = new String(resource.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
