package ike.benchmarks.esp;

import ike.crypto.Backends;
import ike.engine.SaId;
import ike.esp.packet.InnerPacket;
import ike.esp.sad.InboundSa;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.SaDatabase;
import ike.esp.sad.SequenceLimits;
import ike.wire.BigEndian;
import java.util.Objects;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A packet of 1,400 octets through both halves of one of many SAs: lookup by selectors, sealing, lookup by SPI, opening, replay window
 * (RFC 4301 §5, RFC 4303 §3.3, §3.4). After each packet, or after each row of them, comes another SA's turn, in an order that no cache can
 * guess, so what it costs that keys and windows have to come from memory is in it.
 */
@State(Scope.Thread)
public class ManySasBenchmark {
    private static final int FIRST_SPI = 0x1000;
    private static final int OCTETS = 1400;
    private static final int HEADER = 20;
    private static final int LARGEST = 2048;
    private static final int ORDER = 1 << 16;

    /** How many SAs there are in each direction. */
    @Param({"1", "100", "10000"})
    public int sas;

    /** How many packets of one SA come in a row: one, or a super-packet of 64 KiB of TCP. */
    @Param({"1", "45"})
    public int row = 1;

    private final SaDatabase database = new SaDatabase(SequenceLimits.DEFAULT);
    private final InnerPacket inner = new InnerPacket();
    private final byte[] frame = new byte[LARGEST];
    private final byte[] packet = new byte[LARGEST];
    private final byte[] plain = new byte[LARGEST];
    private final int[] order = new int[ORDER];
    private byte[][] headers = {};
    private int next;
    private int left;

    /** Installs the SAs. */
    @Setup
    public void install() {
        Backends.use(Backends.fastest());
        headers = new byte[sas][HEADER];
        for (int i = 0; i < sas; i++) {
            database.install(EspSuite.AES_128_GCM.sa(SaId.outbound(i), FIRST_SPI + i, Networks.local(),
                    Networks.remote(i), 32));
            database.install(EspSuite.AES_128_GCM.sa(SaId.inbound(i), FIRST_SPI + i, Networks.remote(i),
                    Networks.local(), 32));
            Networks.writePacket(frame, i, OCTETS);
            System.arraycopy(frame, 0, headers[i], 0, HEADER);
        }
        Random random = new Random(sas);
        for (int i = 0; i < ORDER; i++) {
            order[i] = random.nextInt(sas);
        }
    }

    /** From the TUN device to the TUN device. */
    @Benchmark
    public int sealAndOpen() {
        left--;
        if (left <= 0) {
            left = row;
            next = (next + 1) % ORDER;
            System.arraycopy(headers[order[next]], 0, frame, 0, HEADER);
        }
        if (!inner.read(frame, 0, OCTETS)) {
            throw new IllegalStateException("not an IP packet");
        }
        OutboundSa out = Objects.requireNonNull(database.current().outbound(inner));
        int sealed = out.seal(frame, 0, inner, packet, 0);
        InboundSa in = Objects.requireNonNull(database.current().inbound(BigEndian.i32(packet, 0)));
        int length = in.open(packet, 0, sealed, plain, 0, inner);
        if (length != OCTETS) {
            throw new IllegalStateException("dropped: " + length);
        }
        return length;
    }
}
