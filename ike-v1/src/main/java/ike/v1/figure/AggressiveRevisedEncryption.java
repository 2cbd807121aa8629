package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Aggressive Mode with the revised mode of public key encryption (RFC 2409 §5.3):
 *
 * <pre>
 *     1  HDR, SA, [ HASH(1), ]
 *          &lt;Ni_b&gt;PubKey_r,
 *          &lt;KE_b&gt;Ke_i, &lt;IDii_b&gt;Ke_i,
 *          [ &lt;Cert-I_b&gt;Ke_i ]              --&gt;
 *     2                                  &lt;--    HDR, SA, &lt;Nr_b&gt;PubKey_i, &lt;KE_b&gt;Ke_r, &lt;IDir_b&gt;Ke_r, HASH_R
 *     3  HDR, HASH_I                      --&gt;
 * </pre>
 *
 * The initiator encrypts before an answer has chosen the cipher: it can offer one only.
 */
final class AggressiveRevisedEncryption {
    static final Figure FIGURE = new Figure(Mode.AGGRESSIVE, Family.REVISED_ENCRYPTION, "RFC 2409 §5.3",
            ImmutableList.of(Line.clear(Item.SA, Item.NONCE, Item.KE, Item.ID),
                    Line.clear(Item.SA, Item.NONCE, Item.KE, Item.ID, Item.HASH), Line.clear(Item.HASH)));

    private AggressiveRevisedEncryption() {
    }
}
