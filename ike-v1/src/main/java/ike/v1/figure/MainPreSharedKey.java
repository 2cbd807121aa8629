package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Main Mode with a pre-shared key (RFC 2409 §5.4):
 *
 * <pre>
 *     1  HDR, SA                 --&gt;
 *     2                         &lt;--    HDR, SA
 *     3  HDR, KE, Ni             --&gt;
 *     4                         &lt;--    HDR, KE, Nr
 *     5  HDR*, IDii, HASH_I      --&gt;
 *     6                         &lt;--    HDR*, IDir, HASH_R
 * </pre>
 *
 * The key must be found before message 5 can be read, so by the initiator's address and not by its identity.
 */
final class MainPreSharedKey {
    static final Figure FIGURE = new Figure(Mode.MAIN, Family.PRE_SHARED_KEY, "RFC 2409 §5.4",
            ImmutableList.of(Line.clear(Item.SA), Line.clear(Item.SA), Line.clear(Item.KE, Item.NONCE),
                    Line.clear(Item.KE, Item.NONCE), Line.encrypted(Item.ID, Item.HASH),
                    Line.encrypted(Item.ID, Item.HASH)));

    private MainPreSharedKey() {
    }
}
