package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.TrafficEvent;
import ike.engine.config.ChildConfig.StartAction;
import ike.engine.config.SelectorSpec;
import ike.engine.sim.Heading;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.TsPayload;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is noted beside a child: IPCOMP_SUPPORTED (RFC 7296 §2.22), ADDITIONAL_TS_POSSIBLE and SINGLE_PAIR_REQUIRED (§2.9). */
class ChildNotificationsTest {
    /** A CPI and IPCOMP_DEFLATE. */
    private static final NotifyPayload COMPRESSION = NotifyPayload.of(NotifyType.Known.IPCOMP_SUPPORTED,
            Bytes.fromHex("abcd02"));
    private static final AddressRange SOURCE = packet("10.1.0.7");
    private static final AddressRange DESTINATION = packet("10.2.0.9");

    @Test
    void compressionThatIsOfferedIsNotAccepted() {
        Scene.play(scene -> {
            change(scene, Heading.OUT, ExchangeType.Known.IKE_AUTH, ChildNotificationsTest::withCompression);
            scene.establish();
            assertNone(scene, ExchangeType.Known.IKE_AUTH);
            change(scene, Heading.OUT, ExchangeType.Known.CREATE_CHILD_SA, ChildNotificationsTest::withCompression);
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            assertNone(scene, ExchangeType.Known.CREATE_CHILD_SA);
            scene.settle();
        });
    }

    @Test
    void compressionThatNobodyProposedIsNotUsed() {
        Scene.play(scene -> {
            change(scene, Heading.IN, ExchangeType.Known.IKE_AUTH, ChildNotificationsTest::withCompression);
            scene.establish();
            change(scene, Heading.IN, ExchangeType.Known.CREATE_CHILD_SA, ChildNotificationsTest::withCompression);
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            scene.settle();
        });
    }

    /** Left wants more than right has in one child; right says that there is another one. */
    @Test
    void whoeverNarrowsTellsOfTrafficThatAnotherChildHas() {
        Setup wide = Setup.USUAL
                .left(Change.children(child -> Change.with(Change.with(child, "local", net("10.1.0.0", "10.1.255.255")),
                        "remote", net("10.2.0.0", "10.2.255.255"))));
        Scene.established(wide, scene -> {
            assertThat(scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH)
                    .notify(NotifyType.Known.ADDITIONAL_TS_POSSIBLE)).isPresent();
            assertThat(scene.left().child().remote()).isEqualTo(scene.right().child().local());
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            assertThat(scene.lastResponse(scene.right(), ExchangeType.Known.CREATE_CHILD_SA)
                    .notify(NotifyType.Known.ADDITIONAL_TS_POSSIBLE)).as("a successor is for the same traffic")
                    .isEmpty();
            scene.settle();
        });
        Scene.established(scene -> assertThat(scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH)
                .notify(NotifyType.Known.ADDITIONAL_TS_POSSIBLE)).as("nothing is left out").isEmpty());
    }

    @Test
    void whereASinglePairIsRequiredThePacketGetsAChildOfItsOwn() {
        Scene.play(Setup.USUAL.left(Change.children(child -> Change.with(child, "startAction", StartAction.TRAP))),
                scene -> {
                    change(scene, Heading.IN, ExchangeType.Known.IKE_AUTH, ChildNotificationsTest::refused);
                    long policy = scene.left().effects(Effect.InstallPolicy.class).getFirst().policy().id();
                    scene.left().host().tell(new TrafficEvent.Acquire(policy, SOURCE, DESTINATION));
                    scene.run();
                    assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.CREATE_CHILD_SA).payloads()
                            .stream().filter(TsPayload.class::isInstance)).containsExactly(
                                    TsPayload.tsi(ImmutableList.of(SOURCE)),
                                    TsPayload.tsr(ImmutableList.of(DESTINATION)));
                    assertThat(scene.left().child().local()).containsExactly(SOURCE);
                });
    }

    @Test
    void withoutAPacketASinglePairCannotBeNamed() {
        Scene.play(scene -> {
            change(scene, Heading.IN, ExchangeType.Known.IKE_AUTH, ChildNotificationsTest::refused);
            scene.left().failed(new Order.Initiate("home", Optional.of("net")));
            assertThat(Iterables.getLast(scene.left().events(Event.Failed.class)).failure().summary())
                    .contains("start_action = trap");
        });
    }

    private static void assertNone(Scene scene, ExchangeType exchange) {
        assertThat(scene.lastResponse(scene.right(), exchange).notify(NotifyType.Known.IPCOMP_SUPPORTED)).isEmpty();
    }

    private static void change(Scene scene, Heading heading, ExchangeType exchange,
            UnaryOperator<List<Payload>> change) {
        Gate.Awaited next = heading == Heading.OUT
                ? scene.gate().request(heading, exchange)
                : scene.gate().response(heading, exchange);
        next.changed(packet -> {
            Sighting seen = Iterables.getLast(scene.seen());
            return Crafted.withOctets(packet,
                    scene.keyring().seal(seen.header(), ImmutableList.copyOf(change.apply(seen.payloads()))));
        });
    }

    private static List<Payload> withCompression(List<Payload> payloads) {
        return ImmutableList.<Payload>builder().addAll(payloads).add(COMPRESSION).build();
    }

    private static List<Payload> refused(List<Payload> payloads) {
        return ImmutableList.<Payload>builder().addAll(payloads.stream()
                .filter(p -> !(p instanceof SaPayload || p instanceof TsPayload)).iterator())
                .add(NotifyPayload.of(NotifyType.Known.SINGLE_PAIR_REQUIRED)).build();
    }

    private static ImmutableList<SelectorSpec> net(String first, String last) {
        return ImmutableList
                .of(new SelectorSpec.Fixed(new AddressRange(0, 0, 65535, IpAddress.of(first), IpAddress.of(last))));
    }

    private static AddressRange packet(String address) {
        return new AddressRange(6, 80, 80, IpAddress.of(address), IpAddress.of(address));
    }
}
