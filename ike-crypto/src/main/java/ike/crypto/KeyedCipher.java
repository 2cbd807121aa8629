package ike.crypto;

/**
 * A block cipher in a mode without integrity, under one key and in one direction, for any number of messages. Confined
 * to one thread; allocates nothing that a library does not force on it.
 */
public interface KeyedCipher extends AutoCloseable {
    /**
     * Works on one message.
     *
     * @param iv one block at {@code ivOffset}: the initialization vector or the first counter block
     * @param in another array than {@code out}
     * @param length octets, with CBC a multiple of the block
     */
    void run(byte[] iv, int ivOffset, byte[] in, int inOffset, int length, byte[] out, int outOffset);

    /** Forgets the key; the cipher is of no use afterwards. */
    @Override
    void close();

    /** How a library makes one. */
    interface Service {
        /** Keyed; the key is lent, and copied as far as it must be kept. */
        KeyedCipher keyed(Secret key, Direction direction);
    }
}
