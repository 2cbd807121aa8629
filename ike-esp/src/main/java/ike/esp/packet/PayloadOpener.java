package ike.esp.packet;

/** Opens the packets of one inbound SA: of ESP (RFC 4303 §3.4) or of AH (RFC 4302 §3.4). Confined to one thread. */
public interface PayloadOpener extends AutoCloseable {
    /**
     * Opens one packet.
     *
     * @param packet holds it at {@code offset}: an ESP packet from the SPI to the end of the ICV, or an IP packet with AH
     * @param plain another array, which takes the payload at {@code plainOffset}; needs room for {@code length} octets
     * @return the payload's length, or the code of a {@link Drop}; no packet whatever makes it throw
     */
    int open(byte[] packet, int offset, int length, byte[] plain, int plainOffset);

    /** What the payload opened last says that it is. */
    int nextHeader();

    /** Forgets the keys. */
    @Override
    void close();
}
