package ike.crypto;

import ike.wire.Bytes;
import java.util.function.Consumer;

/** What became of a key exchange once the peer's public value was known. */
public sealed interface Agreement extends SecretOwner {
    /**
     * Both ends now hold the same secret.
     *
     * @param publicData our Key Exchange Data for the peer (RFC 7296 §3.4); for an initiator what it sent already
     * @param shared g^ir in the form and length that the key schedule takes (RFC 7296 §2.14)
     */
    record Agreed(Bytes publicData, Secret shared) implements Agreement {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            visitor.accept(shared);
        }
    }

    /**
     * The peer's value failed a test of RFC 6989, RFC 7748 or the method's own document: it must not be used.
     *
     * @param why what is wrong with the value, for a person
     * @param section the rule, {@code RFC 6989 §2.1}
     */
    record Refused(String why, String section) implements Agreement {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
        }
    }
}
