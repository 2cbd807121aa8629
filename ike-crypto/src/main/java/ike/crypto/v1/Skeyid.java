package ike.crypto.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;

/**
 * SKEYID, the root of the keys of an ISAKMP SA; what it is made of, the authentication method decides (RFC 2409 §5):
 *
 * <pre>
 * signatures             SKEYID = prf (Ni_b | Nr_b, g^xy)
 * public key encryption  SKEYID = prf (hash (Ni_b | Nr_b), CKY-I | CKY-R)         the revised mode too
 * pre-shared key         SKEYID = prf (pre-shared-key, Ni_b | Nr_b)
 * </pre>
 *
 * Ni_b and Nr_b are the bodies of the nonce payloads, decrypted where they were encrypted. All secrets given are lent;
 * what is returned is the caller's.
 */
public final class Skeyid {
    private static final String NAME = "SKEYID";
    private static final String SECTION = "RFC 2409 §5";

    private Skeyid() {
    }

    /** For authentication with a pre-shared key (§5.4). */
    public static Secret preShared(Prf prf, Secret preSharedKey, Bytes ni, Bytes nr, DerivationLog log) {
        Secret skeyid = prf.of(preSharedKey, run -> run.add(ni).add(nr));
        log.step(() -> new DerivationStep(NAME, "prf (pre-shared-key, Ni_b | Nr_b)", SECTION,
                ImmutableList.of(Input.of("pre-shared-key", preSharedKey), Input.of("Ni_b", ni), Input.of("Nr_b", nr)),
                skeyid.copy()));
        return skeyid;
    }

    /** For authentication with signatures (§5.1). */
    public static Secret signatures(Prf prf, Bytes ni, Bytes nr, Secret gxy, DerivationLog log) {
        try (Secret nonces = Secret.copyOf(Bytes.concat(ni, nr))) {
            Secret skeyid = prf.of(nonces, run -> run.add(gxy));
            log.step(() -> new DerivationStep(NAME, "prf (Ni_b | Nr_b, g^xy)", SECTION,
                    ImmutableList.of(Input.of("Ni_b", ni), Input.of("Nr_b", nr), Input.of("g^xy", gxy)),
                    skeyid.copy()));
            return skeyid;
        }
    }

    /** For authentication with public key encryption, revised or not (§5.2, §5.3): the nonces are secrets in these. */
    public static Secret encryption(OakleySuite suite, Secret ni, Secret nr, Cookie initiator, Cookie responder,
            DerivationLog log) {
        try (Secret hashed = suite.hash().ofSecrets(ni, nr)) {
            Secret skeyid = suite.prf().of(hashed, run -> run.add(initiator.bytes()).add(responder.bytes()));
            log.step(() -> new DerivationStep(NAME, "prf (hash (Ni_b | Nr_b), CKY-I | CKY-R)", SECTION,
                    ImmutableList.of(Input.of("Ni_b", ni), Input.of("Nr_b", nr), Input.of("CKY-I", initiator.bytes()),
                            Input.of("CKY-R", responder.bytes())),
                    skeyid.copy()));
            return skeyid;
        }
    }
}
