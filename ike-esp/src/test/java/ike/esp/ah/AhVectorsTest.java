package ike.esp.ah;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Algorithms;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.esp.packet.Drop;
import ike.esp.packet.Packets;
import ike.esp.packet.ReplayWindow;
import ike.esp.sad.Sas;
import ike.wire.Bytes;
import ike.wire.v2.IntegrityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * AH against packets that were made with Python's hmac module by the figures and tables of RFC 4302, without a line of this project:
 * keys 00 01 02 ..., SPI c0ffee01.
 */
class AhVectorsTest {
    private static final int SPI = 0xc0ffee01;
    private static final String UDP = "0dab0dac000d000068656c6c6f";
    private static final String V4_SHA1 = "45000039000240004033b68cc0000201c000020211040000c0ffee0100000001"
            + "aa8ae2414c6bb7ea5ef0d866" + UDP;
    private static final String INNER = "4500002100070000401166c10a0100010a020001" + UDP;
    private static final String V6_SHA256_ESN = "600000000041334020010db800000000000000000000000120010db80000000000000000"
            + "00000002" + "04060000c0ffee0100000005143b1617683b9b8f0d162178b4377ce300000000" + INNER;
    private static final String ROUTED_AH = "11040000c0ffee01000000036018acf35993337187fec49a" + UDP;

    @Test
    void transportModeOfIpv4WithSha1() {
        try (AhSealer sealer = new AhSealer(integrity(IntegrityId.AUTH_HMAC_SHA1_96), key(20), SPI, false,
                Sas.plainPath("192.0.2.1", "192.0.2.2"))) {
            assertThat(seal(sealer, Bytes.fromHex(UDP), 17, 1)).isEqualTo(Bytes.fromHex(V4_SHA1));
        }
        assertThat(open(IntegrityId.AUTH_HMAC_SHA1_96, 20, false, V4_SHA1)).isEqualTo(Bytes.fromHex(UDP));
    }

    /** The ICV has 4 octets of padding, and the number 2^32 + 5 shows its lower half only. */
    @Test
    void tunnelModeOfIpv6WithSha256AndExtendedSequenceNumbers() {
        try (AhSealer sealer = new AhSealer(integrity(IntegrityId.AUTH_HMAC_SHA2_256_128), key(32), SPI, true,
                Sas.plainPath("2001:db8::1", "2001:db8::2"))) {
            assertThat(seal(sealer, Bytes.fromHex(INNER), 4, (1L << 32) + 5)).isEqualTo(Bytes.fromHex(V6_SHA256_ESN));
        }
        ReplayWindow window = new ReplayWindow(64);
        window.mark(1L << 32);
        byte[] packet = Bytes.fromHex(V6_SHA256_ESN).toArray();
        byte[] plain = new byte[packet.length];
        try (AhOpener opener = new AhOpener(integrity(IntegrityId.AUTH_HMAC_SHA2_256_128), key(32), window, true)) {
            assertThat(opener.open(packet, 0, packet.length, plain, 0)).isEqualTo(33);
            assertThat(opener.nextHeader()).isEqualTo(4);
            assertThat(window.top()).isEqualTo((1L << 32) + 5);
            assertThat(opener.open(packet, 0, packet.length, plain, 0)).isEqualTo(Drop.REPLAYED.code());
        }
    }

    /** Record Route (changed on the way, zero for AH), Router Alert (protected), End of Options; DSCP and TTL changed. */
    @Test
    void optionsOfIpv4() {
        String packet = "48b80045123440000333c0f1c0000201c00002020707080a00000994040000" + "00"
                + "11040000c0ffee01000000095516d907d18bbe49dc06629f" + UDP;
        assertThat(open(IntegrityId.AUTH_HMAC_SHA1_96, 20, false, packet)).isEqualTo(Bytes.fromHex(UDP));
        String routed = packet.replace("0707080a000009", "07070c0a0000fe");
        assertThat(open(IntegrityId.AUTH_HMAC_SHA1_96, 20, false, routed)).isEqualTo(Bytes.fromHex(UDP));
        String alerted = packet.replace("94040000", "94040001");
        assertThat(result(IntegrityId.AUTH_HMAC_SHA1_96, 20, alerted)).isEqualTo(Drop.FORGED.code());
    }

