package ike.interop.transcript;

import ike.wire.Bytes;
import java.util.Optional;

/** What came of trying to open something sealed. */
sealed interface Opening {
    /**
     * There were keys.
     *
     * @param ivLength octets of initialization vector in front of the ciphertext
     * @param icvLength octets of integrity check value behind it
     * @param plaintext with its padding; absent when the integrity check failed
     */
    record Tried(Protection protection, int ivLength, int icvLength, Optional<Bytes> plaintext) implements Opening {
    }

    /** It stays closed. */
    record Closed(String why) implements Opening {
    }
}
