package ike.v2.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.IkeKeys;
import ike.wire.v2.Proposal;
import java.util.function.Consumer;

/**
 * What IKE_SA_INIT or a rekey agreed on: algorithms and the seven keys (RFC 7296 §2.14).
 *
 * @param chosen the proposal as it stood on the wire, one transform a type
 * @param fragments whether messages may be cut into fragments
 */
public record Session(Proposal chosen, IkeAlgorithms algorithms, IkeKeys keys,
        FragmentUse fragments) implements SecretOwner {
    /** The same with other keys. */
    public Session with(IkeKeys others) {
        return new Session(chosen, algorithms, others, fragments);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        keys.eachSecret(visitor);
    }
}
