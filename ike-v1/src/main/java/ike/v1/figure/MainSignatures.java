package ike.v1.figure;

import com.google.common.collect.ImmutableList;

/**
 * Main Mode with signatures (RFC 2409 §5.1):
 *
 * <pre>
 *     1  HDR, SA                          --&gt;
 *     2                                  &lt;--    HDR, SA
 *     3  HDR, KE, Ni                      --&gt;
 *     4                                  &lt;--    HDR, KE, Nr
 *     5  HDR*, IDii, [ CERT, ] SIG_I      --&gt;
 *     6                                  &lt;--    HDR*, IDir, [ CERT, ] SIG_R
 * </pre>
 *
 * A request for certificates may stand in any of them; ours stand in 3 and 4.
 */
final class MainSignatures {
    static final Figure FIGURE = new Figure(Mode.MAIN, Family.SIGNATURES, "RFC 2409 §5.1",
            ImmutableList.of(Line.clear(Item.SA), Line.clear(Item.SA), Line.clear(Item.KE, Item.NONCE),
                    Line.clear(Item.KE, Item.NONCE), Line.encrypted(Item.ID, Item.CERT, Item.SIG),
                    Line.encrypted(Item.ID, Item.CERT, Item.SIG)));

    private MainSignatures() {
    }
}
