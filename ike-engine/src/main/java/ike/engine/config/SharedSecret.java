package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.v2.Identification;
import java.util.function.Consumer;

/**
 * A pre-shared key and the identities that share it.
 *
 * @param owners the identities it belongs to; empty means everybody
 */
public record SharedSecret(String name, Secret secret, ImmutableList<IdentityPattern> owners) implements SecretOwner {
    /** How well the secret fits a pair of identities: 0 not at all, then the better the higher. */
    public int fit(Identification local, Identification remote) {
        if (owners.isEmpty()) {
            return 1;
        }
        int mine = best(local);
        int peers = best(remote);
        return peers == 0 ? 0 : 1 + 3 * peers + mine;
    }

    private int best(Identification identity) {
        return owners.stream().mapToInt(owner -> IdentityMatch.fit(owner, identity)).max().orElse(0);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(secret);
    }
}
