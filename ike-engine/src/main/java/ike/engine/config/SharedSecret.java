package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.function.Consumer;

/**
 * A pre-shared key and the identities that share it, the password of a user of EAP or its hash, or a post-quantum preshared key.
 *
 * @param owners the identities it belongs to; empty means everybody
 */
public record SharedSecret(String name, Purpose purpose, Secret secret,
        ImmutableList<IdentityPattern> owners) implements SecretOwner {
    /** What a secret is for; one kind never serves for the other. */
    public enum Purpose {
        /** A pre-shared key (RFC 7296 §2.15). */
        IKE,
        /** A password of EAP (RFC 7296 §2.16). */
        EAP,
        /** The hash of such a password that MSCHAPv2 needs, 16 octets: NtPasswordHash of RFC 2759 §8.3. */
        NTLM,
        /** What a user of XAuth says beside the password, in a round of its own (draft-beaulieu-ike-xauth-02 §4). */
        PASSCODE,
        /** A post-quantum preshared key (RFC 8784). */
        PPK
    }

    /** A pre-shared key. */
    public SharedSecret(String name, Secret secret, ImmutableList<IdentityPattern> owners) {
        this(name, Purpose.IKE, secret, owners);
    }

    /**
     * How well the secret fits a pair of identities: 0 not at all, then the better the higher. One that names nobody but us is for
     * every peer.
     */
    public int fit(Identification local, Identification remote) {
        if (owners.isEmpty()) {
            return 1;
        }
        int peers = best(remote);
        if (peers > 0) {
            return 2 + 3 * peers + best(local);
        }
        return owners.stream().allMatch(owner -> IdentityMatch.fit(owner, local) > 0) ? 2 : 0;
    }

    /** How well the secret fits us and somebody whom this pattern means: 0 not at all, then the better the higher. */
    public int fit(Identification local, IdentityPattern remote) {
        boolean meant = owners.stream().anyMatch(owner -> owner.equals(remote)
                || (owner instanceof IdentityPattern.Exactly(Identification peer)
                        && IdentityMatch.fit(remote, peer) > 0 && IdentityMatch.fit(owner, local) == 0));
        return meant ? 1 + best(local) : 0;
    }

    /** How well the secret fits a user's name of EAP: 0 not at all, then the better the higher. */
    public int fit(Bytes eapIdentity) {
        return owners.isEmpty()
                ? 1
                : owners.stream().mapToInt(owner -> IdentityMatch.fitName(owner, eapIdentity)).max().orElse(0);
    }

    /** How well the secret fits a PPK_ID, less its type (RFC 8784 §5.1): 0 not at all, then the better the higher. */
    public int fitPpk(Bytes ppkId) {
        return owners.isEmpty()
                ? 1
                : owners.stream().mapToInt(owner -> IdentityMatch.fitOctets(owner, ppkId)).max().orElse(0);
    }

    private int best(Identification identity) {
        return owners.stream().mapToInt(owner -> IdentityMatch.fit(owner, identity)).max().orElse(0);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(secret);
    }
}
