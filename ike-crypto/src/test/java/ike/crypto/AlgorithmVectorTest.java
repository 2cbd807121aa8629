package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Agreement.Agreed;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each algorithm against the published facts about it, with every library that is here. */
class AlgorithmVectorTest {
    @AfterEach
    void back() {
        Backends.use(Backends.reference());
    }

    @ParameterizedTest
    @MethodSource
    void prf(Vector vector, Library library) {
        Backends.use(Backends.preferring(library));
        Secret result = vector.prf("prf").of(vector.secret("key"), vector.octets("data"));
        assertThat(Revealed.octets(result)).isEqualTo(vector.octets("result"));
    }

    static List<Arguments> prf() {
        return withEachLibrary("prf");
    }

    @ParameterizedTest
    @MethodSource
    void hash(Vector vector, Library library) {
        Backends.use(Backends.preferring(library));
        Hash hash = HashTable.ROWS.stream().filter(row -> row.name().equals(vector.text("hash"))).findFirst()
                .orElseThrow();
        assertThat(hash.of(vector.octets("message"))).isEqualTo(vector.octets("result"));
    }

    static List<Arguments> hash() {
        return withEachLibrary("hash");
    }

    @ParameterizedTest
    @MethodSource
    void integrity(Vector vector, Library library) {
        Backends.use(Backends.preferring(library));
        Integrity integrity = vector.integrity().orElseThrow();
        Bytes icv = integrity.icv(vector.secret("key"), vector.octets("data"));
        assertThat(icv).isEqualTo(vector.octets("icv"));
        assertThat(integrity.verify(vector.secret("key"), icv, vector.octets("data"))).isTrue();
    }

    static List<Arguments> integrity() {
        return withEachLibrary("integrity");
    }

    @ParameterizedTest
    @MethodSource
    void encryption(Vector vector, Library library) {
        Backends.use(Backends.preferring(library));
        Encryption encryption = vector.encryption();
        Secret key = vector.secret("key");
        Bytes sealed = encryption.seal(key, vector.octets("iv"), vector.octets("aad"), vector.octets("plaintext"));
        assertThat(sealed).isEqualTo(vector.octets("ciphertext"));
        assertThat(encryption.open(key, vector.octets("iv"), vector.octets("aad"), sealed))
                .contains(vector.octets("plaintext"));
    }

    static List<Arguments> encryption() {
        return withEachLibrary("encryption");
    }

    @ParameterizedTest
    @MethodSource
    void keyExchange(Vector vector) {
        KeyExchange method = method(vector);
        Offered offered = method.offer(vector.secret("seed-i"));
        assertThat(offered.publicData()).isEqualTo(vector.octets("public-i"));

        Agreed responder = (Agreed) method.respond(offered.publicData(), vector.secret("seed-r"));
        assertThat(responder.publicData()).isEqualTo(vector.octets("public-r"));
        assertThat(Revealed.octets(responder.shared())).isEqualTo(vector.octets("shared"));

        Agreed initiator = (Agreed) offered.agree(responder.publicData());
        assertThat(Revealed.octets(initiator.shared())).isEqualTo(vector.octets("shared"));
    }

    static List<Vector> keyExchange() {
        return Vector.in("key-exchange");
    }

    @ParameterizedTest
    @MethodSource
    void agreement(Vector vector) {
        Agreed agreed = (Agreed) method(vector).respond(vector.octets("public"), vector.secret("seed"));
        assertThat(Revealed.octets(agreed.shared())).isEqualTo(vector.octets("shared"));
    }

    static List<Vector> agreement() {
        return Vector.in("agreement");
    }

    private static List<Arguments> withEachLibrary(String folder) {
        List<Backend> libraries = Backends.fastest().libraries();
        return Vector.in(folder).stream()
                .flatMap(vector -> libraries.stream().map(backend -> Arguments.of(vector, backend.library()))).toList();
    }

    private static KeyExchange method(Vector vector) {
        return Algorithms.keyExchange(KeyExchangeId.valueOf(vector.text("method"))).orElseThrow();
    }
}
