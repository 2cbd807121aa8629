package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import ike.wire.v1.Identification;
import ike.wire.v1.PayloadList;
import java.util.function.Consumer;

/**
 * A message in which the peer proves who it is, before that is believed (RFC 2409 §5).
 *
 * @param number its place in the figure
 * @param keyed with the vector of the message behind it
 * @param peer who the peer says it is
 * @param payloads decrypted, if they were encrypted
 * @param received the whole message
 */
public record Claim(SaName name, ImmutableList<WantedChild> wanted, Agreed agreed, Keyed keyed, int number,
        Identification peer, PayloadList payloads, Bytes received, Replies replies) implements SecretOwner {
    /** With other wishes. */
    public Claim with(ImmutableList<WantedChild> children) {
        return new Claim(name, children, agreed, keyed, number, peer, payloads, received, replies);
    }

    /** Of a peer that another connection is meant for. */
    public Claim with(SaName other) {
        return new Claim(other, wanted, agreed, keyed, number, peer, payloads, received, replies);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        keyed.eachSecret(visitor);
    }
}
