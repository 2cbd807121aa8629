package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;
import ike.wire.Bytes;

/** Every library that is here gives the same octets as the reference, for every algorithm. */
class BackendsTest {
    private final Random random = new Random(42);

    static List<Library> libraries() {
        return Backends.fastest().libraries().stream().map(Backend::library).toList();
    }

    @AfterEach
    void back() {
        Backends.use(Backends.reference());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void encryption(Library library) {
        Backends other = Backends.preferring(library);
        for (Encryption encryption : Algorithms.encryptions()) {
            for (int length = 0; length < 5000; length = 3 * length + encryption.blockLength()) {
                int whole = length - length % encryption.blockLength();
                Secret key = Secret.copyOf(octets(encryption.keyLength()));
                Bytes iv = octets(encryption.ivLength());
                Bytes aad = octets(encryption.aead() ? 40 : 0);
                Bytes plaintext = octets(whole);
                Function<Backends, Bytes> sealed = backends -> {
                    Backends.use(backends);
                    return encryption.seal(key, iv, aad, plaintext);
                };
                Bytes expected = sealed.apply(Backends.reference());
                assertThat(sealed.apply(other)).as(encryption.id() + " of " + whole).isEqualTo(expected);
                assertThat(encryption.open(key, iv, aad, expected)).contains(plaintext);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void prfsAndIntegrity(Library library) {
        Backends other = Backends.preferring(library);
        for (int length = 0; length < 5000; length = 3 * length + 1) {
            Bytes data = octets(length);
            for (Prf prf : Algorithms.prfs()) {
                Secret key = Secret.copyOf(octets(length % 200));
                Backends.use(Backends.reference());
                Bytes expected = Revealed.octets(prf.of(key, data));
                Backends.use(other);
                assertThat(Revealed.octets(prf.of(key, data))).as(prf.id() + " of " + length).isEqualTo(expected);
            }
            for (Integrity integrity : Algorithms.integrities()) {
                Secret key = Secret.copyOf(octets(integrity.keyLength()));
                Backends.use(Backends.reference());
                Bytes expected = integrity.icv(key, data);
                Backends.use(other);
                assertThat(integrity.verify(key, expected, data)).as(integrity.id() + " of " + length).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void keyExchanges(Library library) {
        Backends other = Backends.preferring(library);
        for (KeyExchange method : Algorithms.keyExchanges()) {
            Secret seed = Secret.copyOf(octets(method.initiatorSeedLength()));
            Secret peer = Secret.copyOf(octets(method.responderSeedLength()));
            Function<Backends, Bytes> agreed = backends -> {
                Backends.use(backends);
                Offered offered = method.offer(seed);
                Agreement.Agreed answer = (Agreement.Agreed) method.respond(offered.publicData(), peer);
                return Bytes.concat(offered.publicData(), answer.publicData(), Revealed.octets(answer.shared()));
            };
            assertThat(agreed.apply(other)).as(method.id().label()).isEqualTo(agreed.apply(Backends.reference()));
        }
    }

    @Test
    void theReferenceIsPureJavaAndServesEverything() {
        assertThat(Backends.reference().table().keySet()).isEqualTo(Primitives.ORDER.keySet());
        assertThat(Backends.reference().table().values()).allMatch(backend -> backend.library().pureJava());
        assertThat(Backends.current()).isSameAs(Backends.reference());
    }

    @Test
    void theFirstOfTheOrderThatIsHereServes() {
        Backends fastest = Backends.fastest();
        Primitives.ORDER.forEach((primitive, order) -> assertThat(fastest.serving(primitive).library()).isEqualTo(order
                .stream().filter(l -> fastest.libraries().stream().anyMatch(b -> b.library() == l)).findFirst()
                .orElseThrow()));
    }

    @Test
    void aBackendHoldsWhatItPromises() {
        assertThatThrownBy(() -> new Backend(Library.JDK, "", ImmutableMap.of(Primitives.AES_GCM, "nothing")))
                .isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> Backends.reference().serving(new Primitive<>("ROT13", KeyedCipher.Service.class)))
                .hasMessageContaining("ROT13");
    }

    private Bytes octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Bytes.owning(octets);
    }
}
