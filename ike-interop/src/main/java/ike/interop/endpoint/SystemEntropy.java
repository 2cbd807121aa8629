package ike.interop.endpoint;

import ike.crypto.Secret;
import ike.engine.Entropy;
import ike.wire.Bytes;
import java.security.SecureRandom;

/**
 * The operating system's randomness (RFC 4086). What a peer sees and what nobody may see come from generators of their
 * own, so that the one tells nothing of the other even if the generator were weak.
 */
public final class SystemEntropy implements Entropy {
    private final SecureRandom seen = new SecureRandom();
    private final SecureRandom unseen = new SecureRandom();

    /** Generators that the system has seeded. */
    public SystemEntropy() {
    }

    @Override
    public Bytes open(Use use, int length) {
        if (!use.onTheWire()) {
            throw new IllegalArgumentException(use + " must not be seen by a peer");
        }
        byte[] octets = new byte[length];
        seen.nextBytes(octets);
        return Bytes.owning(octets);
    }

    @Override
    public Secret hidden(Use use, int length) {
        byte[] octets = new byte[length];
        unseen.nextBytes(octets);
        return Secret.owning(octets);
    }
}
