package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Aggressive Mode with hybrid authentication, the responder being the user. No RFC section:
 * draft-ietf-ipsec-isakmp-hybrid-auth-05 §3.2.
 *
 * <pre>
 *     1  HDR, SA, KE, Ni, IDii            --&gt;
 *     2                                  &lt;--    HDR, SA, KE, Nr, IDir, HASH_R
 *     3  HDR*, [ CERT, ] SIG_I            --&gt;
 * </pre>
 */
final class AggressiveHybridReversed {
    static final Figure FIGURE = new Figure(Mode.AGGRESSIVE, Family.HYBRID_REVERSED,
            "draft-ietf-ipsec-isakmp-hybrid-auth-05 §3.2",
            ImmutableList.of(Line.clear(Item.SA, Item.KE, Item.NONCE, Item.ID),
                    Line.clear(Item.SA, Item.KE, Item.NONCE, Item.ID, Item.HASH), Line.clear(Item.CERT, Item.SIG)));

    private AggressiveHybridReversed() {
    }
}
