package ike.crypto.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.Revealed;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.ProtocolId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas that no recording covers, against a second reading of RFC 2409 with the JDK alone. */
class FormulasTest {
    private static final Cookie INITIATOR = new Cookie(0x0102030405060708L);
    private static final Cookie RESPONDER = new Cookie(0x1112131415161718L);
    private static final Bytes NI = Bytes.fromHex("aa".repeat(16));
    private static final Bytes NR = Bytes.fromHex("bb".repeat(20));

    private final OakleySuite suite = new OakleySuite(Ikev1Algorithms.encryption(7, OptionalInt.of(256)).orElseThrow(),
            Ikev1Algorithms.hash(2).orElseThrow(), Ikev1Algorithms.group(2).orElseThrow());
    private final List<DerivationStep> steps = new ArrayList<>();
    private final DerivationLog log = step -> steps.add(step.get());

    @Test
    void skeyidOfPublicKeyEncryption() throws GeneralSecurityException {
        Bytes hashed = Bytes.owning(MessageDigest.getInstance("SHA-1").digest(Bytes.concat(NI, NR).toArray()));

        Secret skeyid = Skeyid.encryption(suite, Secret.copyOf(NI), Secret.copyOf(NR), INITIATOR, RESPONDER, log);

        assertThat(Revealed.octets(skeyid)).isEqualTo(hmac(hashed, INITIATOR.bytes(), RESPONDER.bytes()));
        assertThat(steps.getFirst().formula()).isEqualTo("prf (hash (Ni_b | Nr_b), CKY-I | CKY-R)");
    }

    @Test
    void keysOfTheRevisedMode() throws GeneralSecurityException {
        Bytes ne = hmac(NR, RESPONDER.bytes());
        Bytes k1 = hmac(ne, Bytes.of(0));
        Bytes k2 = hmac(ne, k1);

        Secret ke = RevisedKeys.ofResponder(suite, Secret.copyOf(NR), RESPONDER, log);

        assertThat(Revealed.octets(ke)).isEqualTo(Bytes.concat(k1, k2).slice(0, 32));
        assertThat(steps).extracting(DerivationStep::name).containsExactly("Ne_r", "Ke_r");
        assertThat(Revealed.octets(RevisedKeys.ofInitiator(suite, Secret.copyOf(NR), RESPONDER, DerivationLog.NONE)))
                .isEqualTo(Revealed.octets(ke));
    }

    @Test
    void keymatOfManyBlocks() throws GeneralSecurityException {
        Bytes end = Bytes.concat(Bytes.fromHex("cc".repeat(8)), Bytes.of(2), Bytes.u32(7), NI, NR);
        Bytes key = Bytes.fromHex("dd".repeat(20));
        Bytes k1 = hmac(key, end);
        Bytes k2 = hmac(key, k1, end);
        Bytes k3 = hmac(key, k2, end);
        Keymat keymat = new Keymat(suite.prf(), Secret.copyOf(key),
                Optional.of(Secret.copyOf(Bytes.fromHex("cc".repeat(8)))), NI, NR, log);

        assertThat(Revealed.octets(keymat.octets(ProtocolId.Known.AH, Bytes.u32(7), 60)))
                .isEqualTo(Bytes.concat(k1, k2, k3));
        assertThat(Revealed.octets(keymat.octets(ProtocolId.Known.AH, Bytes.u32(7), 5))).isEqualTo(k1.slice(0, 5));
    }

    /** In New Group Mode both hashes are of the same form: M-ID, then the message, no nonce (RFC 2409 §5.6). */
    @ParameterizedTest
    @CsvSource({"false, HASH(1)", "true, HASH(2)"})
    void hashesOfNewGroupMode(boolean answer, String name) throws GeneralSecurityException {
        Bytes key = Bytes.fromHex("dd".repeat(20));
        Bytes message = Bytes.fromHex("01020304050607");

        Bytes hash = Phase2Hashes.newGroup(answer, suite.prf(), Secret.copyOf(key), 0xfedcba98L, message, log);

        assertThat(hash).isEqualTo(hmac(key, Bytes.fromHex("fedcba98"), message));
        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.name()).isEqualTo(name);
            assertThat(step.formula()).isEqualTo("prf (SKEYID_a, M-ID | SA)");
            assertThat(step.section()).isEqualTo("RFC 2409 §5.6");
        });
    }

    @Test
    void messagesAreFilledUpWithZeros() {
        IsakmpCipher cipher = new IsakmpCipher(suite.encryption(), Secret.copyOf(Bytes.zeros(32)));
        Bytes iv = Bytes.fromHex("ee".repeat(16));

        Bytes sealed = cipher.seal(iv, Bytes.of(1, 2, 3));

        assertThat(sealed.length()).isEqualTo(16);
        assertThat(cipher.open(iv, sealed)).contains(Bytes.concat(Bytes.of(1, 2, 3), Bytes.zeros(13)));
        assertThat(cipher.seal(iv, Bytes.zeros(32)).length()).isEqualTo(32);
        assertThat(cipher.open(iv, sealed.slice(0, 15))).isEmpty();
        assertThat(cipher.open(iv, Bytes.EMPTY)).isEmpty();
        assertThat(cipher.next(Bytes.concat(Bytes.zeros(16), iv))).isEqualTo(iv);
    }

    @Test
    void combinedModesDoNotEncryptMessages() {
        var gcm = Ikev1Algorithms.esp(20, OptionalInt.of(128)).orElseThrow();
        assertThatThrownBy(() -> new OakleySuite(gcm, suite.hash(), suite.group()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Bytes hmac(Bytes key, Bytes... data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key.toArray(), "HmacSHA1"));
        return Bytes.owning(mac.doFinal(Bytes.concat(data).toArray()));
    }
}
