package ike.benchmarks.esp;

import ike.crypto.Backends;
import ike.engine.EspSa;
import ike.engine.SaId;
import ike.esp.packet.InnerPacket;
import ike.esp.sad.InboundSa;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.SequenceLimits;
import java.security.GeneralSecurityException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the datapath does with one packet between the TUN device and the socket (RFC 4303 §3.3, §3.4; RFC 4301 §5), SA
 * lookup excepted: reading the inner headers, sequence number, padding, cipher and integrity check, selectors, counts.
 * Beside it the same octets through the JDK's cipher alone, as the yardstick.
 *
 * <p>
 * The same packet is opened each time, so the replay window is off here; {@link ReplayWindowBenchmark} has its price.
 */
@State(Scope.Thread)
public class PacketBenchmark {
    private static final int LARGEST = 2048;

    /** What protects it. */
    @Param
    public EspSuite suite;
    /** Octets of the inner IP packet. */
    @Param({"64", "576", "1400"})
    public int octets;

    private final InnerPacket inner = new InnerPacket();
    private final byte[] frame = new byte[LARGEST];
    private final byte[] packet = new byte[LARGEST];
    private final byte[] sealed = new byte[LARGEST];
    private final byte[] plain = new byte[LARGEST];
    private int sealedLength;
    private OutboundSa outbound;
    private InboundSa inbound;
    private JdkAlone jdk;
    private final byte[] jdkSealed = new byte[LARGEST];
    private int plainLength;
    private int jdkLength;

    /** Installs both halves, and seals packets to be opened. */
    @Setup
    public void install() throws GeneralSecurityException {
        Backends.use(Backends.fastest());
        EspSa ours = suite.sa(SaId.outbound(1), 7, Networks.local(), Networks.remote(0), 0);
        outbound = new OutboundSa(ours, SequenceLimits.DEFAULT);
        inbound = new InboundSa(suite.sa(SaId.inbound(1), 7, Networks.remote(0), Networks.local(), 0));
        Networks.writePacket(frame, 0, octets);
        sealedLength = seal();
        System.arraycopy(packet, 0, sealed, 0, sealedLength);
        jdk = suite.isCombined() ? new JdkGcm(ours) : new JdkCbcHmac(ours);
        plainLength = sealedLength - jdk.overhead();
        jdkLength = jdk.seal(frame, plainLength, jdkSealed);
    }

    /** An IP packet from the TUN device becomes an ESP packet. */
    @Benchmark
    public int seal() {
        if (!inner.read(frame, 0, octets)) {
            throw new IllegalStateException("not an IP packet");
        }
        return positive(outbound.seal(frame, 0, inner, packet, 0));
    }

    /** An ESP packet from the socket becomes an IP packet. */
    @Benchmark
    public int open() {
        return positive(inbound.open(sealed, 0, sealedLength, plain, 0, inner));
    }

    /** The yardstick of {@link #seal}. */
    @Benchmark
    public int jdkSeal() throws GeneralSecurityException {
        return jdk.seal(frame, plainLength, packet);
    }

    /** The yardstick of {@link #open}. */
    @Benchmark
    public int jdkOpen() throws GeneralSecurityException {
        return jdk.open(jdkSealed, jdkLength, plain);
    }

    private static int positive(int length) {
        if (length <= 0) {
            throw new IllegalStateException("dropped: " + length);
        }
        return length;
    }
}
