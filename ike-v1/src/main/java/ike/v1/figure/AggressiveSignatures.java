package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Aggressive Mode with signatures (RFC 2409 §5.1):
 *
 * <pre>
 *     1  HDR, SA, KE, Ni, IDii            --&gt;
 *     2                                  &lt;--    HDR, SA, KE, Nr, IDir, [ CERT, ] SIG_R
 *     3  HDR, [ CERT, ] SIG_I             --&gt;
 * </pre>
 *
 * Both identities are for everybody to see, and the responder's certificate with them.
 */
final class AggressiveSignatures {
    static final Figure FIGURE = new Figure(Mode.AGGRESSIVE, Family.SIGNATURES, "RFC 2409 §5.1",
            ImmutableList.of(Line.clear(Item.SA, Item.KE, Item.NONCE, Item.ID),
                    Line.clear(Item.SA, Item.KE, Item.NONCE, Item.ID, Item.CERT, Item.SIG),
                    Line.clear(Item.CERT, Item.SIG)));

    private AggressiveSignatures() {
    }
}
