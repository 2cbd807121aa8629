package ike.crypto.packet;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Vector;
import ike.wire.Bytes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packets that other people's implementations sealed. */
class PacketVectorTest {
    @ParameterizedTest
    @MethodSource
    void opens(Vector vector) {
        PacketTransform transform = new PacketTransform(vector.encryption(), vector.integrity());
        byte[] packet = vector.octets("packet").toArray();
        byte[] plain = new byte[packet.length];
        PacketOpener opener = transform.opener(false, vector.secret("encryption-key"), vector.secret("integrity-key"));

        int length = opener.open(packet, 0, packet.length, plain, 0, 0);

        assertThat(Bytes.copyOf(plain, 0, length)).isEqualTo(vector.octets("plaintext"));
    }

    static List<Vector> opens() {
        return Vector.in("packet");
    }
}
