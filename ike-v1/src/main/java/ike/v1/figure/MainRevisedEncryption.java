package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Main Mode with the revised mode of public key encryption (RFC 2409 §5.3):
 *
 * <pre>
 *     1  HDR, SA                          --&gt;
 *     2                                  &lt;--    HDR, SA
 *     3  HDR, [ HASH(1), ]
 *          &lt;Ni_b&gt;PubKey_r,
 *          &lt;KE_b&gt;Ke_i, &lt;IDii_b&gt;Ke_i,
 *          [ &lt;Cert-I_b&gt;Ke_i ]              --&gt;
 *     4                                  &lt;--    HDR, &lt;Nr_b&gt;PubKey_i, &lt;KE_b&gt;Ke_r, &lt;IDir_b&gt;Ke_r
 *     5  HDR*, HASH_I                     --&gt;
 *     6                                  &lt;--    HDR*, HASH_R
 * </pre>
 *
 * One private key operation a side instead of two: from the nonce comes a passing key for the rest. Certificates are
 * neither sent nor read here: each end has the other's key.
 */
final class MainRevisedEncryption {
    static final Figure FIGURE = new Figure(Mode.MAIN, Family.REVISED_ENCRYPTION, "RFC 2409 §5.3",
            ImmutableList.of(Line.clear(Item.SA), Line.clear(Item.SA), Line.clear(Item.NONCE, Item.KE, Item.ID),
                    Line.clear(Item.NONCE, Item.KE, Item.ID), Line.encrypted(Item.HASH), Line.encrypted(Item.HASH)));

    private MainRevisedEncryption() {
    }
}
