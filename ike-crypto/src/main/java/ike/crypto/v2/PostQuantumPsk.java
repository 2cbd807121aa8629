package ike.crypto.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.util.Optional;

/**
 * What a post-quantum preshared key (PPK) does to the keys of an IKE SA (RFC 8784, RFC 9867):
 *
 * <pre>
 * in IKE_AUTH            SK_d  = prf+ (PPK, SK_d')                                              RFC 8784 §3
 *                        SK_pi = prf+ (PPK, SK_pi')       SK_pr = prf+ (PPK, SK_pr')
 * in IKE_INTERMEDIATE    SKEYSEED' = prf+ (PPK, SK_d), and of it all seven keys anew            RFC 9867 §3.1.1
 * in CREATE_CHILD_SA     SK_d' = prf+ (PPK, SK_d), in the place of SK_d for the new SA          RFC 9867 §3.2.1
 * </pre>
 */
public final class PostQuantumPsk {
    private static final int CONFIRMATION_LENGTH = 8;
    private static final String IN_AUTH = "RFC 8784 §3";

    private PostQuantumPsk() {
    }

    /**
     * The keys once a PPK was agreed on in IKE_AUTH. Messages stay protected by the same keys; what changes is SK_d and
     * what enters AUTH. To be applied to the first IKE SA only, never to one that was rekeyed.
     *
     * @param keys SK_d', SK_pi' and SK_pr' among them; lent
     */
    public static IkeKeys applied(Prf prf, Secret ppk, IkeKeys keys, DerivationLog log) {
        return new IkeKeys(mixed(prf, ppk, "SK_d'", keys.skD(), "SK_d", IN_AUTH, log), keys.skAi().copy(),
                keys.skAr().copy(), keys.skEi().copy(), keys.skEr().copy(),
                mixed(prf, ppk, "SK_pi'", keys.skPi(), "SK_pi", IN_AUTH, log),
                mixed(prf, ppk, "SK_pr'", keys.skPr(), "SK_pr", IN_AUTH, log));
    }

    /** The keys once a PPK was agreed on in IKE_INTERMEDIATE, after every additional key exchange. */
    public static IkeKeys recalculated(IkeAlgorithms suite, Secret ppk, Secret skD, Bytes ni, Bytes nr, IkeSpi spiI,
            IkeSpi spiR, DerivationLog log) {
        try (Secret skeyseed = mixed(suite.prf(), ppk, "SK_d", skD, "SKEYSEED'", "RFC 9867 §3.1.1", log)) {
            return KeySchedule.expand(suite, skeyseed, ni, nr, spiI, spiR, log);
        }
    }

    /** What stands for SK_d in the formulas of the SA that a CREATE_CHILD_SA exchange with a PPK makes. */
    public static Secret forNewSa(Prf prf, Secret ppk, Secret skD, DerivationLog log) {
        return mixed(prf, ppk, "SK_d", skD, "SK_d'", "RFC 9867 §3.2.1", log);
    }

    /**
     * The PPK Confirmation of a PPK_IDENTITY_KEY notification: 8 octets by which a peer sees whether it has the same
     * key under this name (RFC 9867 §3.1, §3.2).
     *
     * @param nr the responder's nonce in IKE_INTERMEDIATE; absent in CREATE_CHILD_SA, whose responder has none yet
     */
    public static Bytes confirmation(Prf prf, Secret ppk, Bytes ni, Optional<Bytes> nr, IkeSpi spiI, IkeSpi spiR) {
        return prf.ofPublic(ppk, run -> run.add(ni).add(nr.orElse(Bytes.EMPTY)).add(spiI.bytes()).add(spiR.bytes()))
                .slice(0, CONFIRMATION_LENGTH);
    }

    private static Secret mixed(Prf prf, Secret ppk, String beforeName, Secret before, String afterName, String section,
            DerivationLog log) {
        Secret after = prf.plus(ppk, before, Bytes.EMPTY, prf.keyLength());
        log.step(() -> new DerivationStep(afterName, "prf+ (PPK, " + beforeName + ")", section,
                ImmutableList.of(Input.of("PPK", ppk), Input.of(beforeName, before)), after.copy()));
        return after;
    }
}
