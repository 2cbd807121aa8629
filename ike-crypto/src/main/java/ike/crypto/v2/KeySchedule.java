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
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.util.Optional;

/**
 * How IKEv2 makes keys (RFC 7296 §2.13, §2.14, §2.17, §2.18; RFC 5723 §5.1):
 *
 * <pre>
 * first IKE SA    SKEYSEED = prf (Ni | Nr, g^ir)
 * rekeyed IKE SA  SKEYSEED = prf (SK_d (old), g^ir (new) | Ni | Nr)                       with the old SA's prf
 * resumed IKE SA  SKEYSEED = prf (SK_d (old), "Resumption" | Ni | Nr)                     with the old SA's prf
 * each of them    {SK_d | SK_ai | SK_ar | SK_ei | SK_er | SK_pi | SK_pr} = prf+ (SKEYSEED, Ni | Nr | SPIi | SPIr)
 * Child SA        KEYMAT = prf+ (SK_d, [g^ir (new) |] Ni | Nr)
 * </pre>
 *
 * The PRFs of AES take only the first 64 bits of each nonce as the key of the first SKEYSEED ({@link Prf#nonceKey}).
 *
 * <p>
 * Ni and Nr are the nonces of the exchange that makes the SA, SPIi and SPIr the new SA's. All secrets given are lent;
 * what is returned is the caller's.
 */
public final class KeySchedule {
    private static final String SK_KEYS = "{SK_d | SK_ai | SK_ar | SK_ei | SK_er | SK_pi | SK_pr}";
    private static final String KEYMAT = "KEYMAT";
    private static final Bytes RESUMPTION = Bytes.utf8("Resumption");
    private static final String KEYMAT_SECTION = "RFC 7296 §2.17";

    private KeySchedule() {
    }

    /** The keys of an IKE SA made by IKE_SA_INIT (§2.14). */
    public static IkeKeys initial(IkeAlgorithms suite, Bytes ni, Bytes nr, IkeSpi spiI, IkeSpi spiR, Secret gir,
            DerivationLog log) {
        try (Secret nonces = Secret.copyOf(suite.prf().nonceKey(ni, nr));
                Secret skeyseed = suite.prf().of(nonces, run -> run.add(gir))) {
            log.step(() -> new DerivationStep("SKEYSEED", "prf (Ni | Nr, g^ir)", "RFC 7296 §2.14",
                    ImmutableList.of(Input.of("Ni", ni), Input.of("Nr", nr), Input.of("g^ir", gir)), skeyseed.copy()));
            return expand(suite, skeyseed, ni, nr, spiI, spiR, log);
        }
    }

    /**
     * The keys of an IKE SA made by rekeying another one (§2.18).
     *
     * @param oldPrf the prf of the old SA, which makes SKEYSEED; everything after it is the new suite's
     * @param oldSkD SK_d of the old SA
     */
    public static IkeKeys rekeyed(Prf oldPrf, Secret oldSkD, IkeAlgorithms newSuite, Secret gir, Bytes ni, Bytes nr,
            IkeSpi spiI, IkeSpi spiR, DerivationLog log) {
        try (Secret skeyseed = oldPrf.of(oldSkD, run -> run.add(gir).add(ni).add(nr))) {
            log.step(() -> new DerivationStep("SKEYSEED", "prf (SK_d (old), g^ir (new) | Ni | Nr)", "RFC 7296 §2.18",
                    ImmutableList.of(Input.of("SK_d (old)", oldSkD), Input.of("g^ir (new)", gir), Input.of("Ni", ni),
                            Input.of("Nr", nr)),
                    skeyseed.copy()));
            return expand(newSuite, skeyseed, ni, nr, spiI, spiR, log);
        }
    }

