package ike.crypto.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.KeyStream;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.util.Optional;

/**
 * The keys of SAs that are made by more than one key exchange (RFC 9370). SK(0) is the shared secret that RFC 7296
 * calls g^ir, SK(1) to SK(n) are those of the additional key exchanges, in the order of their transform types.
 *
 * <pre>
 * after each IKE_INTERMEDIATE   SKEYSEED(n) = prf (SK_d(n-1), SK(n) | Ni | Nr)                                §2.2.2
 *                               {SK_d(n) | ... | SK_pr(n)} = prf+ (SKEYSEED(n), Ni | Nr | SPIi | SPIr)
 * rekeyed IKE SA                SKEYSEED = prf (SK_d, SK(0) | Ni | Nr | SK(1) | ... | SK(n))                  §2.2.4
 * Child SA                      KEYMAT = prf+ (SK_d, SK(0) | Ni | Nr | SK(1) | ... | SK(n))                   §2.2.4
 * </pre>
 */
public final class MultipleKeyExchanges {
    private static final String FOLLOWED = "RFC 9370 §2.2.4";

    private MultipleKeyExchanges() {
    }

    /**
     * The keys after the n-th additional key exchange of an initial exchange (§2.2.2). All seven take the place of
     * those before; nonces and SPIs are IKE_SA_INIT's.
     *
     * @param n which one, from 1
     * @param skD SK_d(n-1)
     * @param sk SK(n)
     */
    public static IkeKeys intermediate(IkeAlgorithms suite, int n, Secret skD, Secret sk, Bytes ni, Bytes nr,
            IkeSpi spiI, IkeSpi spiR, DerivationLog log) {
        try (Secret skeyseed = suite.prf().of(skD, run -> run.add(sk).add(ni).add(nr))) {
            String before = "SK_d(" + (n - 1) + ")";
            String shared = "SK(" + n + ")";
            log.step(() -> new DerivationStep("SKEYSEED(" + n + ")", "prf (" + before + ", " + shared + " | Ni | Nr)",
                    "RFC 9370 §2.2.2", ImmutableList.of(Input.of(before, skD), Input.of(shared, sk), Input.of("Ni", ni),
                            Input.of("Nr", nr)),
                    skeyseed.copy()));
            return KeySchedule.expand(suite, skeyseed, ni, nr, spiI, spiR, log);
        }
    }

    /**
     * The keys of an IKE SA made by rekeying another one (§2.2.4).
     *
     * @param oldPrf the prf of the old SA, which makes SKEYSEED; everything after it is the new suite's
     * @param secrets SK(0), SK(1), ...
     */
    public static IkeKeys rekeyed(Prf oldPrf, Secret oldSkD, IkeAlgorithms newSuite, ImmutableList<Secret> secrets,
            Bytes ni, Bytes nr, IkeSpi spiI, IkeSpi spiR, DerivationLog log) {
        try (Secret seed = seed(secrets, ni, nr); Secret skeyseed = oldPrf.of(oldSkD, run -> run.add(seed))) {
            log.step(() -> new DerivationStep("SKEYSEED", "prf (SK_d (old), " + names(secrets) + ")", FOLLOWED,
                    inputs("SK_d (old)", oldSkD, secrets, ni, nr), skeyseed.copy()));
            return KeySchedule.expand(newSuite, skeyseed, ni, nr, spiI, spiR, log);
        }
    }

    /**
     * The keys of a Child SA (§2.2.4).
     *
     * @param secrets SK(0), SK(1), ...
     */
    public static ChildKeys child(Prf prf, Secret skD, ImmutableList<Secret> secrets, Bytes ni, Bytes nr,
            Encryption encryption, Optional<Integrity> integrity, DerivationLog log) {
        try (Secret seed = seed(secrets, ni, nr)) {
            Secret octets = prf.plus(skD, seed, Bytes.EMPTY, ChildKeys.length(encryption, integrity));
            log.step(() -> new DerivationStep("KEYMAT", "prf+ (SK_d, " + names(secrets) + ")", FOLLOWED,
                    inputs("SK_d", skD, secrets, ni, nr), octets.copy()));
            try (KeyStream keymat = new KeyStream(octets, "KEYMAT", FOLLOWED, log)) {
                return ChildKeys.cut(keymat, encryption, integrity);
            }
        }
    }

    /** SK(0) | Ni | Nr | SK(1) | ... | SK(n). */
    private static Secret seed(ImmutableList<Secret> secrets, Bytes ni, Bytes nr) {
        int length = secrets.stream().mapToInt(Secret::length).sum() + ni.length() + nr.length();
        byte[] seed = new byte[length];
        int at = put(seed, 0, secrets.getFirst().reveal(SecretAccess.forProvider()));
        at = put(seed, at, ni);
        at = put(seed, at, nr);
        for (Secret secret : secrets.subList(1, secrets.size())) {
            at = put(seed, at, secret.reveal(SecretAccess.forProvider()));
        }
        return Secret.owning(seed);
    }

    private static int put(byte[] seed, int at, Bytes octets) {
        octets.copyTo(seed, at);
        return at + octets.length();
    }

    private static String names(ImmutableList<Secret> secrets) {
        StringBuilder names = new StringBuilder("SK(0) | Ni | Nr");
        for (int n = 1; n < secrets.size(); n++) {
            names.append(" | SK(").append(n).append(')');
        }
        return names.toString();
    }

    private static ImmutableList<Input> inputs(String keyName, Secret key, ImmutableList<Secret> secrets, Bytes ni,
            Bytes nr) {
        ImmutableList.Builder<Input> inputs = ImmutableList.<Input>builder().add(Input.of(keyName, key),
                Input.of("SK(0)", secrets.getFirst()), Input.of("Ni", ni), Input.of("Nr", nr));
        for (int n = 1; n < secrets.size(); n++) {
            inputs.add(Input.of("SK(" + n + ")", secrets.get(n)));
        }
        return inputs.build();
    }
}