    /**
     * Hop-by-hop options, one whose data may change and one that may not, then a routing header of type 0: as the sender let
     * it go, with two nodes to visit, and as it arrived.
     */
    @ParameterizedTest
    @CsvSource({
            "6ab123450055001120010db800000000000000000000000120010db800000000000000000000000b2b003e02aabb1e00330400020000000020"
                    + "010db800000000000000000000000a20010db8000000000000000000000002",
            "600123450055000f20010db800000000000000000000000120010db80000000000000000000000022b003e0201021e00330400000000000020"
                    + "010db800000000000000000000000b20010db800000000000000000000000a"})
    void extensionsOfIpv6(String headers) {
        assertThat(open(IntegrityId.AUTH_HMAC_SHA1_96, 20, false, headers + ROUTED_AH)).isEqualTo(Bytes.fromHex(UDP));
        String immutable = headers.replace("1e0033", "1d0033");
        assertThat(result(IntegrityId.AUTH_HMAC_SHA1_96, 20, immutable + ROUTED_AH)).isEqualTo(Drop.FORGED.code());
    }

    /** Cut anywhere, or with another Payload Len than its own: dropped, whatever would lie beyond the packet. */
    @ParameterizedTest
    @CsvSource({V4_SHA1 + ", AUTH_HMAC_SHA1_96, 20, 20", V6_SHA256_ESN + ", AUTH_HMAC_SHA2_256_128, 32, 40"})
    void whatIsCutOrSaysAnotherLengthIsDropped(String hex, IntegrityId id, int keyLength, int ah) {
        for (int length = 0; length < hex.length(); length += 2) {
            assertThat(result(id, keyLength, hex.substring(0, length))).as("cut to %d", length / 2).isNegative();
        }
        for (int words = 0; words < 256; words++) {
            byte[] packet = Bytes.fromHex(hex).toArray();
            if (packet[ah + 1] != (byte) words) {
                packet[ah + 1] = (byte) words;
                assertThat(result(id, keyLength, Bytes.copyOf(packet).hex())).as("%d words", words).isNegative();
            }
        }
    }

    private static Bytes seal(AhSealer sealer, Bytes payload, int nextHeader, long sequence) {
        byte[] packet = new byte[sealer.sealedLength(payload.length())];
        assertThat(sealer.seal(payload.toArray(), 0, payload.length(), nextHeader, packet, 0, sequence))
                .isEqualTo(packet.length);
        return Bytes.copyOf(packet);
    }

    private static Bytes open(IntegrityId id, int keyLength, boolean extended, String hex) {
        byte[] packet = Bytes.fromHex(hex).toArray();
        byte[] plain = new byte[packet.length];
        try (AhOpener opener = new AhOpener(integrity(id), key(keyLength), new ReplayWindow(32), extended)) {
            int length = opener.open(packet, 0, packet.length, plain, 0);
            assertThat(length).isPositive();
            return Bytes.copyOf(plain, 0, length);
        }
    }

    private static int result(IntegrityId id, int keyLength, String hex) {
        byte[] packet = Bytes.fromHex(hex).toArray();
        try (AhOpener opener = new AhOpener(integrity(id), key(keyLength), new ReplayWindow(32), false)) {
            return opener.open(packet, 0, packet.length, new byte[packet.length], 0);
        }
    }

    private static Integrity integrity(IntegrityId id) {
        return Algorithms.integrity(id).orElseThrow();
    }

    private static Secret key(int length) {
        return Secret.owning(Packets.pattern(length).toArray());
    }
}
