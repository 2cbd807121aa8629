package ike.crypto;

/**
 * A message authentication code under one key, for any number of messages. Confined to one thread; finishing makes it
 * ready for the next message.
 */
public interface KeyedMac extends AutoCloseable {
    /** Octets of the whole result. */
    int length();

    /** Adds octets to the message. */
    void add(byte[] octets, int offset, int length);

    /** Writes the whole result, {@link #length} octets. */
    void finish(byte[] target, int offset);

    /** Forgets the key, as far as the library lets it; the MAC is of no use afterwards. */
    @Override
    void close();

    /** How a library makes one. */
    interface Service {
        /** Keyed; the key is lent, of any length that the algorithm takes, and copied as far as it must be kept. */
        KeyedMac keyed(Secret key);
    }
}
