package ike.crypto.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Algorithms;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.Prf;
import ike.crypto.Revealed;
import ike.crypto.Secret;
import ike.crypto.Vector;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and AUTH values that another implementation derived and logged. */
class KeyScheduleVectorTest {
    private final List<DerivationStep> steps = new ArrayList<>();
    private final DerivationLog log = step -> steps.add(step.get());

    @ParameterizedTest
    @MethodSource
    void initial(Vector vector) {
        IkeKeys keys = KeySchedule.initial(suite(vector), vector.octets("ni"), vector.octets("nr"),
                spi(vector, "spi-i"),
                spi(vector, "spi-r"), vector.secret("g-ir"), log);
        assertKeys(vector, keys);
    }

    static List<Vector> initial() {
        return Vector.in("key-schedule/initial");
    }

    @ParameterizedTest
    @MethodSource
    void rekeyed(Vector vector) {
        IkeKeys keys = KeySchedule.rekeyed(vector.prf("old-prf"), vector.secret("old-sk-d"), suite(vector),
                vector.secret("g-ir"), vector.octets("ni"), vector.octets("nr"), spi(vector, "spi-i"),
                spi(vector, "spi-r"), log);
        assertKeys(vector, keys);
    }

    static List<Vector> rekeyed() {
        return Vector.in("key-schedule/rekeyed");
    }

    /** The keys of AES with 128 bits and HMAC-SHA1 are as long together as what was published, and so is prf+ of a Child SA. */
    @ParameterizedTest
    @MethodSource
    void published(Vector vector) {
        Prf prf = vector.prf("prf");
        Bytes nonces = Bytes.concat(vector.octets("ni"), vector.octets("nr"));

        IkeKeys keys = KeySchedule.initial(suite(vector), vector.octets("ni"), vector.octets("nr"),
                spi(vector, "spi-i"), spi(vector, "spi-r"), vector.secret("g-ir"), log);
        assertSecret(vector, "skeyseed", steps.getFirst().output());
        assertSecret(vector, "keys", Secret.concat(keys.skD(), keys.skAi(), keys.skAr(), keys.skEi(), keys.skEr(),
                keys.skPi(), keys.skPr()));
        int length = vector.octets("child").length();
        assertSecret(vector, "child", prf.plus(keys.skD(), nonces, length));
        assertSecret(vector, "child-pfs", prf.plus(keys.skD(), vector.secret("g-ir-new"), nonces, length));
        steps.clear();
        KeySchedule.rekeyed(prf, keys.skD(), suite(vector), vector.secret("g-ir-new"), vector.octets("ni"),
                vector.octets("nr"), spi(vector, "spi-i"), spi(vector, "spi-r"), log);
        assertSecret(vector, "skeyseed-rekeyed", steps.getFirst().output());
    }

    static List<Vector> published() {
        return Vector.in("key-schedule/published");
    }

    @ParameterizedTest
    @MethodSource
    void child(Vector vector) {
        ChildKeys keys = KeySchedule.child(vector.prf("prf"), vector.secret("sk-d"),
                Optional.of(vector.secret("g-ir")).filter(gir -> !gir.isEmpty()), vector.octets("ni"),
                vector.octets("nr"), vector.encryption(), vector.integrity(), DerivationLog.NONE);
        assertSecret(vector, "encryption-i", keys.encryptionInitiator());
        assertSecret(vector, "integrity-i", keys.integrityInitiator());
        assertSecret(vector, "encryption-r", keys.encryptionResponder());
        assertSecret(vector, "integrity-r", keys.integrityResponder());
    }

    static List<Vector> child() {
        return Vector.in("key-schedule/child");
    }

    @ParameterizedTest
    @MethodSource
    void auth(Vector vector) {
        Bytes signed = vector.toString().contains("initiator")
                ? Auth.initiatorSignedOctets(vector.prf("prf"), vector.secret("sk-p"), vector.octets("message"),
                        vector.octets("nonce"), vector.octets("id"), log)
                : Auth.responderSignedOctets(vector.prf("prf"), vector.secret("sk-p"), vector.octets("message"),
                        vector.octets("nonce"), vector.octets("id"), log);
        Bytes auth = Auth.psk(vector.prf("prf"), vector.secret("secret"), signed, log);

        assertSecret(vector, "maced-id", steps.getFirst().output());
        assertThat(signed).isEqualTo(
                Bytes.concat(vector.octets("message"), vector.octets("nonce"), vector.octets("maced-id")));
        assertThat(auth).isEqualTo(vector.octets("auth"));
    }

    static List<Vector> auth() {
        return Vector.in("auth");
    }

    private void assertKeys(Vector vector, IkeKeys keys) {
        assertSecret(vector, "skeyseed", steps.getFirst().output());
        assertSecret(vector, "sk-d", keys.skD());
        assertSecret(vector, "sk-ai", keys.skAi());
        assertSecret(vector, "sk-ar", keys.skAr());
        assertSecret(vector, "sk-ei", keys.skEi());
        assertSecret(vector, "sk-er", keys.skEr());
        assertSecret(vector, "sk-pi", keys.skPi());
        assertSecret(vector, "sk-pr", keys.skPr());
    }

    private static void assertSecret(Vector vector, String name, Secret secret) {
        assertThat(Revealed.octets(secret)).as(name).isEqualTo(vector.octets(name));
    }

    private static IkeAlgorithms suite(Vector vector) {
        return new IkeAlgorithms(vector.encryption(), vector.integrity(), vector.prf("prf"),
                Algorithms.keyExchanges().getLast());
    }

    private static IkeSpi spi(Vector vector, String name) {
        return IkeSpi.of(vector.octets(name));
    }
}
