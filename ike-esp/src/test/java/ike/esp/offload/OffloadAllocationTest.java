package ike.esp.offload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Joining and cutting packets makes no garbage. */
class OffloadAllocationTest {
    private static final int PACKETS = 40;
    private static final int ACK = 0x10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[][] packets = new byte[PACKETS][];
    private final byte[] frame = new byte[2000];
    private int cut;

    @Test
    void joiningAndCuttingAllocateNothing() {
        Flow flow = new Flow(true, true, 1);
        for (int i = 0; i < PACKETS; i++) {
            packets[i] = flow.packet(i, i * 1000, ACK, 1000);
        }
        Coalescer coalescer = new Coalescer(new Cutter(), true);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(coalescer);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(cut).isEqualTo(5 * 200 * PACKETS);
        // The JVM itself allocates now and then, when it links code for the first time; not in every round.
        assertThat(least).isZero();
    }

    private void run(Coalescer coalescer) {
        for (int i = 0; i < 200; i++) {
            for (byte[] packet : packets) {
                coalescer.add(packet, 0, packet.length);
            }
            coalescer.flush();
        }
    }

    /** Cuts what was joined, as the device of the other end would. */
    private final class Cutter implements Coalescer.Outlet {
        private final SuperPacket whole = new SuperPacket();
        private final Segmenter segmenter = new Segmenter(whole);

        @Override
        public boolean put(SuperPacket packet) {
            System.arraycopy(packet.octets(), SuperPacket.START, whole.octets(), SuperPacket.START, packet.length());
            whole.several(packet.length(), packet.kind(), packet.segmentSize());
            whole.partialChecksum(packet.checksumStart(), packet.checksumOffset());
            segmenter.begin();
            while (segmenter.next(frame, 0) > 0) {
                cut++;
            }
            return true;
        }
    }
}
