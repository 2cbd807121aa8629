package ike.engine;

import ike.crypto.Secret;
import ike.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Entropy that anybody can repeat: the same seed and label give the same octets. For the simulator, the demo, golden
 * files and tests; never for keys that shall protect something, for whoever knows the seed knows the keys.
 *
 * <p>
 * Every draw is a stream of its own, SHA-256(use key | draw | block) for block 0, 1, ... with the use key SHA-256(seed |
 * label | use) and the draw counted for each use: one more draw of one use never shifts another use, and a longer draw
 * never shifts the next one.
 */
public final class SeededEntropy implements Entropy {
    private final long seed;
    private final String label;
    private final Map<Use, Integer> draws = new EnumMap<>(Use.class);

    /** The entropy of one host: hosts of one run share the seed and differ in the label. */
    public SeededEntropy(long seed, String label) {
        this.seed = seed;
        this.label = label;
    }

    /** The entropy of a seed without a label. */
    public SeededEntropy(long seed) {
        this(seed, "");
    }

    @Override
    public Bytes open(Use use, int length) {
        if (!use.onTheWire()) {
            throw new IllegalArgumentException(use + " must stay hidden");
        }
        return Bytes.owning(draw(use, length));
    }

    @Override
    public Secret hidden(Use use, int length) {
        if (use.onTheWire()) {
            throw new IllegalArgumentException(use + " is seen by the peer");
        }
        return Secret.owning(draw(use, length));
    }

    private byte[] draw(Use use, int length) {
        int draw = draws.merge(use, 1, Integer::sum);
        Bytes stream = Bytes.concat(Bytes.owning(useKey(use)), Bytes.u32(draw));
        byte[] drawn = new byte[length];
        int at = 0;
        for (int block = 0; at < length; block++) {
            byte[] octets = sha256(Bytes.concat(stream, Bytes.u32(block)));
            int taken = Math.min(octets.length, length - at);
            System.arraycopy(octets, 0, drawn, at, taken);
            Arrays.fill(octets, (byte) 0);
            at += taken;
        }
        return drawn;
    }

    private byte[] useKey(Use use) {
        byte[] name = label.getBytes(StandardCharsets.UTF_8);
        return sha256(
                Bytes.concat(Bytes.u64(seed), Bytes.u32(name.length), Bytes.owning(name), Bytes.utf8(use.name())));
    }

    private static byte[] sha256(Bytes octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets.toArray());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
