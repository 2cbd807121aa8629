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
 * @param intermediates the exchanges between IKE_SA_INIT and IKE_AUTH
 * @param ppk whether a post-quantum preshared key has entered these keys (RFC 8784), or those that they come from
 * @param pathSize the largest IP datagram, in octets, that seems to reach the peer (RFC 7383 §2.5.2), {@link #ANY} until one has not
 */
public record Session(Proposal chosen, IkeAlgorithms algorithms, IkeKeys keys, FragmentUse fragments,
        Intermediates intermediates, boolean ppk, int pathSize) implements SecretOwner {
    /** No datagram is known to be too large. */
    public static final int ANY = 65_535;

    /** Without any exchange between. */
    public Session(Proposal chosen, IkeAlgorithms algorithms, IkeKeys keys, FragmentUse fragments) {
        this(chosen, algorithms, keys, fragments, Intermediates.NONE, false, ANY);
    }

    /** The same with other keys. */
    public Session with(IkeKeys others) {
        return new Session(chosen, algorithms, others, fragments, intermediates, ppk, pathSize);
    }

    /** The same with these keys, which a post-quantum preshared key has entered. */
    public Session mixed(IkeKeys others) {
        return new Session(chosen, algorithms, others, fragments, intermediates, true, pathSize);
    }

    /** The same of a resumed IKE SA whose keys come from such ones. */
    public Session resumed(boolean fromPpk) {
        return new Session(chosen, algorithms, keys, fragments, intermediates, fromPpk, pathSize);
    }

    /** The one that takes the place of an older one, from whose keys its own come. */
    public Session succeeding(Session old) {
        return new Session(chosen, algorithms, keys, fragments, intermediates, old.ppk, old.pathSize);
    }

    /** After one more exchange between. */
    public Session with(Intermediates others) {
        return new Session(chosen, algorithms, keys, fragments, others, ppk || others.ppk().isPresent(),
                pathSize);
    }

    /** The same when larger datagrams than these seem to go lost. */
    public Session reaching(int size) {
        return new Session(chosen, algorithms, keys, fragments, intermediates, ppk, size);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        keys.eachSecret(visitor);
    }
}
