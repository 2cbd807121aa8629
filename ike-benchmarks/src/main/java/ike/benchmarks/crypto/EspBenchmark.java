package ike.benchmarks.crypto;

import ike.crypto.Backends;
import ike.crypto.Integrity;
import ike.crypto.packet.PacketOpener;
import ike.crypto.packet.PacketSealer;
import ike.crypto.packet.PacketTransform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Sealing and opening of ESP packets (RFC 4303 §3.3.2, §3.4.4) with every algorithm and every library that is here:
 * header, initialization vector, cipher and integrity check value. What a datapath does besides, {@code
 * esp.PacketBenchmark} has.
 */
@State(Scope.Thread)
public class EspBenchmark {
    private static final int LARGEST = 8192 + 128;

    /** Algorithm, octets and library; its values are found when it runs ({@link EspCase#here}). */
    @Param("aes128gcm16 1400 JDK")
    public String packet;

    private final byte[] plain = new byte[LARGEST];
    private final byte[] sealed = new byte[LARGEST];
    private final byte[] opened = new byte[LARGEST];
    private final byte[] target = new byte[LARGEST];
    private PacketSealer sealer;
    private PacketOpener opener;
    private int plainLength;
    private int sealedLength;
    private long sequence;

    /** Draws keys, with extended sequence numbers, which do not run out, and seals the packet that is opened. */
    @Setup
    public void install() {
        EspCase chosen = EspCase.parse(packet);
        Backends.use(Backends.preferring(chosen.library()));
        PacketTransform transform = chosen.algorithm().transform();
        Octets octets = new Octets();
        var encryptionKey = octets.hidden(transform.encryption().keyLength());
        var integrityKey = octets.hidden(transform.integrity().map(Integrity::keyLength).orElse(0));
        sealer = transform.sealer(7, true, encryptionKey, integrityKey);
        opener = transform.opener(true, encryptionKey, integrityKey);
        plainLength = chosen.octets() + Math.floorMod(-chosen.octets(), transform.alignment());
        sealedLength = sealer.seal(plain, 0, plainLength, sealed, 0, ++sequence);
    }

    /** A new packet from the same plaintext, under the next sequence number. */
    @Benchmark
    public int seal() {
        return positive(sealer.seal(plain, 0, plainLength, target, 0, ++sequence));
    }

    /** The same packet. */
    @Benchmark
    public int open() {
        return positive(opener.open(sealed, 0, sealedLength, opened, 0, 0));
    }

    private static int positive(int length) {
        if (length <= 0) {
            throw new IllegalStateException("dropped: " + length);
        }
        return length;
    }
}
