package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.DistinguishedName;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.OrderId;
import ike.engine.config.AuthRound;
import ike.engine.config.CertificateExchange;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PublicKeyRound;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.v1.CertPayload;
import ike.wire.v1.PayloadList;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Phase 1 with signatures and certificates (RFC 2409 §5.1, RFC 4754, RFC 4945), in both modes. */
class SignatureTest {
    static final Authority ROOT = Authority.of("CN=Root", key(SeededKeys.ec("P-256", 1)));
    static final Authority MIDDLE = Authority.of("CN=Middle", key(SeededKeys.ec("P-256", 2)));
    static final Certificate BETWEEN = ROOT.authority(MIDDLE, 0, _ -> {
    });
    private static final Authority STRANGER = Authority.of("CN=Stranger", key(SeededKeys.ec("P-256", 3)));
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    static final Setup SIGNED = Setup.USUAL.changed(UnaryOperator.identity());

    static Stream<SigningKey> keys() {
        return Stream.of(SeededKeys.rsa(2048, 11), SeededKeys.dsa(12), SeededKeys.ec("P-256", 13),
                SeededKeys.ec("P-384", 14), SeededKeys.ec("P-521", 15)).map(SignatureTest::key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKindOfKeySignsInMainMode(SigningKey key) {
        signs(key, SIGNED);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKindOfKeySignsInAggressiveMode(SigningKey key) {
        signs(key, SIGNED.inAggressiveMode().caringAboutSecurity());
    }

    private static void signs(SigningKey key, Setup setup) {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, setup, key, MIDDLE, MIDDLE);
            assertDone(two, two.left(), UP);
            assertDone(two, two.right(), new Order.Initiate("home", Optional.of("more")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).remoteId()).isEqualTo("ID_FQDN right.test");
            assertThat(only(two.right()).remoteId()).isEqualTo("ID_FQDN left.test");
            assertThat(only(two.right()).children()).hasSize(2);
        });
    }

    /** RFC 2409 §5: in Main Mode identities, and the certificates that say the same, are encrypted. */
    @Test
    void namesAreSeenInAggressiveModeOnly() {
        Seeds.playOne(2, simulation -> {
            assertUp(play(simulation, SIGNED, key(SeededKeys.rsa(2048, 11)), MIDDLE, MIDDLE), UP);
            assertThat(everything(simulation)).doesNotContain(Bytes.utf8("left.test").hex(),
                    Bytes.utf8("right.test").hex());
        });
        Seeds.playOne(2, simulation -> {
            assertUp(play(simulation, SIGNED.inAggressiveMode(), key(SeededKeys.rsa(2048, 11)), MIDDLE, MIDDLE), UP);
            assertThat(everything(simulation)).contains(Bytes.utf8("left.test").hex(),
                    Bytes.utf8("right.test").hex());
        });
    }

