package ike.interop.keys;

import ike.crypto.Algorithms;
import ike.crypto.Integrity;
import ike.wire.v2.IntegrityId;

/** How the integrity check value behind a ciphertext is to be judged. */
public sealed interface IcvCheck {
    /** By the encryption algorithm, or by nothing. */
    IcvCheck NONE = new By(IntegrityId.NONE);

    /** Octets of the value; 0 when the encryption algorithm brings its own, or there is none. */
    int length();

    /** By an integrity algorithm; {@code NONE} leaves it to a combined-mode encryption algorithm. */
    record By(IntegrityId id) implements IcvCheck {
        @Override
        public int length() {
            return Algorithms.integrity(id).map(Integrity::icvLength).orElse(0);
        }
    }

    /** Not at all: only its length is known. */
    record Skipped(int length) implements IcvCheck {
    }
}
