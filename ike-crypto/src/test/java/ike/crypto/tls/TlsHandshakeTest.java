package ike.crypto.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustCheck;
import ike.crypto.certificate.TrustRequest;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends of EAP-TLS against each other (RFC 5216 §2.1, RFC 9190 §2.1). */
class TlsHandshakeTest {
    private static final Authority ROOT = Authority.of("C=CH, CN=Root",
            SigningKey.read(SeededKeys.ec("P-256", 1)).orThrow());
    private static final Authority STRANGER = Authority.of("C=CH, CN=Stranger",
            SigningKey.read(SeededKeys.ec("P-256", 2)).orThrow());

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "P-256", "P-384", "P-521", "ed25519", "ed448"})
    void bothEndsHaveTheSameKey(String kind) {
        Talk talk = talk(party(ROOT, "carol", kind, 3), party(ROOT, "gateway", kind, 4));
        assertThat(talk.clientKey()).isEqualTo(talk.serverKey()).hasSize(128);
        assertThat(talk.flights).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "P-256", "P-384", "P-521", "ed25519", "ed448"})
    void soTheyDoInTheVersionBefore(String kind) {
        Talk talk = new Talk(
                TlsHandshake.client(Optional.of(party(ROOT, "carol", kind, 3)), trust("gateway"), entropy(5),
                        ProtocolVersion.TLSv12),
                TlsHandshake.server(party(ROOT, "gateway", kind, 4), trust("carol"), entropy(6))).run();
        assertThat(talk.clientKey()).isEqualTo(talk.serverKey()).hasSize(128);
        assertThat(talk.flights).isEqualTo(4);
    }

    @Test
    void theSameEntropyMakesTheSameHandshake() {
        Talk one = talk(party(ROOT, "carol", "P-256", 3), party(ROOT, "gateway", "P-256", 4));
        Talk other = talk(party(ROOT, "carol", "P-256", 3), party(ROOT, "gateway", "P-256", 4));
        assertThat(other.clientKey()).isEqualTo(one.clientKey());
        assertThat(other.said).isEqualTo(one.said);
    }

    @Test
    void aStrangerIsRefusedByEitherEnd() {
        Talk server = talk(party(ROOT, "carol", "P-256", 3), party(STRANGER, "gateway", "P-256", 4));
        assertThat(why(server.client)).contains("CN=Stranger");
        assertThat(why(server.server)).contains("the other end ends TLS: bad_certificate");
        Talk client = talk(party(STRANGER, "carol", "P-256", 3), party(ROOT, "gateway", "P-256", 4));
        assertThat(why(client.server)).contains("CN=Stranger");
        assertThat(why(client.client)).contains("bad_certificate");
    }

    @Test
    void whoHasNoCertificateIsRefused() {
        Talk talk = new Talk(TlsHandshake.client(Optional.empty(), trust("gateway"), entropy(5)),
                TlsHandshake.server(party(ROOT, "gateway", "P-256", 4), trust("carol"), entropy(6))).run();
        assertThat(why(talk.server)).contains("shows no certificate");
    }

    @Test
    void whoBelongsToAnotherNameIsRefused() {
        Talk talk = new Talk(TlsHandshake.client(Optional.of(party(ROOT, "dave", "P-256", 3)), trust("gateway"),
                entropy(5)), TlsHandshake.server(party(ROOT, "gateway", "P-256", 4), trust("carol"), entropy(6))).run();
        assertThat(why(talk.server)).contains("carol");
    }

    /** Any octets end in a step, and no end has a key that the other has not. */
    @Test
    void changedFlightsLetNobodyIn() {
        Random random = new Random(7);
        int ends = 0;
        for (int i = 0; i < 200; i++) {
            Talk talk = new Talk(
                    TlsHandshake.client(Optional.of(party(ROOT, "carol", "P-256", 3)), trust("gateway"), entropy(5)),
                    TlsHandshake.server(party(ROOT, "gateway", "P-256", 4), trust("carol"), entropy(6)));
            talk.changedFlight = 1 + random.nextInt(4);
            talk.random = random;
            talk.run();
            if (talk.client.standing() instanceof TlsStep.Standing.Complete) {
                assertThat(talk.clientKey()).isEqualTo(talk.serverKey());
            } else {
                ends++;
            }
        }
        assertThat(ends).as("only the record layer's version may change").isGreaterThan(190);
    }

    private static String why(TlsStep step) {
        return ((TlsStep.Standing.Broken) step.standing()).why();
    }

    private static Talk talk(TlsParty client, TlsParty server) {
        return new Talk(TlsHandshake.client(Optional.of(client), trust("gateway"), entropy(5)),
                TlsHandshake.server(server, trust("carol"), entropy(6))).run();
    }

    private static TlsEntropy entropy(long seed) {
        Random random = new Random(seed);
        return length -> {
            byte[] drawn = new byte[length];
            random.nextBytes(drawn);
            return Secret.owning(drawn);
        };
    }

    private static TlsTrust trust(String name) {
        return chain -> TrustCheck.judge(TrustRequest.of(chain.getFirst(), Identification.fqdn(name + ".test"), chain,
                ImmutableList.of(ROOT.root()), Instant.parse("2026-06-01T00:00:00Z")));
    }

    private static TlsParty party(Authority issuer, String name, String kind, long seed) {
        Bytes info = switch (kind) {
            case "rsa" -> SeededKeys.rsa(2048, seed);
            case "ed25519" -> SeededKeys.ed(KeyType.ED25519, seed);
            case "ed448" -> SeededKeys.ed(KeyType.ED448, seed);
            default -> SeededKeys.ec(kind, seed);
        };
        SigningKey key = SigningKey.read(info).orThrow();
        Certificate certificate = issuer.peer("C=CH, CN=" + name, key, Identification.fqdn(name + ".test"), _ -> {
        });
        return new TlsParty(ImmutableList.of(certificate), key);
    }

    /** What the two say to each other, until nobody has anything to say. */
    private static final class Talk {
        private final TlsHandshake left;
        private final TlsHandshake right;
        private TlsStep client;
        private TlsStep server = new TlsStep(Bytes.EMPTY, new TlsStep.Standing.Going());
        private Bytes said = Bytes.EMPTY;
        private int flights;
        private int changedFlight;
        private Random random = new Random(0);

        Talk(TlsHandshake left, TlsHandshake right) {
            this.left = left;
            this.right = right;
            client = left.begun();
        }

        Talk run() {
            Bytes next = client.output();
            for (boolean toServer = true; !next.isEmpty(); toServer = !toServer) {
                flights++;
                said = Bytes.concat(said, next);
                Bytes arriving = flights == changedFlight ? changed(next) : next;
                TlsStep step = (toServer ? right : left).take(arriving);
                if (toServer) {
                    server = step;
                } else {
                    client = step;
                }
                next = step.output();
            }
            return this;
        }

        private Bytes changed(Bytes flight) {
            byte[] octets = flight.toArray();
            octets[random.nextInt(octets.length)] ^= (byte) (1 + random.nextInt(255));
            return Bytes.owning(octets);
        }

        String clientKey() {
            return key(client);
        }

        String serverKey() {
            return key(server);
        }

        private static String key(TlsStep step) {
            return ((TlsStep.Standing.Complete) step.standing()).msk()
                    .reveal(ike.crypto.SecretAccess.forKeyExport()).hex();
        }
    }
}
