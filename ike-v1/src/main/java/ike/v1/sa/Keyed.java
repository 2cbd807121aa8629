package ike.v1.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.v1.IsakmpKeys;
import ike.crypto.v1.Phase1Hashes;
import ike.engine.NatDetection;
import ike.wire.Bytes;
import ike.wire.v1.Identification;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the exchange of public values adds (RFC 2409 §5): keys, what the hashes cover, and the vector of the next
 * message.
 *
 * @param peer who the peer says it is, once it has said so
 * @param asked the certificates that the peer has asked for
 */
public record Keyed(IsakmpKeys keys, Phase1Hashes hashes, Bytes iv, NatDetection nat, Optional<Identification> peer,
        CertificateWish asked) implements SecretOwner {
    /** After one more message. */
    public Keyed with(Bytes nextIv) {
        return new Keyed(keys, hashes, nextIv, nat, peer, asked);
    }

    /** Now that the way to the peer is known. */
    public Keyed with(NatDetection detected) {
        return new Keyed(keys, hashes, iv, detected, peer, asked);
    }

    /** Now that the peer has said who it is. */
    public Keyed with(Identification id) {
        return new Keyed(keys, hashes, iv, nat, Optional.of(id), asked);
    }

    /** What one more message asks for, beside what the others did: requests may stand in any (RFC 2408 §3.10). */
    public Keyed with(CertificateWish more) {
        return new Keyed(keys, hashes, iv, nat, peer, asked.or(more));
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        keys.eachSecret(visitor);
    }
}
