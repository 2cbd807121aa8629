package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Main Mode with public key encryption (RFC 2409 §5.2):
 *
 * <pre>
 *     1  HDR, SA                          --&gt;
 *     2                                  &lt;--    HDR, SA
 *     3  HDR, KE, [ HASH(1), ]
 *          &lt;IDii_b&gt;PubKey_r,
 *          &lt;Ni_b&gt;PubKey_r                  --&gt;
 *     4                                  &lt;--    HDR, KE, &lt;IDir_b&gt;PubKey_i, &lt;Nr_b&gt;PubKey_i
 *     5  HDR*, HASH_I                     --&gt;
 *     6                                  &lt;--    HDR*, HASH_R
 * </pre>
 *
 * Bodies are encrypted, generic headers are not. HASH(1) would name one of several certificates of the responder; a
 * connection has one key here, so it is not sent, and passed over.
 */
final class MainEncryption {
    static final Figure FIGURE = new Figure(Mode.MAIN, Family.ENCRYPTION, "RFC 2409 §5.2",
            ImmutableList.of(Line.clear(Item.SA), Line.clear(Item.SA), Line.clear(Item.KE, Item.ID, Item.NONCE),
                    Line.clear(Item.KE, Item.ID, Item.NONCE), Line.encrypted(Item.HASH), Line.encrypted(Item.HASH)));

    private MainEncryption() {
    }
}
