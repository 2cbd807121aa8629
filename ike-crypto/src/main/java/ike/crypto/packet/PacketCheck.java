package ike.crypto.packet;

import ike.crypto.ConstantTime;
import ike.crypto.Integrity;

/**
 * The integrity check of its own that a packet has behind its ciphertext (RFC 4303 §2.8): over everything before it,
 * and over the high half of an extended sequence number, which is not in the packet (RFC 4303 §2.2.1).
 */
final class PacketCheck {
    private final Integrity.Run check;
    private final boolean extended;
    private final byte[] high = new byte[4];
    private final byte[] icv;
    private boolean closed;

    PacketCheck(Integrity.Run check, int icvLength, boolean extended) {
        this.check = check;
        this.extended = extended;
        icv = new byte[icvLength];
    }

    /** Writes the integrity check value over {@code length} octets of the packet. */
    void write(byte[] packet, int offset, int length, int sequenceHigh, byte[] target, int targetOffset) {
        if (closed) {
            throw new IllegalStateException("this SA was removed");
        }
        check.add(packet, offset, length);
        if (extended) {
            OutboundSequence.INT.set(high, 0, sequenceHigh);
            check.add(high, 0, high.length);
        }
        check.finish(target, targetOffset);
    }

    /** Whether the right integrity check value follows {@code length} octets of the packet. */
    boolean verified(byte[] packet, int offset, int length, int sequenceHigh) {
        write(packet, offset, length, sequenceHigh, icv, 0);
        return ConstantTime.equal(icv, 0, packet, offset + length, icv.length);
    }

    void close() {
        closed = true;
        check.close();
    }
}