    /**
     * The keys of an IKE SA that takes up where another one was lost (RFC 5723 §5.1); there is no key exchange.
     *
     * @param suite that of the old SA
     * @param oldSkD SK_d of the old SA
     */
    public static IkeKeys resumed(IkeAlgorithms suite, Secret oldSkD, Bytes ni, Bytes nr, IkeSpi spiI, IkeSpi spiR,
            DerivationLog log) {
        try (Secret skeyseed = suite.prf().of(oldSkD, Bytes.concat(RESUMPTION, ni, nr))) {
            log.step(() -> new DerivationStep("SKEYSEED", "prf (SK_d (old), \"Resumption\" | Ni | Nr)",
                    "RFC 5723 §5.1", ImmutableList.of(Input.of("SK_d (old)", oldSkD), Input.of("Ni", ni),
                            Input.of("Nr", nr)),
                    skeyseed.copy()));
            return expand(suite, skeyseed, ni, nr, spiI, spiR, log);
        }
    }

    /**
     * The keys of a Child SA (§2.17): all of the initiator's before the responder's, and of each the encryption key
     * first.
     *
     * @param prf the prf of the IKE SA
     * @param gir the shared secret of this exchange, if it had a key exchange of its own
     */
    public static ChildKeys child(Prf prf, Secret skD, Optional<Secret> gir, Bytes ni, Bytes nr, Encryption encryption,
            Optional<Integrity> integrity, DerivationLog log) {
        try (KeyStream keymat = keymat(prf, skD, gir, ni, nr, ChildKeys.length(encryption, integrity), log)) {
            return ChildKeys.cut(keymat, encryption, integrity);
        }
    }

    private static KeyStream keymat(Prf prf, Secret skD, Optional<Secret> gir, Bytes ni, Bytes nr, int length,
            DerivationLog log) {
        Bytes nonces = Bytes.concat(ni, nr);
        Secret keymat = gir.isPresent() ? prf.plus(skD, gir.get(), nonces, length) : prf.plus(skD, nonces, length);
        log.step(() -> {
            ImmutableList.Builder<Input> inputs = ImmutableList.<Input>builder().add(Input.of("SK_d", skD));
            gir.ifPresent(secret -> inputs.add(Input.of("g^ir (new)", secret)));
            return new DerivationStep(KEYMAT, "prf+ (SK_d, " + (gir.isPresent() ? "g^ir (new) | " : "") + "Ni | Nr)",
                    KEYMAT_SECTION, inputs.add(Input.of("Ni", ni), Input.of("Nr", nr)).build(), keymat.copy());
        });
        return new KeyStream(keymat, KEYMAT, KEYMAT_SECTION, log);
    }

    /** The seven keys that SKEYSEED makes (§2.14). */
    static IkeKeys expand(IkeAlgorithms suite, Secret skeyseed, Bytes ni, Bytes nr, IkeSpi spiI, IkeSpi spiR,
            DerivationLog log) {
        String section = "RFC 7296 §2.14";
        int prfKey = suite.prf().keyLength();
        int integrityKey = suite.integrityKeyLength();
        int encryptionKey = suite.encryption().keyLength();
        Bytes seed = Bytes.concat(ni, nr, spiI.bytes(), spiR.bytes());
        Secret stream = suite.prf().plus(skeyseed, seed, 3 * prfKey + 2 * (integrityKey + encryptionKey));
        log.step(() -> new DerivationStep(SK_KEYS, "prf+ (SKEYSEED, Ni | Nr | SPIi | SPIr)", section,
                ImmutableList.of(Input.of("SKEYSEED", skeyseed), Input.of("Ni", ni), Input.of("Nr", nr),
                        Input.of("SPIi", spiI.bytes()), Input.of("SPIr", spiR.bytes())),
                stream.copy()));
        try (KeyStream keys = new KeyStream(stream, SK_KEYS, section, log)) {
            return new IkeKeys(keys.next("SK_d", prfKey), keys.next("SK_ai", integrityKey),
                    keys.next("SK_ar", integrityKey), keys.next("SK_ei", encryptionKey),
                    keys.next("SK_er", encryptionKey), keys.next("SK_pi", prfKey), keys.next("SK_pr", prfKey));
        }
    }
}
