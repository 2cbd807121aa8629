package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.config.Connection;
import ike.engine.config.Reactions;
import ike.engine.config.Reactions.Reaction;
import ike.engine.config.UniquePolicy;
import ike.engine.sim.InnerPacket;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How SAs end, come back and are authenticated anew, beside what the scenario files show. */
class LifecycleTest {
    private static final Target HOME = new Target.Named("home");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static UnaryOperator<Connection> reactions(Reactions reactions) {
        return Change.children(child -> Change.with(child, "reactions", reactions));
    }

    @Test
    void theOldSaIsBrokenFirstWhereThatIsWanted() {
        Scene.established(Setup.USUAL.breaking(), scene -> {
            scene.left().order(new Order.Reauthenticate(HOME));
            scene.settle();
            assertThat(scene.ladder()).startsWith("left -> INFORMATIONAL 2 D(IKE)\nright <- INFORMATIONAL 2\n"
                    + "left -> IKE_SA_INIT 0");
            assertThat(scene.left().children()).hasSize(1);
            assertThat(scene.left().established()).hasSize(1);
        });
    }

    /** What is set up or ordered while the new SA is being made is not lost with the old one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 12, 22, 32, 39, 42})
    void childrenThatComeMeanwhileAreInTheNewSaToo(long millis) {
        Scene.established(scene -> {
            scene.left().order(new Order.Reauthenticate(new Target.Named("home")));
            scene.run(Duration.ofMillis(millis));
            // The order waits behind it.
            scene.left().order(new Order.CheckLiveness(new Target.Named("home")));
            OrderId more = scene.left().order(StormSimulationTest.initiate("more"));
            scene.settle();
            assertThat(scene.left().host().outcome(more)).get().isInstanceOf(Event.OrderDone.class);
            assertThat(scene.left().established()).hasSize(1);
            assertThat(scene.left().children()).extracting(child -> child.config().name())
                    .containsExactlyInAnyOrder("net", "more");
        });
    }

    /** RFC 4478 §2: the responder may tell at any time that its peer has to authenticate anew; of the initiator that is no matter. */
    @ParameterizedTest
    @CsvSource({"true, 0, 2", "true, 100, 95", "false, 0, 0"})
    void whoeverHasToAuthenticateAnewIsTold(boolean byResponder, long seconds, long within) {
        Scene.established(scene -> {
            Actor teller = byResponder ? scene.right() : scene.left();
            Bytes request = teller.forgeRequest(ExchangeType.Known.INFORMATIONAL,
                    NotifyPayload.of(NotifyType.Known.AUTH_LIFETIME, Bytes.u32(seconds)));
            assertThat(Actor.sends(scene.other(teller).take(request))).hasSize(1);
            scene.run(Duration.ofSeconds(Math.max(within - 10, 0)));
            assertThat(scene.left().events(Event.IkeUp.class)).hasSize(1);
            scene.run(Duration.ofSeconds(11));
            assertThat(scene.left().events(Event.IkeUp.class)).hasSize(byResponder ? 2 : 1);
            assertThat(scene.right().established()).hasSize(1);
        });
    }

    /** However often it is ordered while the new SA is under way, before and after it is up. */
    @Test
    void severalOrdersToAuthenticateAnewMakeOneNewSa() {
        Scene.established(Setup.USUAL, scene -> {
            scene.left().done(new Order.Initiate("home", Optional.of("more")));
            for (int i = 0; i < 12; i++) {
                scene.left().order(new Order.Reauthenticate(HOME));
                scene.run(Duration.ofMillis(10));
            }
            scene.settle();
            assertThat(scene.left().established()).hasSize(1);
            assertThat(scene.left().children()).hasSize(2);
            assertThat(scene.right().established()).hasSize(1);
            assertThat(scene.left().events(Event.IkeUp.class)).hasSizeLessThan(5);
        });
    }

    /** The responder's policy allows one SA with a peer; it leaves the old one to the peer's own deletion. */
    @Test
    void aPeerThatMayHaveOneSaOnlyIsNotInterruptedWhileItAuthenticatesAnew() {
        Scene.established(Setup.USUAL.right(Change.unique(UniquePolicy.REPLACE)), scene -> {
            scene.left().done(new Order.Reauthenticate(HOME));
            scene.settle();
            assertThat(scene.right().events(Event.IkeDown.class)).singleElement()
                    .extracting(Event.IkeDown::reason).isEqualTo("deleted by the peer");
            assertThat(scene.left().children()).hasSize(1);
        });
    }

    @Test
    void aChildThatThePeerDeletedWaitsForItsNextPacket() {
        Setup trapping = Setup.USUAL.left(reactions(new Reactions(Reaction.TRAP, Reaction.NONE, Duration.ZERO)));
        Scene.established(trapping, scene -> {
            scene.right().done(new Order.TerminateChild(new Target.Named("net")));
            assertThat(scene.left().effects(Effect.InstallPolicy.class)).hasSize(1);
            scene.left().done(new Order.Initiate("home", Optional.of("net")));
            scene.right().done(new Order.TerminateIke(HOME));
            assertThat(scene.left().effects(Effect.InstallPolicy.class)).as("one trap is enough").hasSize(1);
        });
    }

    @Test
    void whoeverIsNotHeardOfAnyMoreWaitsForTheNextPacket() {
        Setup trapping = Setup.USUAL.left(connection -> reactions(
                new Reactions(Reaction.NONE, Reaction.TRAP, Duration.ZERO))
                .apply(Change.dpd(Duration.ofSeconds(10)).apply(connection)));
        Scene.established(trapping, scene -> {
            scene.right().restart();
            scene.run(Duration.ofMinutes(5));
            assertThat(scene.left().effects(Effect.InstallPolicy.class)).hasSize(1);
            assertThat(scene.left().established()).isEmpty();
        });
    }

    @Test
    void trafficKeepsAChildUp() {
        Setup hurried = Setup.USUAL.left(reactions(new Reactions(Reaction.NONE, Reaction.NONE, MINUTE)));
        Scene.established(hurried, scene -> {
            for (int i = 0; i < 6; i++) {
                assertThat(scene.left().host().sendThrough(InnerPacket.of(IpAddress.of("10.1.0.1"),
                        IpAddress.of("10.2.0.1"), Bytes.utf8("still here")))).isTrue();
                scene.run(Duration.ofSeconds(30));
            }
            assertThat(scene.left().children()).hasSize(1);
            scene.run(Duration.ofSeconds(90));
            assertThat(scene.left().children()).isEmpty();
            assertThat(scene.left().events(Event.ChildDown.class)).singleElement()
                    .extracting(Event.ChildDown::reason).asString().contains("carried nothing for 60 s");
            scene.settle();
        });
    }
}
