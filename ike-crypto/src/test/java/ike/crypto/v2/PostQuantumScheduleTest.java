package ike.crypto.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
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

/** RFC 8784, 9242, 9370 and 9867 computed a second time by hand beside their formulas. */
class PostQuantumScheduleTest {
    private static final Bytes NI = Bytes.utf8("the initiator's nonce");
    private static final Bytes NR = Bytes.utf8("the responder's nonce");
    private static final IkeSpi SPI_I = new IkeSpi(0x0102030405060708L);
    private static final IkeSpi SPI_R = new IkeSpi(0xf1f2f3f4f5f6f7f8L);
    private static final Bytes SEED = Bytes.concat(NI, NR, SPI_I.bytes(), SPI_R.bytes());
    private static final Bytes SK_D = Bytes.utf8("SK_d before");
    private static final Bytes PPK = Bytes.utf8("a post-quantum preshared key");
    private static final ImmutableList<Bytes> SHARED = ImmutableList.of(Bytes.utf8("g^ir"), Bytes.utf8("ML-KEM"),
            Bytes.utf8("another"));
    private static final IkeAlgorithms SUITE = new IkeAlgorithms(
            Algorithms.encryption(EncryptionId.ENCR_AES_CBC, OptionalInt.of(256)).orElseThrow(),
            Algorithms.integrity(IntegrityId.AUTH_HMAC_SHA2_256_128),
            Algorithms.prf(PrfId.PRF_HMAC_SHA2_256).orElseThrow(),
            Algorithms.keyExchange(KeyExchangeId.CURVE25519).orElseThrow());

    @Test
    void anAdditionalKeyExchangeRenewsAllKeys() throws GeneralSecurityException {
        Bytes skeyseed = hmac(SK_D, Bytes.concat(SHARED.get(1), NI, NR));
        IkeKeys keys = MultipleKeyExchanges.intermediate(SUITE, 1, Secret.copyOf(SK_D), Secret.copyOf(SHARED.get(1)),
                NI, NR, SPI_I, SPI_R, DerivationLog.NONE);
        assertThat(octets(keys)).isEqualTo(cut(plus(skeyseed, SEED, 7), 7));
    }

    @Test
    void rekeysMixSecretsInTheirOrder() throws GeneralSecurityException {
        Bytes mixed = Bytes.concat(SHARED.get(0), NI, NR, SHARED.get(1), SHARED.get(2));
        IkeKeys keys = MultipleKeyExchanges.rekeyed(SUITE.prf(), Secret.copyOf(SK_D), SUITE, secrets(3), NI, NR, SPI_I,
                SPI_R, DerivationLog.NONE);
        assertThat(octets(keys)).isEqualTo(cut(plus(hmac(SK_D, mixed), SEED, 7), 7));

        ChildKeys child = MultipleKeyExchanges.child(SUITE.prf(), Secret.copyOf(SK_D), secrets(3), NI, NR,
                SUITE.encryption(), SUITE.integrity(), DerivationLog.NONE);
        assertThat(octets(child)).isEqualTo(cut(plus(SK_D, mixed, 4), 4));
    }

    /** With one secret the formulas of RFC 9370 are those of RFC 7296. */
    @Test
    void oneSecretIsThePlainCase() {
        Secret skD = Secret.copyOf(SK_D);
        Secret gir = Secret.copyOf(SHARED.getFirst());
        assertThat(octets(MultipleKeyExchanges.rekeyed(SUITE.prf(), skD, SUITE, secrets(1), NI, NR, SPI_I, SPI_R,
                DerivationLog.NONE))).isEqualTo(octets(KeySchedule.rekeyed(SUITE.prf(), skD, SUITE, gir, NI, NR, SPI_I,
                        SPI_R, DerivationLog.NONE)));
        assertThat(octets(MultipleKeyExchanges.child(SUITE.prf(), skD, secrets(1), NI, NR, SUITE.encryption(),
                SUITE.integrity(), DerivationLog.NONE))).isEqualTo(octets(KeySchedule.child(SUITE.prf(), skD,
                        Optional.of(gir), NI, NR, SUITE.encryption(), SUITE.integrity(), DerivationLog.NONE)));
    }

    @Test
    void aPpkInIkeAuthChangesThreeKeys() throws GeneralSecurityException {
        IkeKeys before = KeySchedule.initial(SUITE, NI, NR, SPI_I, SPI_R, Secret.copyOf(SHARED.getFirst()),
                DerivationLog.NONE);
        List<Bytes> old = octets(before);
        List<Bytes> keys = octets(PostQuantumPsk.applied(SUITE.prf(), Secret.copyOf(PPK), before, DerivationLog.NONE));
        assertThat(keys.subList(1, 5)).isEqualTo(old.subList(1, 5));
        for (int key : List.of(0, 5, 6)) {
            assertThat(keys.get(key)).isEqualTo(hmac(PPK, Bytes.concat(old.get(key), Bytes.of(1))));
        }
    }

    @Test
    void aPpkInIkeIntermediateAndInNewSas() throws GeneralSecurityException {
        Bytes mixed = hmac(PPK, Bytes.concat(SK_D, Bytes.of(1)));
        Secret ppk = Secret.copyOf(PPK);
        assertThat(octets(PostQuantumPsk.recalculated(SUITE, ppk, Secret.copyOf(SK_D), NI, NR, SPI_I, SPI_R,
                DerivationLog.NONE))).isEqualTo(cut(plus(mixed, SEED, 7), 7));
        assertThat(Revealed.octets(PostQuantumPsk.forNewSa(SUITE.prf(), ppk, Secret.copyOf(SK_D), DerivationLog.NONE)))
                .isEqualTo(mixed);
        assertThat(PostQuantumPsk.confirmation(SUITE.prf(), ppk, NI, Optional.of(NR), SPI_I, SPI_R))
                .isEqualTo(hmac(PPK, SEED).slice(0, 8));
        assertThat(PostQuantumPsk.confirmation(SUITE.prf(), ppk, NI, Optional.empty(), SPI_I, SPI_R))
                .isEqualTo(hmac(PPK, Bytes.concat(NI, SPI_I.bytes(), SPI_R.bytes())).slice(0, 8));
    }

