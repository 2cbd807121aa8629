package ike.crypto.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.v1.Cookie;

/**
 * The passing keys of the revised mode of public key encryption (RFC 2409 §5.3), under which KE, ID and CERT travel:
 *
 * <pre>
 * Ne_i = prf (Ni_b, CKY-I)      Ke_i is made of Ne_i as Ka is of SKEYID_e
 * Ne_r = prf (Nr_b, CKY-R)      Ke_r of Ne_r
 * </pre>
 */
public final class RevisedKeys {
    private RevisedKeys() {
    }

    /** Ke_i, for what the initiator encrypts. */
    public static Secret ofInitiator(OakleySuite suite, Secret ni, Cookie initiator, DerivationLog log) {
        return key(suite, "i", "Ni_b", ni, "CKY-I", initiator, log);
    }

    /** Ke_r, for what the responder encrypts. */
    public static Secret ofResponder(OakleySuite suite, Secret nr, Cookie responder, DerivationLog log) {
        return key(suite, "r", "Nr_b", nr, "CKY-R", responder, log);
    }

    private static Secret key(OakleySuite suite, String side, String nonceName, Secret nonce, String cookieName,
            Cookie cookie, DerivationLog log) {
        Prf prf = suite.prf();
        try (Secret ne = prf.of(nonce, cookie.bytes())) {
            log.step(() -> new DerivationStep("Ne_" + side, "prf (" + nonceName + ", " + cookieName + ")",
                    "RFC 2409 §5.3",
                    ImmutableList.of(Input.of(nonceName, nonce), Input.of(cookieName, cookie.bytes())), ne.copy()));
            return KeySchedule.cipherKey(prf, "Ke_" + side, "Ne_" + side, ne, suite.encryption().keyLength(), log);
        }
    }
}
