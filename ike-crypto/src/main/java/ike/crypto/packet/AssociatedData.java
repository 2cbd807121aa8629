package ike.crypto.packet;

/**
 * What an AEAD protects besides the ciphertext: SPI and sequence number as they stand in the packet (RFC 4106 §5, RFC
 * 4309 §5, RFC 7634 §2.1), with the high half of an extended sequence number between them.
 */
final class AssociatedData {
    private static final int EXTENDED_LENGTH = 12;

    private final boolean extended;
    private final byte[] header = new byte[EXTENDED_LENGTH];

    AssociatedData(boolean extended) {
        this.extended = extended;
    }

    int length() {
        return extended ? EXTENDED_LENGTH : PacketTransform.HEADER_LENGTH;
    }

    /** The octets for the packet at {@code offset}: {@link #length} of them, valid until the next call. */
    byte[] of(byte[] packet, int offset, int sequenceHigh) {
        if (extended) {
            System.arraycopy(packet, offset, header, 0, 4);
            OutboundSequence.INT.set(header, 4, sequenceHigh);
            System.arraycopy(packet, offset + 4, header, 8, 4);
        } else {
            System.arraycopy(packet, offset, header, 0, PacketTransform.HEADER_LENGTH);
        }
        return header;
    }
}