    @Test
    void intermediateMessagesAreCoveredInAChain() throws GeneralSecurityException {
        IkeKeys keys = KeySchedule.initial(SUITE, NI, NR, SPI_I, SPI_R, Secret.copyOf(SHARED.getFirst()),
                DerivationLog.NONE);
        Bytes i1 = hmac(Revealed.octets(keys.skPi()), NI);
        Bytes r1 = hmac(Revealed.octets(keys.skPr()), NR);
        Bytes i2 = hmac(Revealed.octets(keys.skPi()), Bytes.concat(i1, PPK));
        Bytes r2 = hmac(Revealed.octets(keys.skPr()), Bytes.concat(r1, SK_D));
        IntermediateAuth auth = IntermediateAuth.NONE.next(SUITE.prf(), keys, 1, NI, NR, DerivationLog.NONE)
                .next(SUITE.prf(), keys, 2, PPK, SK_D, DerivationLog.NONE);
        assertThat(auth.octets(3)).isEqualTo(Bytes.concat(i2, r2, Bytes.of(0, 0, 0, 3)));
        assertThat(IntermediateAuth.NONE.octets(1)).isEqualTo(Bytes.EMPTY);
    }

    /** RFC 9242 figure 1: both lengths speak of what is covered, not of what was sent. */
    @Test
    void aMessageIsCoveredWithLengthsOfItsOwn() {
        Bytes header = Bytes.fromHex("0102030405060708 f1f2f3f4f5f6f7f8 2e202b08 00000001");
        Bytes sent = Bytes.concat(header, Bytes.fromHex("00000114 22000100"));
        Bytes inner = Bytes.fromHex("00000008 aabbccdd");
        assertThat(IntermediateAuth.content(sent, inner))
                .isEqualTo(Bytes.concat(header, Bytes.fromHex("00000028 2200000c"), inner));
        assertThat(IntermediateAuth.content(sent, Bytes.EMPTY))
                .isEqualTo(Bytes.concat(header, Bytes.fromHex("00000020 22000004")));
        assertThatThrownBy(() -> IntermediateAuth.content(header, inner)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyStepIsToldAndNothingIsLeft() {
        List<String> told = new ArrayList<>();
        DerivationLog log = step -> {
            DerivationStep made = step.get();
            told.add(made.name() + " = " + made.formula() + " [" + made.section() + "]");
            made.wipe();
        };
        ImmutableList<Secret> lent = secrets(3);
        Secret skD = Secret.copyOf(SK_D);
        Secret ppk = Secret.copyOf(PPK);
        ImmutableList<Secret> born = SecretCensus.during(() -> {
            MultipleKeyExchanges.intermediate(SUITE, 2, skD, lent.get(1), NI, NR, SPI_I, SPI_R, log).wipe();
            MultipleKeyExchanges.rekeyed(SUITE.prf(), skD, SUITE, lent, NI, NR, SPI_I, SPI_R, log).wipe();
            MultipleKeyExchanges.child(SUITE.prf(), skD, lent, NI, NR, SUITE.encryption(), SUITE.integrity(), log)
                    .wipe();
            PostQuantumPsk.recalculated(SUITE, ppk, skD, NI, NR, SPI_I, SPI_R, log).wipe();
            PostQuantumPsk.forNewSa(SUITE.prf(), ppk, skD, log).close();
        });
        assertThat(born).allMatch(Secret::isWiped);
        assertThat(lent).noneMatch(Secret::isWiped);
        assertThat(told).contains("SKEYSEED(2) = prf (SK_d(1), SK(2) | Ni | Nr) [RFC 9370 §2.2.2]",
                "SKEYSEED = prf (SK_d (old), SK(0) | Ni | Nr | SK(1) | SK(2)) [RFC 9370 §2.2.4]",
                "KEYMAT = prf+ (SK_d, SK(0) | Ni | Nr | SK(1) | SK(2)) [RFC 9370 §2.2.4]",
                "SKEYSEED' = prf+ (PPK, SK_d) [RFC 9867 §3.1.1]", "SK_d' = prf+ (PPK, SK_d) [RFC 9867 §3.2.1]");
    }

    private static ImmutableList<Secret> secrets(int count) {
        return SHARED.subList(0, count).stream().map(Secret::copyOf).collect(ImmutableList.toImmutableList());
    }

    private static List<Bytes> octets(SecretOwner owner) {
        List<Bytes> octets = new ArrayList<>();
        owner.eachSecret(secret -> octets.add(Revealed.octets(secret)));
        return octets;
    }

    private static List<Bytes> cut(Bytes stream, int keys) {
        List<Bytes> cut = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            cut.add(stream.slice(32 * i, 32 * i + 32));
        }
        return cut;
    }

    private static Bytes plus(Bytes key, Bytes seed, int blocks) throws GeneralSecurityException {
        Bytes stream = Bytes.EMPTY;
        Bytes block = Bytes.EMPTY;
        for (int i = 1; i <= blocks; i++) {
            block = hmac(key, Bytes.concat(block, seed, Bytes.of(i)));
            stream = Bytes.concat(stream, block);
        }
        return stream;
    }

    private static Bytes hmac(Bytes key, Bytes data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
        return Bytes.owning(mac.doFinal(data.toArray()));
    }
}
