package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.packet.PacketSealer;
import ike.crypto.packet.PacketTransform;
import ike.engine.EspSa;
import ike.engine.SaId;
import ike.esp.packet.Drop;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.wire.Bytes;
import org.junit.jupiter.api.Test;

class InboundSaTest {
    private static final Bytes ECHO = Packets.v4("10.2.0.1", "10.1.0.1", 1, Bytes.of(8, 0, 0, 0, 0, 0, 0, 0));

    private final EspSa description = Sas.sa(SaId.inbound(1), 7, Sas.GCM,
            ImmutableList.of(Sas.range("10.1.0.0", "10.1.255.255")),
            ImmutableList.of(Sas.range("10.2.0.0", "10.2.255.255")), Sas.path("192.0.2.1", "192.0.2.2"));
    private final PacketTransform transform = Transforms.of(description);
    private final PacketSealer peer = transform.sealer(7, false, description.encryptionKey(),
            description.integrityKey());
    private final InboundSa sa = new InboundSa(description);
    private final InnerPacket inner = new InnerPacket();
    private long sequence;

    @Test
    void aPacketWithinTheSelectorsIsDelivered() {
        assertThat(open(Bytes.concat(ECHO, Bytes.of(1, 2, 2, 4)))).isEqualTo(28);
    }

    @Test
    void aPacketOutsideTheSelectorsIsNot() {
        Bytes source = Packets.v4("10.3.0.1", "10.1.0.1", 1, Bytes.of(8, 0, 0, 0, 0, 0, 0, 0));
        expect(Drop.SELECTOR_VIOLATION, Bytes.concat(source, Bytes.of(1, 2, 2, 4)));
        assertThat(inner.source()).hasToString("10.3.0.1");
        Bytes destination = Packets.v4("10.2.0.1", "10.2.0.9", 1, Bytes.of(8, 0, 0, 0, 0, 0, 0, 0));
        expect(Drop.SELECTOR_VIOLATION, Bytes.concat(destination, Bytes.of(1, 2, 2, 4)));
        assertThat(sa.carried().packets()).as("they were authentic").isEqualTo(2);
    }

    /** RFC 4301 §6.2: a router behind the peer is not among the selectors; what it quotes must be. */
    @Test
    void anErrorIsJudgedByWhatItQuotes() {
        Bytes sent = Packets.v4("10.1.0.1", "10.2.0.1", 17, Packets.udp(4711, 53, 900)).slice(0, 28);
        for (int type : new int[]{3, 11, 12}) {
            assertThat(open(error("192.0.2.77", "10.1.0.1", type, sent))).isEqualTo(56);
        }
        expect(Drop.SELECTOR_VIOLATION, error("192.0.2.77", "10.1.0.1", 5, sent));
        expect(Drop.SELECTOR_VIOLATION, error("192.0.2.77", "10.1.0.1", 8, sent));
        expect(Drop.SELECTOR_VIOLATION, error("192.0.2.77", "10.1.0.2", 3, sent));
        expect(Drop.SELECTOR_VIOLATION, error("192.0.2.77", "10.1.0.1", 3, sent.slice(0, 19)));
        expect(Drop.SELECTOR_VIOLATION, error("192.0.2.77", "10.1.0.1", 3, Bytes.EMPTY));
        Bytes toOthers = Packets.v4("10.1.0.1", "10.9.0.1", 17, Packets.udp(4711, 53, 8));
        expect(Drop.SELECTOR_VIOLATION, error("192.0.2.77", "10.1.0.1", 3, toOthers));
        Bytes ofOthers = Packets.v4("10.9.0.1", "10.2.0.1", 17, Packets.udp(4711, 53, 8));
        expect(Drop.SELECTOR_VIOLATION, error("192.0.2.77", "10.9.0.1", 3, ofOthers));
    }

