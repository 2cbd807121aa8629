package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.v1.message.Refusal;
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
 * @param denials why connections that were tried before do not let the peer in
 */
public record Claim(SaName name, ImmutableList<WantedChild> wanted, Agreed agreed, Keyed keyed, int number,
        Identification peer, PayloadList payloads, Bytes received, Replies replies,
        ImmutableList<Denial> denials) implements SecretOwner {
    /**
     * Why a connection does not let a peer in.
     *
     * @param flaws how many reasons there are
     */
    public record Denial(String connection, Refusal.NotTrusted refusal, int flaws) {
    }

    /** One that no connection has denied. */
    public Claim(SaName name, ImmutableList<WantedChild> wanted, Agreed agreed, Keyed keyed, int number,
            Identification peer, PayloadList payloads, Bytes received, Replies replies) {
        this(name, wanted, agreed, keyed, number, peer, payloads, received, replies, ImmutableList.of());
    }

    /** With other wishes. */
    public Claim with(ImmutableList<WantedChild> children) {
        return new Claim(name, children, agreed, keyed, number, peer, payloads, received, replies, denials);
    }

    /** Of a peer that another connection is meant for. */
    public Claim with(SaName other) {
        return new Claim(other, wanted, agreed, keyed, number, peer, payloads, received, replies, denials);
    }

    /** Denied by its connection. */
    public Claim denied(Refusal.NotTrusted refusal, int flaws) {
        return new Claim(name, wanted, agreed, keyed, number, peer, payloads, received, replies,
                ImmutableList.<Denial>builder().addAll(denials)
                        .add(new Denial(name.connection().name(), refusal, flaws)).build());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        keyed.eachSecret(visitor);
    }
}
