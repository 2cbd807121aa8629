package ike.esp.packet;

import ike.crypto.packet.PacketSealer;
import ike.crypto.packet.PacketTransform;
import ike.wire.esp.EspHeader;

/**
 * Puts the ESP trailer behind a payload and seals both (RFC 4303 §2, §3.3.2):
 *
 * <pre>
 * +-----------------------+----------------+------------+-------------+
 * | payload: an IP packet | 1, 2, 3 ... n  |     n      | next header |
 * +-----------------------+----------------+------------+-------------+
 *                           n octets          1 octet       1 octet
 * </pre>
 *
 * The padding is the shortest that aligns the trailer's end. Confined to one thread.
 */
public final class EspSealer implements PayloadSealer {
    /** Octets that may be written behind a payload in its own array. */
    public static final int TAILROOM = EspHeader.TRAILER_LENGTH + 255;

    private final PacketSealer sealer;
    private final int alignment;
    private final int overhead;

    /** A sealer on top of a keyed one, which it owns from now on. */
    public EspSealer(PacketTransform transform, PacketSealer sealer) {
        this.sealer = sealer;
        alignment = transform.alignment();
        overhead = transform.overhead();
    }

    @Override
    public int sealedLength(int length) {
        return length + padLength(length) + EspHeader.TRAILER_LENGTH + overhead;
    }

    @Override
    public int largestPayload(int length) {
        return (length - overhead) / alignment * alignment - EspHeader.TRAILER_LENGTH;
    }

    @Override
    public int seal(byte[] frame, int offset, int length, int nextHeader, byte[] packet, int packetOffset,
            long sequence) {
        int pad = padLength(length);
        int at = offset + length;
        for (int i = 1; i <= pad; i++) {
            frame[at++] = (byte) i;
        }
        frame[at++] = (byte) pad;
        frame[at] = (byte) nextHeader;
        return sealer.seal(frame, offset, length + pad + EspHeader.TRAILER_LENGTH, packet, packetOffset, sequence);
    }

    @Override
    public void close() {
        sealer.close();
    }

    private int padLength(int length) {
        return alignment - 1 - (length + EspHeader.TRAILER_LENGTH - 1) % alignment;
    }
}
