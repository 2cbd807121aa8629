package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.sim.Heading;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens at the limits of {@link ike.engine.Limits} that no other test is about. */
class LimitsTest {
    @Test
    void withAllIkeSasInUseNobodyIsAnswered() {
        Scene.established(Setup.USUAL.limits(Fixtures.limits("ikeSas", 1)), scene -> {
            IkeMessage first = IkeMessages.decode(scene.seen().getFirst().octets()).orThrow();
            Bytes another = IkeMessages
                    .encode(Crafted.withInitiatorSpi(first.header(), new IkeSpi(77)), first.payloads()).octets();
            assertThat(Actor.drops(scene.right().take(another))).containsExactly("the limit of IKE SAs is reached");
            assertThat(Actor.sends(scene.right().lastEffects())).isEmpty();
        });
    }

    @Test
    void oneChildMoreThanAllowedIsRefused() {
        Scene.established(Setup.USUAL.limits(Fixtures.limits("childrenPerIkeSa", 1)), scene -> {
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("more"))))
                    .contains("NO_ADDITIONAL_SAS");
            assertThat(scene.right().children()).hasSize(1);
        });
    }

    /** As the smallest implementations do with every CREATE_CHILD_SA (RFC 7296 §4): the IKE SA is set up anew. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPeerThatReplacesNothingIsMetAnew(boolean ike) {
        Scene.established(scene -> {
            IkeSpi before = scene.left().sa().name().spiI();
            scene.right().take(scene.left().forgeRequest(ExchangeType.Known.INFORMATIONAL));
            scene.run();
            scene.gate().request(Heading.OUT, ExchangeType.Known.CREATE_CHILD_SA).lost();
            OrderId order = scene.left().order(ike
                    ? new Order.RekeyIke(new Target.Named("home"))
                    : new Order.RekeyChild(new Target.Named("net")));
            long id = scene.lastRequest(scene.left(), ExchangeType.Known.CREATE_CHILD_SA).header().messageId();
            scene.left().take(scene.keyring().seal(
                    scene.right().header(ExchangeType.Known.CREATE_CHILD_SA, true, id),
                    ImmutableList.of(NotifyPayload.of(NotifyType.Known.NO_ADDITIONAL_SAS))));
            scene.settle();
            assertThat(scene.left().host().outcome(order)).containsInstanceOf(Event.OrderDone.class);
            assertThat(scene.left().events(Event.Failed.class)).singleElement().asString()
                    .contains("the peer wants no more Child SAs");
            assertThat(scene.left().sa().name().spiI()).isNotEqualTo(before);
            assertThat(scene.right().child().config().name()).isEqualTo("net");
        });
    }

    @Test
    void oneTaskMoreThanAllowedIsRefused() {
        Scene.established(Setup.USUAL.limits(Fixtures.limits("queuedTasks", 1)), scene -> {
            scene.gate().close(true);
            Order check = new Order.CheckLiveness(new Target.Named("home"));
            scene.left().order(check);
            scene.left().order(check);
            assertThat(scene.left().failed(check)).isEqualTo("too many tasks wait on this IKE_SA");
        });
    }

    /** As many children may be configured as there may be, and they wait for each other: one window, one request at a time. */
    @Test
    void childrenWaitWhateverTheirNumber() {
        int many = Limits.DEFAULT.queuedTasks() + 50;
        Scene.play(Setup.USUAL.left(c -> withChildren(c, many)).right(c -> withChildren(c, many)), scene -> {
            for (int i = 0; i < many; i++) {
                scene.left().order(new Order.Initiate("home", Optional.of("k" + i)));
            }
            scene.settle();
            assertThat(scene.right().children()).hasSize(many);
            assertThat(scene.left().events(Event.OrderFailed.class)).isEmpty();
        });
    }

    @Test
    void noMoreChildrenWaitThanThereMayBe() {
        Scene.established(Setup.USUAL.limits(Fixtures.limits("childrenPerIkeSa", 2)), scene -> {
            scene.gate().close(true);
            for (int i = 0; i < 3; i++) {
                scene.left().order(new Order.Initiate("home", Optional.of("more")));
            }
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("more"))))
                    .isEqualTo("too many tasks wait on this IKE_SA");
        });
    }

    private static Connection withChildren(Connection connection, int count) {
        ChildConfig model = connection.children().getFirst();
        return Change.with(connection, "children", IntStream.range(0, count)
                .mapToObj(i -> Change.with(model, "name", "k" + i)).collect(ImmutableList.toImmutableList()));
    }
}
