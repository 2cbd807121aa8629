package ike.crypto.packet;

/**
 * What an AEAD protects besides the ciphertext: SPI and sequence number as they stand in the packet (RFC 4106 §5, RFC
 * 4309 §5, RFC 7634 §2.1), with the high half of an extended sequence number between them.
 */
final class AssociatedData {
    private static final int EXTENDED_LENGTH = 12;

    private static final byte[] NOTHING = {};

    private final boolean extended;
    private final byte[] header;

    AssociatedData(boolean extended) {
        this.extended = extended;
        header = extended ? new byte[EXTENDED_LENGTH] : NOTHING;
    }

    int length() {
        return extended ? EXTENDED_LENGTH : PacketTransform.HEADER_LENGTH;
    }

    /**
     * The array with the octets for the packet at {@code offset}, valid until the next call: the packet itself where it has
     * all of them.
     */
    byte[] of(byte[] packet, int offset, int sequenceHigh) {
        if (!extended) {
            return packet;
        }
        System.arraycopy(packet, offset, header, 0, 4);
        OutboundSequence.INT.set(header, 4, sequenceHigh);
        System.arraycopy(packet, offset + 4, header, 8, 4);
        return header;
    }

    /** Where they stand in it. */
    int offset(int packetOffset) {
        return extended ? 0 : packetOffset;
    }
}
