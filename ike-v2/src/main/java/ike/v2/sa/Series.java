package ike.v2.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import ike.wire.v2.Proposal;
import java.util.function.Consumer;

/**
 * A CREATE_CHILD_SA exchange that we have answered and that IKE_FOLLOWUP_KE will complete (RFC 9370 §2.2.4): nothing is made
 * before the last one.
 *
 * @param link what the next request must show
 * @param shares those so far
 * @param discardAt when we stop waiting
 */
public record Series(Bytes link, Deal deal, Shares shares, long discardAt) implements SecretOwner {
    /** What CREATE_CHILD_SA has agreed on. */
    public interface Deal {
        /** The proposal, one transform a type. */
        Proposal chosen();

        /** True when it is about the IKE SA itself. */
        boolean rekeysIke();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        shares.eachSecret(visitor);
    }
}
