package ike.esp.ah;

import ike.crypto.ConstantTime;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.esp.packet.Drop;
import ike.wire.BigEndian;

/**
 * The integrity check value of AH (RFC 4302 §3.3.3), over
 *
 * <pre>
 * | headers as {@link MutableFields} has them | AH, its ICV zero | padding of the ICV | payload | high half of the ESN |
 * </pre>
 *
 * Confined to one thread.
 */
final class AhCheck implements AutoCloseable {
    private static final int MOST_ICV = 64;
    private static final byte[] ZEROS = new byte[MOST_ICV];

    private final Integrity.Run check;
    private final int length;
    private final boolean extended;
    private final byte[] headers = new byte[MutableFields.MOST];
    private final byte[] high = new byte[4];
    private final byte[] expected;

    AhCheck(Integrity integrity, Secret key, boolean extended) {
        check = integrity.keyed(key);
        length = integrity.icvLength();
        this.extended = extended;
        expected = new byte[length];
    }

    /** Octets of the integrity check value, without padding. */
    int length() {
        return length;
    }

    /**
     * Computes it.
     *
     * @param packet holds an IP packet from {@code offset} to {@code end} whose AH begins at {@code ah}
     * @param into takes the value
     * @return zero, or the code of a {@link Drop}
     */
    int compute(byte[] packet, int offset, int ah, int end, int sequenceHigh, byte[] into, int intoOffset) {
        int front = MutableFields.protectedPart(packet, offset, ah, headers);
        if (front < 0) {
            return front;
        }
        int behind = ah + AhPacket.FIXED_LENGTH + length;
        check.add(headers, 0, front);
        check.add(packet, ah, AhPacket.FIXED_LENGTH);
        check.add(ZEROS, 0, length);
        check.add(packet, behind, end - behind);
        if (extended) {
            BigEndian.put32(high, 0, sequenceHigh);
            check.add(high, 0, high.length);
        }
        check.finish(into, intoOffset);
        return 0;
    }

    /** Zero when the packet has the right value, or the code of a drop. */
    int verify(byte[] packet, int offset, int ah, int end, int sequenceHigh) {
        int result = compute(packet, offset, ah, end, sequenceHigh, expected, 0);
        if (result < 0) {
            return result;
        }
        return ConstantTime.equal(expected, 0, packet, ah + AhPacket.FIXED_LENGTH, length)
                ? 0
                : Drop.FORGED.code();
    }

    /** Forgets the key. */
    @Override
    public void close() {
        check.close();
    }
}
