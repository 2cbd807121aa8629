package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Aggressive Mode with public key encryption (RFC 2409 §5.2), where even this mode shows no identity:
 *
 * <pre>
 *     1  HDR, SA, [ HASH(1), ] KE,
 *          &lt;IDii_b&gt;PubKey_r,
 *          &lt;Ni_b&gt;PubKey_r                  --&gt;
 *     2                                  &lt;--    HDR, SA, KE, &lt;IDir_b&gt;PubKey_i, &lt;Nr_b&gt;PubKey_i, HASH_R
 *     3  HDR, HASH_I                      --&gt;
 * </pre>
 */
final class AggressiveEncryption {
    static final Figure FIGURE = new Figure(Mode.AGGRESSIVE, Family.ENCRYPTION, "RFC 2409 §5.2",
            ImmutableList.of(Line.clear(Item.SA, Item.KE, Item.ID, Item.NONCE),
                    Line.clear(Item.SA, Item.KE, Item.ID, Item.NONCE, Item.HASH), Line.clear(Item.HASH)));

    private AggressiveEncryption() {
    }
}
