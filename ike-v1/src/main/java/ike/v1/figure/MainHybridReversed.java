package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Main Mode with hybrid authentication, the responder being the user. No RFC section: draft-ietf-ipsec-isakmp-hybrid-auth-05 §3.2.
 *
 * <pre>
 *     1  HDR, SA                          --&gt;
 *     2                                  &lt;--    HDR, SA
 *     3  HDR, KE, Ni                      --&gt;
 *     4                                  &lt;--    HDR, KE, Nr
 *     5  HDR*, IDii, [ CERT, ] SIG_I      --&gt;
 *     6                                  &lt;--    HDR*, IDir, HASH_R
 * </pre>
 */
final class MainHybridReversed {
    static final Figure FIGURE = new Figure(Mode.MAIN, Family.HYBRID_REVERSED,
            "draft-ietf-ipsec-isakmp-hybrid-auth-05 §3.2",
            ImmutableList.of(Line.clear(Item.SA), Line.clear(Item.SA), Line.clear(Item.KE, Item.NONCE),
                    Line.clear(Item.KE, Item.NONCE), Line.encrypted(Item.ID, Item.CERT, Item.SIG),
                    Line.encrypted(Item.ID, Item.HASH)));

    private MainHybridReversed() {
    }
}