    @Test
    void anErrorOfIpv6Too() {
        EspSa six = Sas.sa(SaId.inbound(2), 7, Sas.GCM,
                ImmutableList.of(Sas.range("2001:db8:1::", "2001:db8:1::ffff")),
                ImmutableList.of(Sas.range("2001:db8:2::", "2001:db8:2::ffff")), Sas.path("192.0.2.1", "192.0.2.2"));
        Bytes sent = Packets.v6("2001:db8:1::1", "2001:db8:2::1", 17, Packets.udp(4711, 53, 900)).slice(0, 100);
        Bytes tooBig = Packets.v6("2001:db8:9::1", "2001:db8:1::1", 58,
                Bytes.concat(Bytes.of(2, 0, 0, 0, 0, 0, 5, 0), sent));
        Bytes echo = Packets.v6("2001:db8:9::1", "2001:db8:1::1", 58,
                Bytes.concat(Bytes.of(128, 0, 0, 0, 0, 0, 5, 0), sent));
        try (InboundSa there = new InboundSa(six)) {
            byte[] esp = seal(Bytes.concat(tooBig, Bytes.of(1, 2, 2, 41)), 1);
            assertThat(there.open(esp, 0, esp.length, new byte[esp.length], 0, inner)).isEqualTo(148);
            byte[] other = seal(Bytes.concat(echo, Bytes.of(1, 2, 2, 41)), 2);
            assertThat(there.open(other, 0, other.length, new byte[other.length], 0, inner))
                    .isEqualTo(Drop.SELECTOR_VIOLATION.code());
        }
    }

    private static Bytes error(String source, String destination, int type, Bytes quoted) {
        Bytes packet = Packets.v4(source, destination, 1, Bytes.concat(Bytes.of(type, 1, 0, 0, 0, 0, 0, 0), quoted));
        int padding = Math.floorMod(-(packet.length() + 2), 4);
        return Bytes.concat(packet, Bytes.of(1, 2, 3).slice(0, padding), Bytes.of(padding, 4));
    }

    @Test
    void dummyPacketsAreDroppedWhateverIsInThem() {
        expect(Drop.DUMMY, Bytes.of(9, 9, 9, 9, 9, 9, 200, 59));
    }

    @Test
    void paddingIsChecked() {
        expect(Drop.BAD_PADDING, Bytes.concat(ECHO, Bytes.of(1, 1, 2, 4)));
        expect(Drop.BAD_PADDING, Bytes.concat(ECHO, Bytes.of(1, 2, 31, 4)));
        expect(Drop.BAD_PADDING, Bytes.of(0, 0, 255, 4));
        assertThat(open(Bytes.concat(ECHO, Bytes.of(1, 2, 3, 4, 5, 6, 6, 4)))).as("more than the shortest")
                .isEqualTo(28);
    }

    @Test
    void theNextHeaderMustTellTheVersionInside() {
        expect(Drop.BAD_NEXT_HEADER, Bytes.concat(ECHO, Bytes.of(1, 2, 2, 41)));
        expect(Drop.BAD_NEXT_HEADER, Bytes.concat(ECHO, Bytes.of(1, 2, 2, 6)));
        expect(Drop.MALFORMED_INNER, Bytes.of(0, 0, 0, 0, 1, 2, 2, 4));
    }

    @Test
    void paddingThatHidesTheLengthIsTakenOff() {
        assertThat(open(Bytes.concat(ECHO, Bytes.zeros(40), Bytes.of(1, 2, 2, 4)))).isEqualTo(28);
    }

    @Test
    void replaysAreDroppedAndLatePacketsAreNot() {
        byte[] first = seal(Bytes.concat(ECHO, Bytes.of(1, 2, 2, 4)), 10);
        byte[] second = seal(Bytes.concat(ECHO, Bytes.of(1, 2, 2, 4)), 41);
        byte[] third = seal(Bytes.concat(ECHO, Bytes.of(1, 2, 2, 4)), 42);
        assertThat(open(second)).isPositive();
        assertThat(open(first)).as("the last place of a window of 32").isPositive();
        assertThat(open(first)).isEqualTo(Drop.REPLAYED.code());
        assertThat(open(third)).isPositive();
    }

    private void expect(Drop drop, Bytes plaintext) {
        int result = open(plaintext);
        assertThat(result).isNegative();
        assertThat(Drop.of(result)).isEqualTo(drop);
    }

    private int open(Bytes plaintext) {
        return open(seal(plaintext, ++sequence));
    }

    private byte[] seal(Bytes plaintext, long number) {
        byte[] esp = new byte[plaintext.length() + transform.overhead()];
        assertThat(peer.seal(plaintext.toArray(), 0, plaintext.length(), esp, 0, number)).isEqualTo(esp.length);
        return esp;
    }

    private int open(byte[] esp) {
        return sa.open(esp, 0, esp.length, new byte[esp.length], 0, inner);
    }
}
