package ike.wire;

import java.util.SplittableRandom;

/**
 * Messages of either version damaged in the ways of a hostile peer: bits, octets, off by one, cut out, put in twice,
 * cut off.
 */
public final class Mutations {
    private static final int HEADER_LENGTH = 28;
    private static final int LENGTH_OFFSET = 24;

    private final SplittableRandom random;

    /** The same seed makes the same damage. */
    public Mutations(SplittableRandom random) {
        this.random = random;
    }

    /** {@code message}, damaged; most of the time its header still tells its length. */
    public Bytes of(Bytes message) {
        return Bytes.owning(of(message.toArray()));
    }

    private byte[] of(byte[] message) {
        byte[] octets = message.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            octets = damage(octets);
        }
        if (octets.length >= HEADER_LENGTH && random.nextInt(8) != 0) {
            Bytes.u32(octets.length).copyTo(octets, LENGTH_OFFSET);
        }
        return octets;
    }

    private byte[] damage(byte[] octets) {
        if (octets.length < 2) {
            return octets;
        }
        int at = random.nextInt(octets.length);
        int length = random.nextInt(Math.min(32, octets.length - at + 1));
        return switch (random.nextInt(7)) {
            case 0 -> set(octets, at, octets[at] ^ 1 << random.nextInt(8));
            case 1 -> set(octets, at, random.nextInt(256));
            case 2 -> set(octets, at, octets[at] + (random.nextBoolean() ? 1 : -1));
            case 3 -> set(octets, at, new int[]{0, 0xff, 0x7f, 0x80, 4, 8}[random.nextInt(6)]);
            case 4 -> splice(octets, at, at + length, new byte[0]);
            case 5 -> splice(octets, at, at, Bytes.copyOf(octets, at, length).toArray());
            default -> Bytes.copyOf(octets, 0, at).toArray();
        };
    }

    private static byte[] set(byte[] octets, int at, int value) {
        octets[at] = (byte) value;
        return octets;
    }

    private static byte[] splice(byte[] octets, int from, int to, byte[] instead) {
        Bytes all = Bytes.owning(octets);
        return Bytes.concat(all.slice(0, from), Bytes.copyOf(instead), all.from(to)).toArray();
    }
}
