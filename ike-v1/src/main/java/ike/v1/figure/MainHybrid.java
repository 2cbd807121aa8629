package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Main Mode with hybrid authentication, the initiator being the user. No RFC section: draft-ietf-ipsec-isakmp-hybrid-auth-05 §3.2.
 *
 * <pre>
 *     1  HDR, SA                          --&gt;
 *     2                                  &lt;--    HDR, SA
 *     3  HDR, KE, Ni                      --&gt;
 *     4                                  &lt;--    HDR, KE, Nr
 *     5  HDR*, IDii, HASH_I               --&gt;
 *     6                                  &lt;--    HDR*, IDir, [ CERT, ] SIG_R
 * </pre>
 *
 * HASH_I proves no more than that the initiator knows the keys: who it is, the password behind this shows.
 */
final class MainHybrid {
    static final Figure FIGURE = new Figure(Mode.MAIN, Family.HYBRID, "draft-ietf-ipsec-isakmp-hybrid-auth-05 §3.2",
            ImmutableList.of(Line.clear(Item.SA), Line.clear(Item.SA), Line.clear(Item.KE, Item.NONCE),
                    Line.clear(Item.KE, Item.NONCE), Line.encrypted(Item.ID, Item.HASH),
                    Line.encrypted(Item.ID, Item.CERT, Item.SIG)));

    private MainHybrid() {
    }
}
