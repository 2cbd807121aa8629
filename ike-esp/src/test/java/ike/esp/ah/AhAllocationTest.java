package ike.esp.ah;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.esp.packet.Packets;
import ike.esp.packet.ReplayWindow;
import ike.esp.sad.Sas;
import ike.wire.v2.IntegrityId;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Our own work on a packet with AH makes no garbage; a sum takes the place of the library's MAC. */
class AhAllocationTest {
    private static final int PACKETS = 10_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[] payload = Packets.udp(1, 2, 1300).toArray();
    private final byte[] packet = new byte[2000];
    private final byte[] plain = new byte[2000];
    private long sequence;

    @Test
    void sealingAndOpeningAllocateNothing() {
        try (Secret key = Secret.owning(new byte[16]);
                AhSealer sealer = new AhSealer(new Sum(), key, 7, true, Sas.plainPath("2001:db8::1", "2001:db8::2"));
                AhOpener opener = new AhOpener(new Sum(), key, new ReplayWindow(32), true)) {
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 5; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                run(sealer, opener);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).isZero();
        }
    }

    private void run(AhSealer sealer, AhOpener opener) {
        for (int i = 0; i < PACKETS; i++) {
            sequence++;
            int sealed = sealer.seal(payload, 0, payload.length, 17, packet, 0, sequence);
            if (opener.open(packet, 0, sealed, plain, 0) != payload.length) {
                throw new AssertionError("lost a packet");
            }
        }
    }

    private record Sum() implements Integrity {
        @Override
        public IntegrityId id() {
            return IntegrityId.AUTH_HMAC_SHA1_96;
        }

        @Override
        public int keyLength() {
            return 16;
        }

        @Override
        public int icvLength() {
            return 12;
        }

        @Override
        public Run keyed(Secret key) {
            return new SumRun();
        }
    }

    private static final class SumRun implements Integrity.Run {
        private byte sum;

        @Override
        public void add(byte[] octets, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                sum += octets[i];
            }
        }

        @Override
        public void finish(byte[] target, int offset) {
            for (int i = offset; i < offset + 12; i++) {
                target[i] = sum;
            }
            sum = 0;
        }

        @Override
        public void close() {
            // There is no key.
        }
    }
}
