package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @ParameterizedTest
    @CsvSource({"pke, no", "pke, yes", "rpke, no", "rpke, yes"})
    void packetsPassAfterIt(String word, String aggressive, @TempDir Path folder) throws Exception {
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder)) {
            two.load(configuration(folder, Side.OURS, word, aggressive),
                    configuration(folder, Side.PEER, word, aggressive));
            for (Side initiator : Side.values()) {
                two.up(initiator);
                assertThat(Ping.run(network, Side.OURS, Family.IPV4, 3)).isEqualTo(new Ping(3, 3));
                two.of(initiator).terminateIke("home");
                two.bothSee(Sas::none);
            }
        }
    }

    private static Path configuration(Path folder, Side side, String word, String aggressive) throws IOException {
        Side other = side.other();
        Path place = folder.resolve(side.word() + "-configuration");
        put(place, "private", side, key(side));
        put(place, "pubkey", side, publicKey(side));
        put(place, "pubkey", other, publicKey(other));
        return Files.writeString(place.resolve("swanctl.conf"),
                """
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
                        """.formatted(side.outer(Family.IPV4), other.outer(Family.IPV4), aggressive, word, side.word(),
                        other.word(), side.inner(Family.IPV4),
                        other.inner(Family.IPV4)));
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
