package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import ike.crypto.SecretAccess;
import ike.engine.FlowConfidentiality;
import ike.engine.HeaderCopies;
import ike.engine.Policy;
import ike.engine.IpsecMode;
import ike.engine.config.AddressPattern;
import ike.engine.config.Addressing;
import ike.engine.config.AuthRound;
import ike.engine.config.CertificateExchange;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.config.IdentityPattern;
import ike.engine.config.IkeVersion;
import ike.engine.config.Ikev1Options;
import ike.engine.config.Ikev2Extensions;
import ike.engine.config.PpkUse;
import ike.engine.config.PacketRules;
import ike.engine.config.ProposalSpec;
import ike.engine.config.Reactions;
import ike.engine.config.Reactions.Reaction;
import ike.engine.config.SelectorSpec;
import ike.engine.config.SharedSecret;
import ike.engine.config.UniquePolicy;
import ike.interop.settings.Diagnostic;
import ike.interop.settings.SettingsParser;
import ike.wire.ip.IpAddress;
import ike.wire.v2.Identification;
import ike.wire.v2.ProtocolId;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationLoaderTest {
    private static final String ROUNDS = "local { auth = psk }\nremote { auth = psk }\n";

    @Test
    void whatIsLeftOutIsStrongSwansDefault() {
        Connection connection = connection("");
        assertThat(connection).isEqualTo(new Connection("gw", ImmutableList.of(IkeVersion.IKEV2),
                ImmutableList.of(AddressPattern.ANY4, AddressPattern.ANY6),
                ImmutableList.of(AddressPattern.ANY4, AddressPattern.ANY6), 500, 500,
                ProposalParser.defaults(ProtocolId.Known.IKE), false, Fragmentation.YES, Duration.ZERO,
                Duration.ofHours(4),
                Duration.ofMinutes(24), Duration.ofMinutes(24), 1, UniquePolicy.NO,
                ImmutableList.of(AuthRound.psk(IdentityPattern.any())),
                ImmutableList.of(AuthRound.psk(IdentityPattern.any())), ImmutableList.of(),
                Addressing.NONE, true, CertificateExchange.USUAL, Ikev2Extensions.DEFAULT, Ikev1Options.DEFAULT,
                Duration.ZERO, 0));
        assertThat(child("")).isEqualTo(new ChildConfig("net",
                ImmutableList.of(new SelectorSpec.Dynamic(0, 0, 65535)),
                ImmutableList.of(new SelectorSpec.Dynamic(0, 0, 65535)), ProposalParser.defaults(ProtocolId.Known.ESP),
                ChildConfig.StartAction.NONE, IpsecMode.TUNNEL, Duration.ofHours(1), Duration.ofMinutes(66),
                Duration.ofMinutes(6), 32));
    }

    @Test
    void everySupportedKeyHasItsEffect() {
        Connection connection = connection("""
                version = 2
                local_addrs = 192.0.2.1
                remote_addrs = 192.0.2.2, 198.51.100.0/24
                local_port = 5500
                remote_port = 4500
                proposals = aes256gcm16-prfsha384-ecp384
                encap = yes
                dpd_delay = 30s
                rekey_time = 2h
                over_time = 5m
                rand_time = 1m
                keyingtries = 0
                unique = replace
                reauth_time = 8h
                ppk_id = blue
                ppk_required = yes
                ppk_exchange = intermediate
                dscp = 101110
                """);
        assertThat(connection.localAddresses()).containsExactly(AddressPattern.exactly(IpAddress.of("192.0.2.1")));
        assertThat(connection.remoteAddresses()).containsExactly(AddressPattern.exactly(IpAddress.of("192.0.2.2")),
                new AddressPattern(IpAddress.of("198.51.100.0"), IpAddress.of("198.51.100.255")));
        assertThat(connection.localPort()).isEqualTo(5500);
        assertThat(connection.remotePort()).isEqualTo(4500);
        assertThat(connection.proposals()).extracting(ProposalSpec::text)
                .containsExactly("aes256gcm16-prfsha384-ecp384");
        assertThat(connection.encap()).isTrue();
        assertThat(connection.dpdDelay()).hasSeconds(30);
        assertThat(connection.rekeyTime()).hasHours(2);
        assertThat(connection.reauthTime()).hasHours(8);
        assertThat(connection.overTime()).hasMinutes(5);
        assertThat(connection.randTime()).hasMinutes(1);
        assertThat(connection.keyingTries()).isZero();
        assertThat(connection.dscp()).isEqualTo(46);
        assertThat(connection.unique()).isEqualTo(UniquePolicy.REPLACE);
        assertThat(connection.extensions().ppk()).isEqualTo(
                new PpkUse(Optional.of(new IdentityPattern.Exactly(Identification.fqdn("blue"))), true,
                        PpkUse.Exchange.INTERMEDIATE));
    }

    @Test
    void everySupportedKeyOfAChildHasItsEffect() {
        ChildConfig child = child("""
                local_ts = 10.1.0.0/16
                remote_ts = 10.2.0.0/16[tcp/80]
                esp_proposals = aes128gcm16-x25519
                start_action = trap|start
                close_action = start
                dpd_action = trap
                inactivity = 3m
                mode = tunnel
                rekey_time = 10m
                life_time = 12m
                rand_time = 30s
                replay_window = 0
                """);
        assertThat(child.local().toString()).contains("10.1.255.255");
        assertThat(child.remote().toString()).contains("10.2.255.255", "startPort=80");
        assertThat(child.proposals()).extracting(ProposalSpec::text).containsExactly("aes128gcm16-x25519");
        assertThat(child.startAction()).isEqualTo(ChildConfig.StartAction.TRAP_AND_START);
        assertThat(child.reactions())
                .isEqualTo(new Reactions(Reaction.START, Reaction.TRAP, Duration.ofMinutes(3)));
        assertThat(child.rekeyTime()).hasMinutes(10);
        assertThat(child.lifeTime()).hasMinutes(12);
        assertThat(child.randTime()).hasSeconds(30);
        assertThat(child.packets().replayWindow()).isZero();
        assertThat(child.packets().octets()).isEqualTo(PacketRules.Budget.UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource({"'', 0, 0, 0", "rekey_bytes = 100, 100, 110, 10", "life_bytes = 1100, 999, 1100, 101",
            "'rekey_bytes = 1k\nlife_bytes = 2k\nrand_bytes = 0', 1024, 2048, 0",
            "'rekey_bytes = 10\nrand_bytes = 99', 10, 11, 10"})
    void theVolumesOfAChildDependOnEachOther(String settings, long rekey, long life, long random) {
        PacketRules.Budget expected = new PacketRules.Budget(rekey, life, random);
        assertThat(child(settings + "\n").packets().octets()).isEqualTo(expected);
        PacketRules rules = child(settings.replace("_bytes", "_packets").replace("1k", "1024").replace("2k", "2048")
                + "\n").packets();
        assertThat(rules.packets()).isEqualTo(expected);
        assertThat(rules.octets()).isEqualTo(PacketRules.Budget.UNLIMITED);
    }

    @Test
    void aChildWithAPriorityComesBeforeAllWithout() {
        assertThat(child("").packets().priority()).isZero();
        assertThat(child("priority = 1\n").packets().priority()).isGreaterThan(child("priority = 2\n").packets()
                .priority());
        assertThat(child("priority = 2147483645\n").packets().priority())
                .isGreaterThan(Shunt.usualPriority(Policy.Action.BYPASS));
        assertThat(Shunt.usualPriority(Policy.Action.DISCARD)).isNegative();
    }

    @Test
    void headersAndPaddingOfAChild() {
        PacketRules rules = child("copy_df = no\ncopy_ecn = no\ncopy_dscp = in\ntfc_padding = mtu\n").packets();
        assertThat(rules.copies()).isEqualTo(new HeaderCopies(false, true, false, false));
        assertThat(rules.confidentiality().paddedLength()).isEqualTo(FlowConfidentiality.PAD_TO_MTU);
        assertThat(child("copy_dscp = yes\ntfc_padding = 900\ntfc_dummies = 20\n").packets().confidentiality())
                .isEqualTo(new FlowConfidentiality(900, 20));
    }

    @ParameterizedTest
    @CsvSource({"'', 14400, 1440, 1440", "rekey_time = 1h, 3600, 360, 360", "rekey_time = 0, 0, 0, 0",
            "'rand_time = 9\nrekey_time = 0', 0, 0, 9",
            "over_time = 3h, 14400, 10800, 7200", "reauth_time = 20h, 0, 7200, 7200", "reauth_time = 0, 0, 0, 0",
            "'reauth_time = 20h\nrekey_time = 4h', 14400, 7200, 7200",
            "rand_time = 0, 14400, 1440, 0"})
    void theLifetimesOfAnIkeSaDependOnEachOther(String settings, long rekey, long over, long random) {
        Connection connection = connection(settings + "\n");
        assertThat(connection.rekeyTime()).hasSeconds(rekey);
        assertThat(connection.overTime()).hasSeconds(over);
        assertThat(connection.randTime()).hasSeconds(random);
    }

    @ParameterizedTest
    @CsvSource({"rekey_time = 600, 600, 660, 60", "life_time = 3960, 3599, 3960, 361", "life_time = 110, 99, 110, 11",
            "rekey_time = 0, 0, 0, 0", "life_time = 0, 0, 0, 0", "rand_time = 1m, 3600, 3960, 60"})
    void theLifetimesOfAChildSaDependOnEachOther(String settings, long rekey, long life, long random) {
        ChildConfig child = child(settings + "\n");
        assertThat(child.rekeyTime()).hasSeconds(rekey);
        assertThat(child.lifeTime()).hasSeconds(life);
        assertThat(child.randTime()).hasSeconds(random);
    }

    @Test
    void aSecretHasItsOwners() {
        LoadedConfiguration loaded = load("""
                secrets {
                  ike-1 {
                    id-b = moon.example
                    id-a = "@#00ff"
                    secret = 0x0102
                  }
                  ike { secret = "for all" }
                  eap-carol { id = carol
                    secret = tulips }
                  ntlm-carol { id = carol
                    secret = 0x000102030405060708090a0b0c0d0e0f }
                  ppk-blue { id = blue
                    secret = 0sAAEC }
                }
                """);
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.secrets()).extracting(SharedSecret::name).containsExactly("ike-1", "ike", "eap-carol",
                "ntlm-carol", "ppk-blue");
        assertThat(loaded.secrets()).extracting(SharedSecret::purpose).containsExactly(SharedSecret.Purpose.IKE,
                SharedSecret.Purpose.IKE, SharedSecret.Purpose.EAP, SharedSecret.Purpose.NTLM,
                SharedSecret.Purpose.PPK);
        assertThat(loaded.secrets().getFirst().owners()).containsExactly(
                new IdentityPattern.Exactly(Identification.fqdn("moon.example")),
                new IdentityPattern.Exactly(Identification.keyId(ike.wire.Bytes.of(0, 255))));
        assertThat(loaded.secrets().getFirst().secret().reveal(SecretAccess.forKeyExport()).hex()).isEqualTo("0102");
        assertThat(loaded.secrets().get(1).owners()).isEmpty();
        loaded.wipe();
        assertThat(loaded.secrets()).allMatch(secret -> secret.secret().isWiped());
    }

    @Test
    void aConnectionWithAnErrorIsRefusedAlone() {
        LoadedConfiguration loaded = load("connections {\n ba { " + ROUNDS + " }\n bad { " + ROUNDS
                + " encap = perhaps\n }\n}");
        assertThat(loaded.connections()).extracting(Connection::name).containsExactly("ba");
        assertThat(loaded.errorsOf("bad")).hasSize(1).isEqualTo(loaded.errors());
        assertThat(loaded.errorsOf("ba")).isEmpty();
    }

    @Test
    void whatIsInheritedCounts() {
        LoadedConfiguration loaded = load("""
                defaults { remote_addrs = 192.0.2.2
                  local { auth = psk }
                  remote { auth = psk } }
                defaults-of { child { esp_proposals = aes128gcm16 } }
                connections {
                  gw : defaults { children { net : defaults-of.child { local_ts = 10.1.0.0/16 } } }
                }
                """);
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.connections().getFirst().children().getFirst().proposals()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"moon.conf, moon.example", "sun.conf, sun.example"})
    void aFileForBothVersionsOfIkeLoads(String file, String identity) throws URISyntaxException {
        Path path = Path.of(Resources.getResource(getClass(), "pair/" + file).toURI());
        LoadedConfiguration loaded = ConfigurationLoader.load(path);
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.warnings()).extracting(Diagnostic::message)
                .containsOnly("IKEv1 is historic (RFC 9395), enabled only because named here");
        assertThat(loaded.connections()).extracting(Connection::name, Connection::versions).containsExactly(
                tuple("v2", ImmutableList.of(IkeVersion.IKEV2)), tuple("v1main", ImmutableList.of(IkeVersion.IKEV1)),
                tuple("v1aggr", ImmutableList.of(IkeVersion.IKEV1)));
        assertThat(loaded.connections()).extracting(connection -> connection.ikev1().aggressive())
                .containsExactly(false, false, true);
        Connection connection = loaded.connections().getFirst();
        assertThat(connection.proposals()).hasSize(3);
        assertThat(connection.local().getFirst().identity())
                .isEqualTo(new IdentityPattern.Exactly(Identification.fqdn(identity)));
        assertThat(connection.child("net")).isPresent();
        assertThat(loaded.secrets().getFirst().owners()).hasSize(4);
    }

    @Test
    void aMissingFileIsOneLine() {
        LoadedConfiguration loaded = ConfigurationLoader.load(Path.of("/nonexistent/swanctl.conf"));
        assertThat(loaded.errors()).extracting(Diagnostic::toString)
                .containsExactly("/nonexistent/swanctl.conf: there is no such file");
        assertThat(loaded.connections()).isEmpty();
    }

    private static Connection connection(String settings) {
        LoadedConfiguration loaded = load("connections {\n gw {\n" + settings + ROUNDS + "}\n}");
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.warnings()).isEmpty();
        return loaded.connections().getFirst();
    }

    private static ChildConfig child(String settings) {
        return connection("remote_addrs = 192.0.2.2\nchildren {\n net {\n" + settings + "}\n}\n").children().getFirst();
    }

    private static LoadedConfiguration load(String text) {
        return ConfigurationLoader.load(SettingsParser.parse("test.conf", text, Path.of(".")), _ -> ImmutableList.of());
    }
}