    @Test
    void whoIsCertifiedByAStrangerIsNotLetIn() {
        for (Setup setup : ImmutableList.of(SIGNED, SIGNED.inAggressiveMode())) {
            Seeds.playOne(3, simulation -> {
                TwoHosts two = play(simulation, setup, key(SeededKeys.rsa(2048, 11)), STRANGER, MIDDLE);
                OrderId id = two.left().order(UP);
                simulation.run(Duration.ofMinutes(5));
                assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                        .contains("INVALID-SIGNATURE", "the signature of ID_FQDN left.test is not accepted"));
                if (setup.aggressive()) {
                    // The initiator's part is over with its last message, whatever becomes of that.
                    assertThat(two.right().view().ikeSas()).isEmpty();
                } else {
                    assertThat(two.left().outcome(id)).get().asString().contains("INVALID-SIGNATURE");
                    assertThat(two.left().view().ikeSas()).isEmpty();
                }
            });
        }
    }

    @Test
    void aResponderThatIsCertifiedByAStrangerIsNotBelieved() {
        for (Setup setup : ImmutableList.of(SIGNED, SIGNED.inAggressiveMode())) {
            Seeds.playOne(4, simulation -> {
                TwoHosts two = play(simulation, setup, key(SeededKeys.rsa(2048, 11)), MIDDLE, STRANGER);
                OrderId id = two.left().order(UP);
                simulation.run(Duration.ofMinutes(5));
                assertThat(two.left().outcome(id)).get().asString().contains("INVALID-SIGNATURE");
                assertThat(two.left().view().ikeSas()).isEmpty();
            });
        }
    }

    /** Under the keys of Phase 1, so that the other one may believe it, and has nothing left either (RFC 2409 §5.7). */
    @Test
    void whoIsNotBelievedIsToldAtOnce() {
        Seeds.playOne(6, simulation -> {
            TwoHosts two = play(simulation, SIGNED, key(SeededKeys.rsa(2048, 11)), STRANGER, MIDDLE);
            OrderId id = two.left().order(UP);
            simulation.run(Duration.ofSeconds(3));
            assertThat(two.left().outcome(id)).get().asString().contains("INVALID-SIGNATURE", "the peer refuses");
            assertThat(two.left().view().ikeSas()).isEmpty();
        });
        for (Setup setup : ImmutableList.of(SIGNED, SIGNED.inAggressiveMode())) {
            Seeds.playOne(7, simulation -> {
                TwoHosts two = play(simulation, setup, key(SeededKeys.rsa(2048, 11)), MIDDLE, STRANGER);
                two.left().order(UP);
                simulation.run(Duration.ofSeconds(3));
                assertThat(two.right().view().ikeSas()).isEmpty();
                assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                        .contains("the peer "));
            });
        }
    }

    /** One that is on its way to be up can be given up. */
    @Test
    void whatIsNotUpYetCanBeTerminated() {
        Seeds.playOne(8, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT,
                    SIGNED.changed(signing("left", PublicKeyRound.ANY, CertificateExchange.USUAL)), Setup.USUAL);
            OrderId up = two.left().order(UP);
            simulation.run(Duration.ofSeconds(3));
            assertThat(two.left().outcome(up)).isEmpty();
            OrderId down = two.left().order(new Order.TerminateIke(new Target.Named("home")));
            simulation.run(Duration.ofSeconds(1));
            assertThat(two.left().outcome(up)).get().asString().contains("was terminated");
            assertThat(two.left().outcome(down)).get().isInstanceOf(Event.OrderDone.class);
            assertThat(two.left().view().ikeSas()).isEmpty();
        });
    }

    /** Whoever holds no key says so at once. */
    @Test
    void withoutAKeyNothingIsSigned() {
        Seeds.playOne(5, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT,
                    SIGNED.changed(signing("left", PublicKeyRound.ANY, CertificateExchange.USUAL)),
                    SIGNED.changed(signing("right", PublicKeyRound.ANY, CertificateExchange.USUAL)));
            OrderId id = two.left().order(UP);
            simulation.run(Duration.ofSeconds(10));
            assertThat(two.left().outcome(id)).get().asString().contains("AUTHENTICATION-FAILED", "we cannot sign");
        });
    }

    /** RFC 4945 §3.2: certificates go to who asks for them. */
    @Test
    void certificatesAreSentToWhoAsks() {
        CertificateExchange silent = new CertificateExchange(CertificateExchange.Send.IF_ASKED, false, false, true,
                true);
        Seeds.playOne(6, simulation -> {
            SigningKey key = key(SeededKeys.rsa(2048, 11));
            TwoHosts two = play(simulation, SIGNED.inAggressiveMode(), key, ROOT, ROOT, silent);
            for (Host host : new Host[]{two.left(), two.right()}) {
                host.credentials().load(certificate("left", key, ROOT));
                host.credentials().load(certificate("right", key, ROOT));
            }
            assertUp(two, UP);
            assertThat(AggressiveModeTest.phase1(simulation).stream().map(message -> message.payloads())
                    .flatMap(payloads -> certificates(payloads))).isEmpty();
        });
        Seeds.playOne(6, simulation -> {
            assertUp(play(simulation, SIGNED.inAggressiveMode(), key(SeededKeys.rsa(2048, 11)), MIDDLE, MIDDLE), UP);
            // The one in between comes along, the root does not.
            assertThat(certificates(AggressiveModeTest.phase1(simulation).get(1).payloads())).hasSize(2);
        });
    }

    private static Stream<CertPayload> certificates(PayloadList payloads) {
        return payloads.all(CertPayload.class).stream();
    }

    private static String everything(Simulation simulation) {
        return simulation.trace().stream().map(event -> event.packet().octets().hex())
                .reduce("", (a, b) -> a + "/" + b);
    }

    private static void assertUp(TwoHosts two, Order order) {
        assertDone(two, two.left(), order);
    }

    private static TwoHosts play(Simulation simulation, Setup setup, SigningKey key, Authority left,
            Authority right) {
        return play(simulation, setup, key, left, right, CertificateExchange.USUAL);
    }

    private static TwoHosts play(Simulation simulation, Setup setup, SigningKey key, Authority left, Authority right,
            CertificateExchange exchange) {
        return play(simulation, Limits.DEFAULT, setup, key, left, right, exchange);
    }

    /** Of two connections that mean the same peer, the one that believes its certificate is taken. */
    @Test
    void anotherConnectionMayTrustThePeersAuthority() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = named(simulation, SIGNED);
            for (String authority : new String[]{"home=CN=Nobody", "second=CN=Middle"}) {
                int equals = authority.indexOf('=');
                PublicKeyRound round = PublicKeyRound.ANY.through(new Identification(IdType.Known.ID_DER_ASN1_DN,
                        DistinguishedName.parse(authority.substring(equals + 1)).orElseThrow().der()));
                Connection usual = signing("right", PublicKeyRound.ANY, CertificateExchange.USUAL)
                        .apply(Fixtures.connection(SIGNED, false));
                two.right().order(new Order.LoadConnection(Change.with(Change.with(usual, "name",
                        authority.substring(0, equals)), "remote",
                        ImmutableList.of(new AuthRound(round, IdentityPattern.any())))));
            }
            assertDone(two, two.left(), UP);
            assertThat(only(two.right()).connection()).isEqualTo("second");
        });
    }

    /** Two hosts that sign, called left.test and right.test. */
    static TwoHosts named(Simulation simulation, Setup setup) {
        return play(simulation, setup, key(SeededKeys.rsa(2048, 11)), MIDDLE, MIDDLE);
    }

    /** Two hosts that sign, and have patience. */
    static TwoHosts patient(Simulation simulation, Setup setup) {
        return play(simulation, Fixtures.patient(), setup, key(SeededKeys.ec("P-256", 11)), MIDDLE, MIDDLE,
                CertificateExchange.USUAL);
    }

    private static TwoHosts play(Simulation simulation, Limits limits, Setup setup, SigningKey key, Authority left,
            Authority right, CertificateExchange exchange) {
        Certificate leftCertificate = certificate("left", key, left);
        Certificate rightCertificate = certificate("right", key, right);
        TwoHosts two = Fixtures.configured(simulation, limits,
                setup.changed(signing("left", PublicKeyRound.ANY.with(leftCertificate), exchange)),
                setup.changed(signing("right", PublicKeyRound.ANY.with(rightCertificate), exchange)));
        equip(two.left(), key, leftCertificate);
        equip(two.right(), key, rightCertificate);
        return two;
    }

    static void equip(Host host, SigningKey key, Certificate certificate) {
        host.credentials().load(key);
        host.credentials().load(certificate);
        host.credentials().load(BETWEEN);
        host.credentials().load(ROOT.root());
        host.order(new Order.LoadAuthorities(host.credentials().anchors()));
    }

    static Certificate certificate(String name, SigningKey key, Authority authority) {
        return authority.peer("CN=" + name, key, Identification.fqdn(name + ".test"), _ -> {
        });
    }

    static UnaryOperator<Connection> signing(String name, PublicKeyRound round, CertificateExchange exchange) {
        AuthRound own = new AuthRound(round, new IdentityPattern.Exactly(Identification.fqdn(name + ".test")));
        return c -> Change.with(Change.with(Change.with(c, "local", ImmutableList.of(own)), "remote",
                ImmutableList.of(new AuthRound(PublicKeyRound.ANY, IdentityPattern.any()))), "certificates", exchange);
    }

    static SigningKey key(Bytes info) {
        return SigningKey.read(info).orThrow();
    }
}
