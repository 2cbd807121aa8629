package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Ikev1Options;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.config.SharedSecret;
import ike.engine.config.XauthUser;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.ExchangeType;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hybrid authentication: the right host has a certificate, at the left one sits Carol with her password
 * (draft-ietf-ipsec-isakmp-hybrid-auth-05, draft-beaulieu-ike-xauth-02).
 */
class HybridTest {
    private static final IdentityPattern CAROL = new IdentityPattern.Exactly(Identification.fqdn("carol"));
    private static final Authority ROOT = Authority.of("CN=Root", key(SeededKeys.ec("P-256", 1)));
    private static final Authority STRANGER = Authority.of("CN=Stranger", key(SeededKeys.ec("P-256", 3)));
    private static final SigningKey RSA = key(SeededKeys.rsa(2048, 11));
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));

    private static final IpAddress USERS_HOST = IpAddress.of("192.0.2.1");
    /** Where the ISAKMP header has it (RFC 2408 §3.1). */
    private static final int EXCHANGE_TYPE = 18;

    /** Which key, which mode, who begins. */
    record Shape(SigningKey key, boolean aggressive, boolean userBegins) {
        @Override
        public String toString() {
            return key.publicKey().type() + (aggressive ? ", Aggressive" : ", Main") + (userBegins ? "" : ", reversed");
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(RSA, key(SeededKeys.dsa(12))).flatMap(key -> Stream.of(true, false)
                .flatMap(mode -> Stream.of(true, false).map(begins -> new Shape(key, mode, begins))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theUserIsLetInByHisPasswordAndTheServerByItsKey(Shape shape) {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, shape, "tulips", ROOT);
            assertDone(two, shape.userBegins() ? two.left() : two.right(), UP);
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).remoteId()).isEqualTo("ID_FQDN right.test");
            assertThat(only(two.right()).children()).hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anotherPasswordLeavesNothing(Shape shape) {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = play(simulation, shape, "roses", ROOT);
            (shape.userBegins() ? two.left() : two.right()).order(UP);
            simulation.run(Duration.ofSeconds(10));
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).isInstanceOf(Event.Failed.class)
                    .asString().contains("AUTHENTICATION-FAILED", "the password is wrong"));
            assertThat(two.right().events()).noneMatch(Event.IkeUp.class::isInstance);
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    /** The password goes to nobody who has not shown the server's key before. */
    @ParameterizedTest
    @MethodSource("shapes")
    void aServerThatAStrangerCertifiedIsNeverToldThePassword(Shape shape) {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = play(simulation, shape, "tulips", STRANGER);
            (shape.userBegins() ? two.left() : two.right()).order(UP);
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.left().events()).anySatisfy(event -> assertThat(event).isInstanceOf(Event.Failed.class)
                    .asString().contains("the signature of ID_FQDN right.test is not accepted"));
            assertThat(two.left().events()).noneMatch(Event.IkeUp.class::isInstance);
            assertThat(two.right().events()).noneMatch(Event.IkeUp.class::isInstance);
            assertThat(simulation.trace()).extracting(event -> event.packet())
                    .noneMatch(packet -> packet.source().address().equals(USERS_HOST)
                            && packet.octets().u8(EXCHANGE_TYPE) == ExchangeType.Known.TRANSACTION.code());
        });
    }

    @Test
    void weatherChangesNothing() {
        Seeds.play(20, simulation -> {
            Shape shape = new Shape(RSA, simulation.dice("mode").between(0, 1) == 0,
                    simulation.dice("who").between(0, 1) == 0);
            TwoHosts two = play(simulation, shape, "tulips", ROOT).weather(0.2, 0.2, 0.2);
            (shape.userBegins() ? two.left() : two.right()).order(UP);
            simulation.run(Duration.ofMinutes(3));
            two.settle(Duration.ofMinutes(5));
            assertThat(only(two.left()).children()).hasSize(1);
        });
    }

    /** Carol at left.test, and right.test with a certificate. */
    static TwoHosts named(Simulation simulation, boolean aggressive) {
        return play(simulation, new Shape(RSA, aggressive, true), "tulips", ROOT);
    }

    private static TwoHosts play(Simulation simulation, Shape shape, String password, Authority authority) {
        Setup setup = shape.aggressive() ? Setup.USUAL.inAggressiveMode() : Setup.USUAL;
        TwoHosts two = Fixtures.configured(simulation, Fixtures.patient(), setup, setup);
        Certificate certificate = authority.peer("CN=right", shape.key(), Identification.fqdn("right.test"), _ -> {
        });
        two.right().credentials().load(shape.key());
        two.right().credentials().load(certificate);
        two.left().credentials().load(ROOT.root());
        two.left().order(new Order.LoadAuthorities(two.left().credentials().anchors()));
        load(two.left(), Fixtures.connection(setup, true), new XauthUser.Ours(CAROL), password, shape,
                round("left", new Proof.UserAlone()), round("right", PublicKeyRound.ANY));
        load(two.right(), Fixtures.connection(setup, false), new XauthUser.Peers(), "tulips", shape,
                round("right", PublicKeyRound.ANY.with(certificate)), round("left", new Proof.UserAlone()));
        return two;
    }

    private static AuthRound round(String name, Proof proof) {
        return new AuthRound(proof, new IdentityPattern.Exactly(Identification.fqdn(name + ".test")));
    }

    private static void load(Host host, Connection connection, XauthUser user, String password, Shape shape,
            AuthRound local, AuthRound remote) {
        Connection changed = Change.with(Change.with(connection, "local", ImmutableList.of(local)), "remote",
                ImmutableList.of(remote));
        host.order(new Order.LoadConnection(
                changed.with(new Ikev1Options(shape.aggressive(), true, Optional.of(user)))));
        host.order(new Order.LoadSecret(new SharedSecret("eap", SharedSecret.Purpose.EAP,
                Secret.copyOf(Bytes.utf8(password)), ImmutableList.of(CAROL))));
    }

    private static SigningKey key(Bytes info) {
        return SigningKey.read(info).orThrow();
    }
}
