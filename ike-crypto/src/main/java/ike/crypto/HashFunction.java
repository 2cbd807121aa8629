package ike.crypto;

import ike.wire.Bytes;

/** How a library hashes. Stateless; any thread may use it. */
@FunctionalInterface
public interface HashFunction {
    /** The hash of all the data, one part behind the other. */
    Bytes of(Bytes... data);
}
