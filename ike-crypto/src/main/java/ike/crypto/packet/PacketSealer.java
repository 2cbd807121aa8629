package ike.crypto.packet;

/**
 * Protects what one outbound SA sends. Confined to one thread: the sealer remembers the last sequence number, so
 * whoever removes the SA closes it where packets are sealed.
 *
 * <p>
 * It writes a whole ESP packet (RFC 4303 §2):
 *
 * <pre>
 * packetOffset
 * |
 * +-------+----------+----+--------------------------------------------------------+-----+
 * |  SPI  | sequence | IV | ciphertext of: payload, padding, pad length, next header | ICV |
 * +-------+----------+----+--------------------------------------------------------+-----+
 *     4        4     0..16   plainLength                                             12..32   octets
 * </pre>
 *
 * The caller prepares the plaintext (payload, padding, pad length, next header) and aligns it to {@link
 * PacketTransform#alignment}; header, initialization vector and integrity check value are made here, so that no two
 * packets can go out with the same nonce.
 */
public interface PacketSealer extends AutoCloseable {
    /**
     * Seals one packet.
     *
     * @param plain holds the plaintext at {@code plainOffset}; left unchanged, and not the array {@code packet}
     * @param plainLength octets of plaintext, a multiple of the alignment
     * @param packet takes the ESP packet, {@code plainLength} + {@link PacketTransform#overhead} octets
     * @param sequence the sequence number, above every earlier one of this sealer; its high half leaves this host only
     *        inside the integrity check, and only with extended sequence numbers
     * @return octets written, or {@link PacketDrop#MISALIGNED} or {@link PacketDrop#SEQUENCE_SPENT}
     */
    int seal(byte[] plain, int plainOffset, int plainLength, byte[] packet, int packetOffset, long sequence);

    /**
     * Forgets the keys: our copies are wiped, the provider's are left to the garbage collector. Nothing can be sealed
     * afterwards.
     */
    @Override
    void close();
}
