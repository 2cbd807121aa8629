package ike.benchmarks.esp;

import ike.engine.SaId;
import ike.esp.packet.InnerPacket;
import ike.esp.sad.InboundSa;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.SaDatabase;
import ike.esp.sad.Sad;
import ike.esp.sad.SequenceLimits;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finding the SA of a packet (RFC 4301 §4.1, §4.4.1): by SPI, and by the addresses of the packet inside. */
@State(Scope.Thread)
public class SadBenchmark {
    private static final int FIRST_SPI = 0x1000;

    /** How many SAs there are in each direction, each for a network of its own. */
    @Param({"1", "10", "100", "1000", "10000"})
    public int sas;

    private final SaDatabase database = new SaDatabase(SequenceLimits.DEFAULT);
    private final InnerPacket[] packets = new InnerPacket[8];
    private int next;

    /** Installs the SAs, and makes packets for some of them. */
    @Setup
    public void install() {
        for (int i = 0; i < sas; i++) {
            database.install(EspSuite.AES_128_GCM.sa(SaId.inbound(i), FIRST_SPI + i, Networks.remote(i),
                    Networks.local(), 32));
            database.install(EspSuite.AES_128_GCM.sa(SaId.outbound(i), FIRST_SPI + i, Networks.local(),
                    Networks.remote(i), 32));
        }
        byte[] frame = new byte[64];
        for (int i = 0; i < packets.length; i++) {
            Networks.writePacket(frame, i * sas / packets.length, frame.length);
            packets[i] = new InnerPacket();
            packets[i].read(frame, 0, frame.length);
        }
    }

    /** A packet from the socket. */
    @Benchmark
    public InboundSa bySpi() {
        next = next + 1 < sas ? next + 1 : 0;
        Sad sad = database.current();
        return Objects.requireNonNull(sad.inbound(FIRST_SPI + next));
    }

    /** A packet from the TUN device. */
    @Benchmark
    public OutboundSa bySelectors() {
        next = (next + 1) % packets.length;
        Sad sad = database.current();
        return Objects.requireNonNull(sad.outbound(packets[next]));
    }
}
