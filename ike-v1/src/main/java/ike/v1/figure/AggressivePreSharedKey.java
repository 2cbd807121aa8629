package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Aggressive Mode with a pre-shared key (RFC 2409 §5.4):
 *
 * <pre>
 *     1  HDR, SA, KE, Ni, IDii   --&gt;
 *     2                         &lt;--    HDR, SA, KE, Nr, IDir, HASH_R
 *     3  HDR, HASH_I             --&gt;
 * </pre>
 *
 * Everybody sees both identities, and HASH_R lets everybody who asks guess at the key for as long as he likes.
 */
final class AggressivePreSharedKey {
    static final Figure FIGURE = new Figure(Mode.AGGRESSIVE, Family.PRE_SHARED_KEY, "RFC 2409 §5.4",
            ImmutableList.of(Line.clear(Item.SA, Item.KE, Item.NONCE, Item.ID),
                    Line.clear(Item.SA, Item.KE, Item.NONCE, Item.ID, Item.HASH), Line.clear(Item.HASH)));

    private AggressivePreSharedKey() {
    }
}
