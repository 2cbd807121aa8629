package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key exchanges against Project Wycheproof's cases: values at the edges, and values that must be refused. */
class WycheproofKeyExchangeTest {
    @AfterEach
    void back() {
        Backends.use(Backends.reference());
    }

    /** By every library that is here. */
    @ParameterizedTest
    @CsvSource({"x25519, CURVE25519", "x448, CURVE448", "ecdh-ecp-224, ECP_224", "ecdh-ecp-256, ECP_256",
            "ecdh-ecp-384, ECP_384", "ecdh-ecp-521, ECP_521", "ecdh-brainpool-p224r1, BRAINPOOL_P224R1",
            "ecdh-brainpool-p256r1, BRAINPOOL_P256R1", "ecdh-brainpool-p384r1, BRAINPOOL_P384R1",
            "ecdh-brainpool-p512r1, BRAINPOOL_P512R1"})
    void diffieHellman(String table, KeyExchangeId id) {
        KeyExchange method = Algorithms.keyExchange(id).orElseThrow();
        for (Library library : BackendsTest.libraries()) {
            Backends.use(Backends.preferring(library));
            diffieHellman(method, Wycheproof.in(table));
        }
    }

    private static void diffieHellman(KeyExchange method, List<Wycheproof> cases) {
        assertThat(cases).hasSizeGreaterThan(20).allSatisfy(c -> {
            Agreement result = method.respond(c.octets(3), c.secret(2));
            if (c.text(1).equals("valid")) {
                assertThat(Revealed.octets(((Agreed) result).shared())).isEqualTo(c.octets(4));
            } else {
                assertThat(result).isInstanceOf(Refused.class);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"512", "768", "1024"})
    void mlKem(String size) {
        KeyExchange method = Algorithms.keyExchange(KeyExchangeId.valueOf("ML_KEM_" + size)).orElseThrow();
        assertThat(Wycheproof.in("mlkem-" + size)).hasSize(24).allSatisfy(c -> {
            switch (c.text(0)) {
                case "keygen" -> assertThat(sha256(method.offer(c.secret(3)).publicData())).isEqualTo(c.octets(4));
                case "encaps" -> encapsulates(method, c);
                default -> decapsulates(method, c);
            }
        });
    }

    private static void encapsulates(KeyExchange method, Wycheproof c) {
        Agreement result = method.respond(c.octets(4), c.secret(3));
        if (c.text(2).equals("invalid")) {
            assertThat(((Refused) result).section()).isEqualTo("FIPS 203 §7.2");
        } else {
            assertThat(sha256(((Agreed) result).publicData())).isEqualTo(c.octets(5));
            assertThat(Revealed.octets(((Agreed) result).shared())).isEqualTo(c.octets(6));
        }
    }

    private static void decapsulates(KeyExchange method, Wycheproof c) {
        Agreement result = method.offer(c.secret(3)).agree(c.octets(5));
        if (c.text(2).equals("invalid")) {
            assertThat(((Refused) result).section()).isEqualTo("FIPS 203 §7.3");
        } else {
            assertThat(Revealed.octets(((Agreed) result).shared())).isEqualTo(c.octets(6));
        }
    }

    private static Bytes sha256(Bytes octets) {
        return Bytes.owning(Hashing.sha256().hashBytes(octets.toArray()).asBytes());
    }
}
