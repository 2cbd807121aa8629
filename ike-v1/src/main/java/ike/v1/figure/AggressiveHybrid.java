package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Aggressive Mode with hybrid authentication, the initiator being the user. No RFC section:
 * draft-ietf-ipsec-isakmp-hybrid-auth-05 §3.2.
 *
 * <pre>
 *     1  HDR, SA, KE, Ni, IDii            --&gt;
 *     2                                  &lt;--    HDR, SA, KE, Nr, IDir, [ CERT, ] SIG_R
 *     3  HDR*, HASH_I                     --&gt;
 * </pre>
 *
 * Both identities are for everybody to see.
 */
final class AggressiveHybrid {
    static final Figure FIGURE = new Figure(Mode.AGGRESSIVE, Family.HYBRID,
            "draft-ietf-ipsec-isakmp-hybrid-auth-05 §3.2",
            ImmutableList.of(Line.clear(Item.SA, Item.KE, Item.NONCE, Item.ID),
                    Line.clear(Item.SA, Item.KE, Item.NONCE, Item.ID, Item.CERT, Item.SIG), Line.clear(Item.HASH)));

    private AggressiveHybrid() {
    }
}
