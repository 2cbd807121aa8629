package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * IKEv1's authentication by encryption (RFC 2409 §5.2, §5.3), which no daemon of today has, between two of our endpoints, from their
 * configuration on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EncryptionModesIT {
    private static final Path JAR = Path.of(System.getProperty("ike.jar", "target/ike.jar")).toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @ParameterizedTest
    @CsvSource({"pke, no", "pke, yes", "rpke, no", "rpke, yes"})
    void packetsPassAfterIt(String word, String aggressive, @TempDir Path folder) throws Exception {
        try (LabNetwork network = LabNetwork.open();
                OurEndpoint ours = OurEndpoint.start(network.of(Side.OURS), JAR, folder.resolve("o"));
                OurEndpoint peer = OurEndpoint.start(network.of(Side.PEER), JAR, folder.resolve("p"))) {
            ours.load(configuration(folder, Side.OURS, word, aggressive));
            peer.load(configuration(folder, Side.PEER, word, aggressive));
            for (OurEndpoint initiator : new OurEndpoint[]{ours, peer}) {
                initiator.initiate("net");
                sees(ours, sas -> sas.onlyChild("net"));
                sees(peer, sas -> sas.onlyChild("net"));
                assertThat(Ping.run(network, Side.OURS, Family.IPV4, 3)).isEqualTo(new Ping(3, 3));
                initiator.terminateIke("home");
                sees(ours, Sas::none);
                sees(peer, Sas::none);
            }
        }
    }

    private static void sees(OurEndpoint endpoint, Predicate<Sas> condition) throws IOException, InterruptedException {
        assertThat(endpoint.await(condition, LIMIT)).as(() -> "after " + endpoint.log().since(0)).matches(condition);
    }

    private static Path configuration(Path folder, Side side, String word, String aggressive) throws IOException {
        Side other = side == Side.OURS ? Side.PEER : Side.OURS;
        Path place = folder.resolve(side.word() + "-configuration");
        put(place, "private", side, key(side));
        put(place, "pubkey", side, publicKey(side));
        put(place, "pubkey", other, publicKey(other));
        return Files.writeString(place.resolve("swanctl.conf"), """
                connections {
                  home {
                    local_addrs = %s
                    remote_addrs = %s
                    version = 1
                    aggressive = %s
                    proposals = aes128-sha256-modp2048
                    local { auth = %4$s
                      id = %5$s.test
                      pubkeys = %5$s }
                    remote { auth = %4$s
                      id = %6$s.test
                      pubkeys = %6$s }
                    children {
                      net {
                        local_ts = %7$s/32
                        remote_ts = %8$s/32
                        esp_proposals = aes128-sha256
                      }
                    }
                  }
                }
                """.formatted(outer(side), outer(other), aggressive, word, side.word(), other.word(), inner(side),
                inner(other)));
    }

    private static String outer(Side side) {
        return side == Side.OURS ? "198.51.100.1" : "198.51.100.2";
    }

    private static String inner(Side side) {
        return side == Side.OURS ? "10.1.0.1" : "10.2.0.1";
    }

    private static void put(Path place, String kind, Side side, Bytes octets) throws IOException {
        Files.write(Files.createDirectories(place.resolve(kind)).resolve(side.word()), octets.toArray());
    }

    private static Bytes key(Side side) {
        return SeededKeys.rsa(2048, side == Side.OURS ? 71 : 72);
    }

    private static Bytes publicKey(Side side) {
        return SigningKey.read(key(side)).orThrow().publicKey().subjectPublicKeyInfo();
    }
}
