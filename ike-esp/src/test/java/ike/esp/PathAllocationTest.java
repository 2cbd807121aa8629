package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import ike.crypto.Backends;
import ike.crypto.Library;
import ike.crypto.Primitives;
import ike.engine.Path;
import ike.engine.Policy;
import ike.engine.SaId;
import ike.esp.io.Datagram;
import ike.esp.packet.Packets;
import ike.esp.sad.SaDatabase;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.esp.sad.Spd;
import ike.wire.Bytes;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * All work on a packet between the device and the port and back makes no garbage, to exactly zero octets, with the cipher of libcrypto:
 * policies, look-ups, path MTU, MSS, padding, sealing, opening, windows, selectors, DSCP and ECN, limits.
 */
class PathAllocationTest {
    private static final int PACKETS = 10_000;
    private static final int MTU = 1400;
    private static final Path PATH = Sas.path("192.0.2.2", "192.0.2.1");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SaDatabase sas = new SaDatabase(SequenceLimits.DEFAULT, MTU);
    private final Spd policies = new Spd();
    private final OutboundProcessing outbound = new OutboundProcessing(sas, policies, _ -> {
    }, MTU, _ -> 1500, System::nanoTime);
    private final InboundProcessing inbound = new InboundProcessing(sas, _ -> {
    }, MTU);
    private final byte[] frame = new byte[OutboundProcessing.LARGEST_FRAME];
    private final byte[] packet = new byte[OutboundProcessing.LARGEST_PACKET];
    private final byte[] plain = new byte[2 * MTU];
    private final Datagram datagram = new Datagram();

    @BeforeEach
    void callLibcrypto() {
        Backends.use(Backends.preferring(Library.LIBCRYPTO));
        assumeTrue(Backends.current().serving(Primitives.AES_GCM).library() == Library.LIBCRYPTO, "no libcrypto here");
        sas.install(Sas.sa(SaId.outbound(1), 7, Sas.GCM));
        sas.install(Sas.sa(SaId.inbound(1), 7, Sas.GCM));
        policies.install(new Policy(1, Policy.Action.PROTECT, 1, Sas.ANYTHING, Sas.ANYTHING));
    }

    @AfterEach
    void callTheReference() {
        sas.clear();
        Backends.use(Backends.reference());
    }

    @Test
    void aPacketsWholeWayAllocatesNothing() {
        Bytes udp = Packets.v4("10.1.0.1", "10.2.0.1", 17, Packets.udp(1, 2, 1000));
        Bytes syn = Packets.v6("2001:db8::1", "2001:db8::2", 6,
                Bytes.concat(Bytes.of(0, 1, 0, 2), Bytes.zeros(8), Bytes.of(0x60, 2, 0, 0, 0, 0, 0, 0, 2, 4, 5, 0xdc),
                        Bytes.zeros(900)));
        datagram.set(PATH, Bytes.zeros(8));
        for (Bytes kind : ImmutableList.of(udp, syn)) {
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 10; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                run(kind);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            // The JVM itself allocates now and then, when it links code for the first time; not in every round.
            assertThat(least).isZero();
        }
    }

    private void run(Bytes kind) {
        long start = System.nanoTime();
        for (int i = 0; i < PACKETS; i++) {
            kind.copyTo(frame, 0);
            int sealed = outbound.process(frame, kind.length(), packet, start);
            System.arraycopy(packet, 0, datagram.octets(), 0, Math.max(sealed, 0));
            datagram.received(sealed, Path.Transport.UDP_ENCAPSULATED, true);
            // Use is told once a second; the rounds are to be about packets.
            int opened = inbound.process(datagram, plain, start);
            if (sealed <= kind.length() || opened != kind.length()) {
                throw new AssertionError("lost a packet: " + sealed + ", " + opened);
            }
        }
    }
}
