package ike.v2.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.v2.Proposal;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * All that is left of an IKE SA that can be resumed: the rows "from the ticket" of RFC 5723 §5. The client keeps it beside
 * the ticket, the gateway has it inside.
 *
 * @param chosen its algorithms, as SAr named them
 * @param skD SK_d
 * @param ppk whether a post-quantum preshared key has entered it (RFC 8784)
 * @param expiresAt when it can no more be resumed, by the wall clock
 */
public record Resumable(FormerSa former, Proposal chosen, Secret skD, boolean ppk,
        Instant expiresAt) implements SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(skD);
    }
}
