package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.config.Childless;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.Ikev2Extensions;
import ike.engine.sim.Heading;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TsPayload;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** IKE SAs that begin without a Child SA (RFC 6023); the scenario childless.txt draws the usual ones. */
class ChildlessTest {
    /** Every policy against every other: who comes up, and with what in IKE_AUTH. */
    @ParameterizedTest
    @EnumSource
    void eachPolicyMeetsEachOther(Childless left) {
        for (Childless right : Childless.values()) {
            Scene.play(Setup.USUAL.left(policy(left)).right(policy(right)), scene -> {
                boolean announced = right != Childless.NEVER;
                boolean asked = announced && (left == Childless.FORCE || left == Childless.PREFER);
                boolean fails = (left == Childless.FORCE && !announced) || (right == Childless.FORCE && !asked);
                Order order = new Order.Initiate("home", Optional.of("net"));
                if (fails) {
                    scene.left().failed(order);
                    assertThat(scene.right().established()).isEmpty();
                    return;
                }
                scene.left().done(order);
                assertThat(hasChild(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH))).isEqualTo(!asked);
                assertThat(hasChild(scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH)))
                        .isEqualTo(!asked);
                scene.settle();
            });
        }
    }

    /** RFC 6023 §5 has EAP for its example. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void eapNeedsNoChildEither(EapMethod method) {
        Setup eap = EapSetup.of(method);
        Scene.play(eap.left(c -> policy(Childless.FORCE).apply(eap.left().apply(c)))
                .right(c -> policy(Childless.ALLOW).apply(eap.right().apply(c))), scene -> {
                    EapSetup.passwords(scene);
                    scene.establish();
                    assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_AUTH, true))
                            .noneMatch(ChildlessTest::hasChild);
                    scene.settle();
                });
    }

    /** §3: where it was not announced, a request without a child is one whose payloads are missing. */
    @Test
    void withoutTheAnnouncementTheChildIsMissing() {
        Scene.play(Setup.USUAL.right(policy(Childless.NEVER)), scene -> {
            withoutChild(scene);
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net")))).contains("INVALID_SYNTAX");
            assertThat(scene.right().events(Event.Failed.class).toString()).contains("payload is missing");
        });
    }

    /** A request with a part of the child's payloads is none without a child. */
    @Test
    void allOfTheChildIsLeftOutOrNothing() {
        Scene.play(Setup.USUAL.right(policy(Childless.ALLOW)), scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = scene.seen().getLast();
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), seen.payloads().stream()
                        .filter(payload -> !(payload instanceof TsPayload)).toList()));
            });
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net")))).contains("INVALID_SYNTAX");
        });
    }

    /** RFC 7296 §2.21.2, as strongSwan refuses a child that it does not take: with IDr and AUTH beside INVALID_SYNTAX. */
    @Test
    void invalidSyntaxBesideAuthLeavesNoIkeSaEither() {
        Scene.play(scene -> {
            scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = scene.seen().getLast();
                ImmutableList<Payload> refusal = ImmutableList.<Payload>builder()
                        .addAll(seen.payloads().stream()
                                .filter(payload -> payload instanceof IdPayload || payload instanceof AuthPayload)
                                .iterator())
                        .add(NotifyPayload.of(NotifyType.Known.INVALID_SYNTAX)).build();
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), refusal));
            });
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net")))).contains("INVALID_SYNTAX");
            assertThat(scene.left().established()).isEmpty();
        });
    }

    private static void withoutChild(Scene scene) {
        scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).changed(packet -> {
            Sighting seen = scene.seen().getLast();
            ImmutableList<Payload> rest = seen.payloads().stream()
                    .filter(payload -> !(payload instanceof TsPayload) && !(payload instanceof SaPayload))
                    .collect(ImmutableList.toImmutableList());
            return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), rest));
        });
    }

    private static boolean hasChild(Sighting message) {
        return message.find(SaPayload.class).isPresent() || message.find(TsPayload.class).isPresent();
    }

    private static UnaryOperator<Connection> policy(Childless policy) {
        return Change.component("extensions", Ikev2Extensions.DEFAULT.with(policy));
    }
}
