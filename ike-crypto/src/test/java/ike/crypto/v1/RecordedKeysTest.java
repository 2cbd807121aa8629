package ike.crypto.v1;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.Encryption;
import ike.crypto.Hash;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.Integrity;
import ike.crypto.Prf;
import ike.crypto.Revealed;
import ike.crypto.Secret;
import ike.crypto.Vector;
import ike.wire.Bytes;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys, vectors and hashes that another implementation of IKEv1 derived and logged. */
class RecordedKeysTest {
    private final List<DerivationStep> steps = new ArrayList<>();
    private final DerivationLog log = step -> steps.add(step.get());

    @ParameterizedTest
    @MethodSource
    void phase1(Vector vector) {
        OakleySuite suite = suite(vector);
        Cookie initiator = Cookie.of(vector.octets("cky-i"));
        Cookie responder = Cookie.of(vector.octets("cky-r"));
        Secret skeyid = skeyid(vector, suite.prf());
        IsakmpKeys keys = KeySchedule.keys(suite, skeyid, vector.secret("g-xy"), initiator, responder, log);
        Phase1Hashes hashes = new Phase1Hashes(vector.octets("g-xi"), vector.octets("g-xr"), initiator, responder,
                vector.octets("sa"));

        assertSecret(vector, "skeyid", keys.skeyid());
        assertSecret(vector, "skeyid-d", keys.skeyidD());
        assertSecret(vector, "skeyid-a", keys.skeyidA());
        assertSecret(vector, "skeyid-e", keys.skeyidE());
        assertSecret(vector, "ka", keys.encryptionKey());
        assertThat(InitializationVectors.phase1(suite, vector.octets("g-xi"), vector.octets("g-xr"), log))
                .isEqualTo(vector.octets("iv"));
        assertThat(hashes.ofInitiator(suite.prf(), skeyid, vector.octets("id-i"), log))
                .isEqualTo(vector.octets("hash-i"));
        assertThat(hashes.ofResponder(suite.prf(), skeyid, vector.octets("id-r"), log))
                .isEqualTo(vector.octets("hash-r"));
        assertThat(steps).extracting(DerivationStep::name).containsExactly("SKEYID", "SKEYID_d", "SKEYID_a", "SKEYID_e",
                "Ka", "IV", "HASH_I", "HASH_R");
    }

    static List<Vector> phase1() {
        return Vector.in("ikev1-phase1");
    }

    @ParameterizedTest
    @MethodSource
    void hashes(Vector vector) {
        OakleySuite suite = suite(vector);
        Secret skeyidA = vector.secret("skeyid-a");
        long mid = vector.octets("m-id").u32At(0);
        Bytes ni = vector.octets("ni");

        assertThat(InitializationVectors.phase2(suite, vector.octets("last-block"), mid, log))
                .isEqualTo(vector.octets("iv"));
        assertThat(Phase2Hashes.hash1(suite.prf(), skeyidA, mid, vector.octets("message-1"), log))
                .isEqualTo(vector.octets("hash-1"));
        assertThat(Phase2Hashes.hash2(suite.prf(), skeyidA, mid, ni, vector.octets("message-2"), log))
                .isEqualTo(vector.octets("hash-2"));
        assertThat(Phase2Hashes.hash3(suite.prf(), skeyidA, mid, ni, vector.octets("nr"), log))
                .isEqualTo(vector.octets("hash-3"));
        assertThat(steps.getLast().formula()).isEqualTo("prf (SKEYID_a, 0 | M-ID | Ni_b | Nr_b)");
    }

    static List<Vector> hashes() {
        return Vector.in("ikev1-phase2-hashes");
    }

    @ParameterizedTest
    @MethodSource
    void keymat(Vector vector) {
        Encryption encryption = Ikev1Algorithms.esp(number(vector, "esp").orElseThrow(), number(vector, "esp-key-bits"))
                .orElseThrow();
        Optional<Integrity> integrity = number(vector, "authentication").isPresent()
                ? Ikev1Algorithms.authentication(number(vector, "authentication").getAsInt())
                : Optional.empty();
        Keymat keymat = new Keymat(hash(vector).prf(), vector.secret("skeyid-d"),
                Optional.of(vector.secret("g-qm-xy")).filter(secret -> !secret.isEmpty()), vector.octets("ni"),
                vector.octets("nr"), log);

        EspKeys initiator = keymat.keys(ProtocolId.Known.ESP, (int) vector.octets("spi-of-responder").u32At(0),
                encryption, integrity,
                "i to r");
        EspKeys responder = keymat.keys(ProtocolId.Known.ESP, (int) vector.octets("spi-of-initiator").u32At(0),
                encryption, integrity,
                "r to i");

        assertSecret(vector, "encryption-i", initiator.encryption());
        assertSecret(vector, "integrity-i", initiator.integrity());
        assertSecret(vector, "encryption-r", responder.encryption());
        assertSecret(vector, "integrity-r", responder.integrity());
    }

    static List<Vector> keymat() {
        return Vector.in("ikev1-keymat");
    }

    private Secret skeyid(Vector vector, Prf prf) {
        return vector.text("method").equals("psk")
                ? Skeyid.preShared(prf, vector.secret("psk"), vector.octets("ni"), vector.octets("nr"), log)
                : Skeyid.signatures(prf, vector.octets("ni"), vector.octets("nr"), vector.secret("g-xy"), log);
    }

    private static OakleySuite suite(Vector vector) {
        Encryption encryption = Ikev1Algorithms
                .encryption(number(vector, "encryption").orElseThrow(), number(vector, "key-bits")).orElseThrow();
        return new OakleySuite(encryption, hash(vector), Ikev1Algorithms.group(14).orElseThrow());
    }

    private static Hash hash(Vector vector) {
        return Ikev1Algorithms.hash(number(vector, "hash").orElseThrow()).orElseThrow();
    }

    private static OptionalInt number(Vector vector, String key) {
        String text = vector.text(key);
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static void assertSecret(Vector vector, String name, Secret secret) {
        assertThat(Revealed.octets(secret)).as(name).isEqualTo(vector.octets(name));
    }
}
