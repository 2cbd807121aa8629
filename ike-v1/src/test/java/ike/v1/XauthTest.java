package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Ikev1Options;
import ike.engine.config.SharedSecret;
import ike.engine.config.XauthUser;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TraceEvent;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpHeaders;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Extended authentication: a user's password behind Phase 1 (draft-beaulieu-ike-xauth-02). */
class XauthTest {
    private static final IdentityPattern CAROL = new IdentityPattern.Exactly(Identification.fqdn("carol"));

    @Test
    void aUserProvesHisPasswordWhoeverBegins() {
        Seeds.play(20, simulation -> {
            TwoHosts two = configured(simulation, "tulips").weather(0.3, 0.3, 0.3);
            Host first = simulation.dice("who").between(0, 1) == 0 ? two.left() : two.right();
            first.order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(3));
            two.settle(Duration.ofMinutes(5));
            assertThat(only(two.right()).children()).hasSize(1);
        });
    }

    /** A peer with several threads may take up what follows the acknowledgement before it. */
    @Test
    void theUserPausesBehindHisLastWord() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = configured(simulation, "tulips");
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            Duration acknowledged = sent(two, ExchangeType.Known.TRANSACTION).getLast().after();
            Duration asked = sent(two, ExchangeType.Known.QUICK_MODE).getFirst().after();
            assertThat(asked.minus(acknowledged)).isBetween(Duration.ofMillis(100), Duration.ofMillis(150));
        });
    }

    private static List<TraceEvent> sent(TwoHosts two, ExchangeType exchange) {
        return two.simulation().trace().stream()
                .filter(event -> event.what() == TraceEvent.What.SENT && event.where().equals("left"))
                .filter(event -> IsakmpHeaders.decode(event.packet().octets()).toOptional().orElseThrow()
                        .exchange().equals(exchange))
                .toList();
    }

    @Test
    void anotherPasswordLeavesNothing() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = configured(simulation, "roses");
            OrderId id = two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(5));
            assertThat(two.left().outcome(id)).get().asString().contains("the peer refuses the user");
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).isInstanceOf(Event.Failed.class)
                    .asString().contains("AUTHENTICATION-FAILED", "user carol: the password is wrong"));
            assertThat(two.right().events()).noneMatch(Event.IkeUp.class::isInstance);
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    @Test
    void aUserWithoutPasswordSaysSo() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = configured(simulation, "tulips");
            two.left().order(new Order.UnloadSecret("eap"));
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(5));
            assertFailed(two.left(), "the peer asks user carol for XAUTH_USER_PASSWORD, and no secret of ours answers");
            assertFailed(two.right(), "the user's end says no name");
            two.settle(Duration.ofMinutes(1));
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    @Test
    void aUserWhomNobodyKnowsIsNamed() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = configured(simulation, "tulips");
            two.right().order(new Order.UnloadSecret("eap"));
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(5));
            assertFailed(two.left(), "the peer refuses the user");
            assertFailed(two.right(), "user carol: no password is known");
        });
    }

    /** Behind the password comes what the user has in his hand, in a round of its own, whatever gets lost. */
    @Test
    void aPasscodeIsAskedForInAnotherRound() {
        Seeds.play(20, simulation -> {
            TwoHosts two = configured(simulation, "tulips").weather(0.3, 0.3, 0.3);
            passcode(two.left(), "314159");
            passcode(two.right(), "314159");
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(3));
            two.settle(Duration.ofMinutes(5));
            assertThat(only(two.right()).children()).hasSize(1);
            assertThat(only(two.right()).remoteUser()).isEqualTo("carol");
        });
    }

    @Test
    void anotherPasscodeLeavesNothing() {
        Seeds.playOne(4, simulation -> {
            TwoHosts two = configured(simulation, "tulips");
            passcode(two.left(), "271828");
            passcode(two.right(), "314159");
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(5));
            assertFailed(two.left(), "the peer refuses the user");
            assertFailed(two.right(), "user carol: the passcode is wrong");
            assertThat(two.right().events()).noneMatch(Event.IkeUp.class::isInstance);
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    private static void passcode(Host host, String text) {
        host.order(new Order.LoadSecret(new SharedSecret("passcode", SharedSecret.Purpose.PASSCODE,
                Secret.copyOf(Bytes.utf8(text)), ImmutableList.of(CAROL))));
    }

    private static void assertFailed(Host host, String why) {
        assertThat(host.events()).anySatisfy(
                event -> assertThat(event).isInstanceOf(Event.Failed.class).asString().contains(why));
    }

    /** Who has the group's key, and no password, gets nowhere: not even a Quick Mode is heard. */
    @Test
    void whoLeavesOutThePasswordIsRefused() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = configured(simulation, "tulips");
            two.left().order(new Order.LoadConnection(Fixtures.connection(Setup.USUAL, true)));
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                    .contains("NO-PROPOSAL-CHOSEN", "XAUTHInitPreShared"));
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    /** Carol's password is right, and the connection is for others. */
    @Test
    void aUserThatIsNotMeantIsRefused() {
        Seeds.playOne(4, simulation -> {
            TwoHosts two = configured(simulation, "tulips");
            load(two.right(), Fixtures.connection(Setup.USUAL, false),
                    new XauthUser.Peers(new IdentityPattern.Suffix(IdType.Known.ID_FQDN, ".example")), "tulips");
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                    .contains("not the one of xauth_id"));
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    @Test
    void theSaOfAUserIsReplacedByHimAlone() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = configured(simulation, "tulips");
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofHours(9));
            assertThat(two.right().events()).filteredOn(Event.IkeRekeyed.class::isInstance).hasSize(2);
            assertThat(two.right().view().ikeSas().getLast().initiator()).isFalse();
        });
    }

    private static TwoHosts configured(Simulation simulation, String password) {
        TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, Setup.USUAL, Setup.USUAL);
        load(two.left(), Fixtures.connection(Setup.USUAL, true), new XauthUser.Ours(CAROL), password);
        load(two.right(), Fixtures.connection(Setup.USUAL, false), new XauthUser.Peers(), "tulips");
        return two;
    }

    private static void load(Host host, Connection connection, XauthUser user, String password) {
        host.order(new Order.LoadConnection(connection.with(new Ikev1Options(false, true, Optional.of(user)))));
        host.order(new Order.LoadSecret(new SharedSecret("eap", SharedSecret.Purpose.EAP,
                Secret.copyOf(Bytes.utf8(password)), ImmutableList.of(CAROL))));
    }
}
