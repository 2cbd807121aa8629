package ike.crypto.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Prf;
import ike.crypto.Revealed;
import ike.crypto.Secret;
import ike.crypto.SecretCensus;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The key schedule computed a second time by hand beside the RFC's formulas; what it reports, and what it leaves. */
class KeyScheduleTest {
    private static final Bytes NI = Bytes.utf8("the initiator's nonce");
    private static final Bytes NR = Bytes.utf8("the responder's nonce");
    private static final Bytes GIR = Bytes.utf8("a shared secret of some length");
    private static final Bytes OLD_SK_D = Bytes.utf8("SK_d of the old IKE SA");
    private static final IkeSpi SPI_I = new IkeSpi(0x0102030405060708L);
    private static final IkeSpi SPI_R = new IkeSpi(0xf1f2f3f4f5f6f7f8L);
    private static final Bytes SEED = Bytes.concat(NI, NR, SPI_I.bytes(), SPI_R.bytes());

    private static final IkeAlgorithms CBC = suite(EncryptionId.ENCR_AES_CBC, 256, IntegrityId.AUTH_HMAC_SHA2_256_128,
            PrfId.PRF_HMAC_SHA2_256);
    private static final IkeAlgorithms GCM = suite(EncryptionId.ENCR_AES_GCM_16, 128, IntegrityId.NONE,
            PrfId.PRF_HMAC_SHA2_512);

    @Test
    void initialByHand() throws GeneralSecurityException {
        Bytes skeyseed = hmac("HmacSHA256", Bytes.concat(NI, NR), GIR);
        Bytes t = plus("HmacSHA256", skeyseed, SEED, 7);

        IkeKeys keys = initial(CBC, DerivationLog.NONE);

        assertThat(octets(keys)).containsExactly(t.slice(0, 32), t.slice(32, 64), t.slice(64, 96), t.slice(96, 128),
                t.slice(128, 160), t.slice(160, 192), t.slice(192, 224));
    }

    /** SKEYSEED by the old SA's prf, everything after it by the new one's (RFC 7296 §2.18). */
    @Test
    void rekeyedByHandWithAnotherPrf() throws GeneralSecurityException {
        Bytes skeyseed = hmac("HmacSHA1", OLD_SK_D, Bytes.concat(GIR, NI, NR));
        Bytes t = plus("HmacSHA512", skeyseed, SEED, 4);

        IkeKeys keys = rekeyed(DerivationLog.NONE);

        assertThat(octets(keys)).containsExactly(t.slice(0, 64), Bytes.EMPTY, Bytes.EMPTY, t.slice(64, 84),
                t.slice(84, 104), t.slice(104, 168), t.slice(168, 232));
    }

    /** SKEYSEED = prf (SK_d (old), "Resumption" | Ni | Nr), and AUTH = prf (SK_px, octets) (RFC 5723 §4.3.3, §5.1). */
    @Test
    void resumedByHand() throws GeneralSecurityException {
        Bytes skeyseed = hmac("HmacSHA512", OLD_SK_D, Bytes.concat(Bytes.utf8("Resumption"), NI, NR));
        Bytes t = plus("HmacSHA512", skeyseed, SEED, 4);

        IkeKeys keys = KeySchedule.resumed(GCM, Secret.copyOf(OLD_SK_D), NI, NR, SPI_I, SPI_R, DerivationLog.NONE);

        assertThat(octets(keys)).containsExactly(t.slice(0, 64), Bytes.EMPTY, Bytes.EMPTY, t.slice(64, 84),
                t.slice(84, 104), t.slice(104, 168), t.slice(168, 232));
        assertThat(Auth.resumed(GCM.prf(), Secret.copyOf(OLD_SK_D), SEED, DerivationLog.NONE))
                .isEqualTo(hmac("HmacSHA512", OLD_SK_D, SEED));
    }

    @Test
    void childByHand() throws GeneralSecurityException {
        Bytes t = plus("HmacSHA256", OLD_SK_D, Bytes.concat(NI, NR), 4);
        assertThat(octets(child(CBC, Optional.empty(), DerivationLog.NONE))).containsExactly(t.slice(0, 32),
                t.slice(32, 64), t.slice(64, 96), t.slice(96, 128));

        Bytes pfs = plus("HmacSHA512", OLD_SK_D, Bytes.concat(GIR, NI, NR), 1);
        assertThat(octets(child(GCM, Optional.of(Secret.copyOf(GIR)), DerivationLog.NONE)))
                .containsExactly(pfs.slice(0, 20), Bytes.EMPTY, pfs.slice(20, 40), Bytes.EMPTY);
    }

    @Test
    void reportsEveryStepInOrder() {
        String all = "{SK_d | SK_ai | SK_ar | SK_ei | SK_er | SK_pi | SK_pr}";
        assertThat(names(log -> initial(CBC, log))).containsExactly("SKEYSEED", all, "SK_d", "SK_ai", "SK_ar", "SK_ei",
                "SK_er", "SK_pi", "SK_pr");
        assertThat(names(KeyScheduleTest::rekeyed)).containsExactly("SKEYSEED", all, "SK_d", "SK_ei", "SK_er", "SK_pi",
                "SK_pr");
        assertThat(names(log -> child(CBC, Optional.empty(), log))).containsExactly("KEYMAT", "encryption key i to r",
                "integrity key i to r", "encryption key r to i", "integrity key r to i");
        assertThat(names(log -> child(GCM, Optional.empty(), log))).containsExactly("KEYMAT", "encryption key i to r",
                "encryption key r to i");
        assertThat(names(log -> {
            Prf prf = CBC.prf();
            Secret skP = Secret.copyOf(OLD_SK_D);
            Auth.responderSignedOctets(prf, skP, NI, NR, NI, log);
            Auth.psk(prf, skP, Auth.initiatorSignedOctets(prf, skP, NI, NR, NI, log), log);
        })).containsExactly("MACedIDForR", "MACedIDForI", "padded key", "AUTH");
    }

