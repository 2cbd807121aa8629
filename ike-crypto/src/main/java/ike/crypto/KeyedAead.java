package ike.crypto;

/**
 * Encryption that checks integrity by itself (RFC 5116), under one key and in one direction, for any number of
 * messages. Confined to one thread; allocates nothing that a library does not force on it.
 */
public interface KeyedAead extends AutoCloseable {
    /** In place of a length: the integrity check failed. */
    int FORGED = -1;

    /**
     * Seals or opens one message.
     *
     * @param nonce never used before under this key when sealing; not kept
     * @param aad the associated data, {@code aadLength} octets at {@code aadOffset}
     * @param in another array than {@code out}; when opening, the integrity check value is its end
     * @param out takes {@code inLength} octets and the integrity check value when sealing, {@code inLength} without the
     *        integrity check value when opening; worthless after {@link #FORGED}
     * @return octets written, or {@link #FORGED}
     */
    int run(byte[] nonce, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset, int inLength, byte[] out,
            int outOffset);

    /** Forgets the key; the cipher is of no use afterwards. */
    @Override
    void close();

    /** How a library makes one. */
    interface Service {
        /** Keyed; the key is lent, and copied as far as it must be kept. */
        KeyedAead keyed(Secret key, int icvLength, Direction direction);
    }
}
