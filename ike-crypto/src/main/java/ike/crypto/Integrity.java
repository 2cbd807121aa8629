package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.IntegrityId;

/**
 * An integrity algorithm, transform type 3 (RFC 7296 §3.3.2): a MAC cut to a fixed length. Stateless; any thread may
 * use it.
 */
public interface Integrity {
    /** The transform that negotiates this algorithm. */
    IntegrityId id();

    /** Octets of the key. */
    int keyLength();

    /** Octets of the integrity check value. */
    int icvLength();

    /** A run under {@code key}, for data that lies in arrays; the key is read now and not kept. */
    Run keyed(Secret key);

    /** The integrity check value over all the data, one part behind the other. */
    default Bytes icv(Secret key, Bytes... data) {
        try (Run run = keyed(key)) {
            for (Bytes part : data) {
                byte[] octets = part.toArray();
                run.add(octets, 0, octets.length);
            }
            byte[] icv = new byte[icvLength()];
            run.finish(icv, 0);
            return Bytes.owning(icv);
        }
    }

    /** True when {@code icv} is the value over the data; compared in constant time. */
    default boolean verify(Secret key, Bytes icv, Bytes... data) {
        return ConstantTime.equal(icv, icv(key, data));
    }

    /**
     * One computation in progress, confined to one thread. Finishing makes it ready for the next one under the same
     * key.
     */
    interface Run extends AutoCloseable {
        /** Adds {@code length} octets from {@code offset}. */
        void add(byte[] octets, int offset, int length);

        /** Writes the integrity check value into {@code target} at {@code offset}. */
        void finish(byte[] target, int offset);

        /** Forgets the key; the run is of no use afterwards. */
        @Override
        void close();
    }
}
