package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import ike.crypto.packet.PacketOpener;
import ike.crypto.packet.PacketSealer;
import ike.crypto.packet.PacketTransform;
import ike.engine.EspSa;
import ike.engine.SaId;
import ike.esp.packet.EspOpener;
import ike.esp.packet.EspSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.esp.packet.ReplayWindow;
import ike.wire.Bytes;
import ike.wire.esp.EspHeader;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Our own work on a packet makes no garbage: a cipher that only copies takes the place of the JDK's, which does make
 * some.
 */
class AllocationTest {
    private static final int PACKETS = 10_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final EspSa description = Sas.sa(SaId.outbound(1), 7, Sas.GCM);
    private final PacketTransform transform = Transforms.of(description);
    private final Sad sad = new Sad();
    private final InnerPacket inner = new InnerPacket();
    private final byte[] frame = new byte[2000];
    private final byte[] esp = new byte[2000];
    private final byte[] plain = new byte[2000];

    @BeforeEach
    void install() {
        sad.add(new OutboundSa(description, SequenceLimits.DEFAULT, 1500,
                new EspSealer(transform, new CopyingSealer(transform)), 1));
        sad.add(new InboundSa(Sas.sa(SaId.inbound(1), 7, Sas.GCM),
                new EspOpener(new CopyingOpener(transform), new ReplayWindow(32), false)));
    }

    @Test
    void sealingAndOpeningAllocateNothing() {
        Bytes packet = Packets.v6("2001:db8::1", "2001:db8::2", 17, Packets.udp(1, 2, 1300));
        packet.copyTo(frame, 0);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(packet.length());
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // The JVM itself allocates now and then, when it links code for the first time; not in every round.
        assertThat(least).isZero();
    }

    private void run(int length) {
        for (int i = 0; i < PACKETS; i++) {
            boolean read = inner.read(frame, 0, length);
            OutboundSa out = Objects.requireNonNull(sad.outbound(inner));
            int sealed = out.seal(frame, 0, inner, esp, 0);
            InboundSa in = Objects.requireNonNull(sad.inbound(EspHeader.spi(esp, 0)));
            int opened = in.open(esp, 0, sealed, plain, 0, inner);
            if (!read || opened != length) {
                throw new AssertionError("lost a packet");
            }
        }
    }

    private record CopyingSealer(PacketTransform transform) implements PacketSealer {
        @Override
        public int seal(byte[] plain, int plainOffset, int plainLength, byte[] packet, int packetOffset,
                long sequence) {
            packet[packetOffset] = 0;
            packet[packetOffset + 1] = 0;
            packet[packetOffset + 2] = 0;
            packet[packetOffset + 3] = 7;
            for (int i = 0; i < 4; i++) {
                packet[packetOffset + 4 + i] = (byte) (sequence >>> (24 - 8 * i));
            }
            System.arraycopy(plain, plainOffset, packet, packetOffset + 16, plainLength);
            return plainLength + transform.overhead();
        }

        @Override
        public void close() {
            // Nothing was kept.
        }
    }

    private record CopyingOpener(PacketTransform transform) implements PacketOpener {
        @Override
        public int open(byte[] packet, int packetOffset, int packetLength, byte[] plain, int plainOffset,
                int sequenceHigh) {
            int length = packetLength - transform.overhead();
            System.arraycopy(packet, packetOffset + 16, plain, plainOffset, length);
            return length;
        }

        @Override
        public void close() {
            // Nothing was kept.
        }
    }
}
