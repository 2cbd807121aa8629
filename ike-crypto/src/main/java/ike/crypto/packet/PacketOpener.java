package ike.crypto.packet;

/**
 * Checks and decrypts what one inbound SA receives. Confined to one thread, as {@link PacketSealer} is. Replay and the
 * order of packets are the caller's business: it checks its window before, and moves it after the packet has been
 * opened.
 */
public interface PacketOpener extends AutoCloseable {
    /**
     * Opens one ESP packet.
     *
     * @param packet holds the packet at {@code packetOffset}, SPI first; left unchanged, and not the array {@code
     *        plain}
     * @param packetLength octets from the SPI to the end of the integrity check value
     * @param plain takes payload, padding, pad length and next header: {@code packetLength} - {@link
     *        PacketTransform#overhead} octets; worthless if the packet is refused
     * @param sequenceHigh the high half of the sequence number as RFC 4303 §2.2.1 infers it; 0 without extended
     *        sequence numbers
     * @return octets of plaintext, or {@link PacketDrop#TOO_SHORT}, {@link PacketDrop#MISALIGNED} or {@link
     * PacketDrop#FORGED}; no packet whatever makes it throw
     */
    int open(byte[] packet, int packetOffset, int packetLength, byte[] plain, int plainOffset, int sequenceHigh);

    /**
     * Forgets the keys: our copies are wiped, the provider's are left to the garbage collector. Nothing can be opened
     * afterwards.
     */
    @Override
    void close();
}