    /** A reader can repeat each step from what the report says; the cut ones name their place in the stream. */
    @Test
    void reportsWhatAStepWasMadeOf() {
        List<DerivationStep> steps = new ArrayList<>();
        IkeKeys keys = rekeyed(step -> steps.add(step.get()));

        DerivationStep skeyseed = steps.getFirst();
        assertThat(skeyseed.section()).isEqualTo("RFC 7296 §2.18");
        assertThat(skeyseed.formula()).isEqualTo("prf (SK_d (old), g^ir (new) | Ni | Nr)");
        assertThat(skeyseed.inputs()).extracting(DerivationStep.Input::name).containsExactly("SK_d (old)", "g^ir (new)",
                "Ni", "Nr");
        assertThat(skeyseed.inputs()).extracting(input -> Revealed.octets(input.value())).containsExactly(OLD_SK_D, GIR,
                NI, NR);
        assertThat(steps.get(1).output().length()).isEqualTo(3 * 64 + 2 * 20);
        DerivationStep skEr = steps.get(4);
        assertThat(skEr.formula()).endsWith(" [84..103]");
        assertThat(skEr.output().sameOctets(keys.skEr())).isTrue();
        assertThat(skEr.output()).isNotSameAs(keys.skEr());
    }

    /** With no log, only the keys that are returned are left; with one, also what the log owns. */
    @Test
    void leavesNoSecretBehind() {
        List<IkeKeys> made = new ArrayList<>();
        ImmutableList<Secret> born = SecretCensus.during(() -> made.add(initial(CBC, DerivationLog.NONE)));
        assertThat(left(born)).hasSize(1 + 7);
        made.getFirst().wipe();
        assertThat(left(born)).as("only g^ir, which the caller lent").hasSize(1);

        List<DerivationStep> steps = new ArrayList<>();
        ImmutableList<Secret> logged = SecretCensus
                .during(() -> child(GCM, Optional.empty(), step -> steps.add(step.get())).wipe());
        steps.forEach(DerivationStep::wipe);
        assertThat(left(logged)).as("only SK_d, which the caller lent").hasSize(1);
    }

    @Test
    void encryptionAndIntegrityMustFit() {
        assertThatThrownBy(
                () -> new IkeAlgorithms(GCM.encryption(), CBC.integrity(), CBC.prf(), CBC.keyExchange()))
                .hasMessageContaining("goes without");
        assertThatThrownBy(
                () -> new IkeAlgorithms(CBC.encryption(), Optional.empty(), CBC.prf(), CBC.keyExchange()))
                .hasMessageContaining("needs");
    }

    private interface Derivation {
        void run(DerivationLog log);
    }

    private static List<String> names(Derivation derivation) {
        List<String> names = new ArrayList<>();
        derivation.run(step -> names.add(step.get().name()));
        return names;
    }

    private static List<Secret> left(List<Secret> born) {
        return born.stream().filter(secret -> !secret.isWiped()).toList();
    }

    private static IkeKeys initial(IkeAlgorithms suite, DerivationLog log) {
        return KeySchedule.initial(suite, NI, NR, SPI_I, SPI_R, Secret.copyOf(GIR), log);
    }

    private static IkeKeys rekeyed(DerivationLog log) {
        Prf old = Algorithms.prf(PrfId.PRF_HMAC_SHA1).orElseThrow();
        return KeySchedule.rekeyed(old, Secret.copyOf(OLD_SK_D), GCM, Secret.copyOf(GIR), NI, NR, SPI_I, SPI_R, log);
    }

    private static ChildKeys child(IkeAlgorithms suite, Optional<Secret> gir, DerivationLog log) {
        return KeySchedule.child(suite.prf(), Secret.copyOf(OLD_SK_D), gir, NI, NR, suite.encryption(),
                suite.integrity(), log);
    }

    private static List<Bytes> octets(SecretOwner owner) {
        List<Bytes> octets = new ArrayList<>();
        owner.eachSecret(secret -> octets.add(Revealed.octets(secret)));
        return octets;
    }

    private static Bytes plus(String algorithm, Bytes key, Bytes seed, int blocks) throws GeneralSecurityException {
        Bytes stream = Bytes.EMPTY;
        Bytes block = Bytes.EMPTY;
        for (int i = 1; i <= blocks; i++) {
            block = hmac(algorithm, key, Bytes.concat(block, seed, Bytes.of(i)));
            stream = Bytes.concat(stream, block);
        }
        return stream;
    }

    private static Bytes hmac(String algorithm, Bytes key, Bytes data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.toArray(), algorithm));
        return Bytes.owning(mac.doFinal(data.toArray()));
    }

    private static IkeAlgorithms suite(EncryptionId encryption, int bits, IntegrityId integrity, PrfId prf) {
        Encryption cipher = Algorithms.encryption(encryption, OptionalInt.of(bits)).orElseThrow();
        Optional<Integrity> check = Algorithms.integrity(integrity);
        return new IkeAlgorithms(cipher, check, Algorithms.prf(prf).orElseThrow(),
                Algorithms.keyExchange(KeyExchangeId.CURVE25519).orElseThrow());
    }
}
