package ike.esp.packet;

/** Seals the packets of one outbound SA: of ESP (RFC 4303 §3.3) or of AH (RFC 4302 §3.3). Confined to one thread. */
public interface PayloadSealer extends AutoCloseable {
    /** Octets of the sealed packet around a payload of {@code length} octets. */
    int sealedLength(int length);

    /** Octets of the largest payload whose sealed packet has at most {@code length} octets. */
    int largestPayload(int length);

    /**
     * Seals one payload.
     *
     * @param frame holds the payload at {@code offset}, with {@link EspSealer#TAILROOM} octets behind it that are overwritten
     * @param nextHeader what the payload is: 4 for an IPv4 packet, 41 for an IPv6 packet
     * @param packet another array, which takes the sealed packet at {@code packetOffset}
     * @param sequence above every earlier one
     * @return the sealed packet's length, or the code of a {@link Drop}
     */
    int seal(byte[] frame, int offset, int length, int nextHeader, byte[] packet, int packetOffset, long sequence);

    /** Forgets the keys. */
    @Override
    void close();
}
