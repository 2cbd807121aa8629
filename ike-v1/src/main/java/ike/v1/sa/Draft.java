package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.v1.figure.Item;
import ike.wire.Bytes;
import ike.wire.v1.Payload;
import java.util.function.Consumer;

/**
 * A message of ours that lacks nothing but its proof (RFC 2409 §5).
 *
 * @param number its place in the figure
 * @param items what the figure draws of it, without HASH, CERT and SIG
 * @param others what no figure draws
 * @param received the message that it answers
 * @param initialContact the peer has said that it has no other SA with us
 */
public record Draft(SaName name, ImmutableList<WantedChild> wanted, Agreed agreed, Keyed keyed, int number,
        ImmutableListMultimap<Item, Payload> items, ImmutableList<Payload> others, Bytes received,
        Replies replies, boolean initialContact) implements SecretOwner {
    /** With other wishes. */
    public Draft with(ImmutableList<WantedChild> children) {
        return new Draft(name, children, agreed, keyed, number, items, others, received, replies,
                initialContact);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        keyed.eachSecret(visitor);
    }
}
