package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.sim.Heading;
import ike.wire.Bytes;
import ike.wire.Field;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.PayloadType;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import ike.wire.v2.Transform;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What we send back of a request that has another value in one of its fields, each field of the dissector's table in turn: nothing but what
 * we know and mean (RFC 7296 §2.5, §3.1 to §3.3, §3.10).
 */
class EchoedValuesTest {
    /** Longer fields are keys, nonces and hashes: data that nobody sends back, or sends back as they are. */
    private static final int LONGEST = 8;

    /** A request of left's by which something begins when the IKE SA is up. */
    private record Begun(String what, Order order, ExchangeType exchange) {
    }

    private static final ImmutableList<Begun> ALL = ImmutableList.of(
            new Begun("a child", new Order.Initiate("home", Optional.of("more")), ExchangeType.Known.CREATE_CHILD_SA),
            new Begun("rekey of the child", new Order.RekeyChild(new Target.Named("net")),
                    ExchangeType.Known.CREATE_CHILD_SA),
            new Begun("rekey of the IKE SA", new Order.RekeyIke(new Target.Named("home")),
                    ExchangeType.Known.CREATE_CHILD_SA),
            new Begun("deletion of the child", new Order.TerminateChild(new Target.Named("net")),
                    ExchangeType.Known.INFORMATIONAL));

    @TestFactory
    Stream<DynamicTest> inTheFirstMessage() {
        Bytes[] request = new Bytes[1];
        Scene.play(scene -> request[0] = scene.firstRequest());
        return IkeMessages.dissect(request[0]).root().leaves().filter(field -> field.length() <= LONGEST)
                .map(field -> DynamicTest.dynamicTest(field.offset() + " " + field.name(),
                        () -> others(request[0], field).forEach(other -> Scene.play(scene -> {
                            scene.firstRequest();
                            Actor.sends(scene.right().take(other)).forEach(sent -> {
                                IkeMessage answer = IkeMessages.decode(sent.octets()).orThrow();
                                assertHonest(answer.header(), answer.chain(), scene.seen().getFirst().inner());
                                assertThat(sent.octets().length()).isLessThanOrEqualTo(2 * other.length());
                            });
                        }))));
    }

    @TestFactory
    Stream<DynamicTest> insideTheIkeSa() {
        return ALL.stream().flatMap(begun -> {
            Sighting request = inScene(begun, scene -> scene.lastRequest(scene.left(), begun.exchange()));
            Bytes inner = IkeMessages.encodeChain(request.payloads());
            PayloadType first = request.payloads().getFirst().type();
            return IkeMessages.dissectChain(first, inner).root().leaves().filter(field -> field.length() <= LONGEST)
                    .map(field -> DynamicTest.dynamicTest(begun.what() + " " + field.offset() + " " + field.name(),
                            () -> others(inner, field).forEach(other -> inScene(begun, scene -> {
                                answers(scene, begun, first, other);
                                return other;
                            }))));
        });
    }

    private static void answers(Scene scene, Begun begun, PayloadType first, Bytes other) {
        Sighting request = scene.lastRequest(scene.left(), begun.exchange());
        Actor.sends(scene.right().take(scene.keyring().seal(request.header(), first, other))).forEach(sent -> {
            IkeMessage message = IkeMessages.decode(sent.octets()).orThrow();
            assertHonest(message.header(), scene.keyring().open(message), request.inner());
        });
    }

    private static <T> T inScene(Begun begun, Function<Scene, T> script) {
        ImmutableList.Builder<T> result = ImmutableList.builder();
        Scene.established(scene -> {
            scene.gate().request(Heading.OUT, begun.exchange()).lost();
            scene.left().order(begun.order());
            result.add(script.apply(scene));
        });
        return result.build().getFirst();
    }

    /** The octets with a few other values in this field. */
    private static Stream<Bytes> others(Bytes octets, Field field) {
        return Stream.of(0x00, 0x01, 0x80, 0xff).map(octet -> {
            byte[] value = new byte[field.length()];
            Arrays.fill(value, (byte) (int) octet);
            return Bytes.concat(octets.slice(0, field.offset()), Bytes.owning(value),
                    octets.from(field.offset() + field.length()));
        }).filter(other -> !other.equals(octets)).distinct();
    }

    private static void assertHonest(IkeHeader header, ImmutableList<ChainedPayload> answer,
            ImmutableList<ChainedPayload> request) {
        assertThat(header.majorVersion()).isEqualTo(2);
        assertThat(header.minorVersion()).isZero();
        assertThat(header.flags()).isEqualTo(IkeHeader.FLAG_RESPONSE);
        assertThat(answer).allSatisfy(payload -> assertThat(payload.flags()).isZero());
        ImmutableSet<Transform> offered = payloads(request, SaPayload.class).stream()
                .flatMap(sa -> sa.proposals().stream()).flatMap(proposal -> proposal.transforms().stream())
                .collect(ImmutableSet.toImmutableSet());
        payloads(answer, SaPayload.class).forEach(sa -> assertThat(sa.proposals()).singleElement()
                .satisfies(proposal -> assertHonest(proposal, offered)));
        assertThat(payloads(answer, NotifyPayload.class)).allSatisfy(notify -> {
            assertThat(notify.notifyType()).isInstanceOf(NotifyType.Known.class);
            assertThat(notify.data().length()).isLessThanOrEqualTo(64);
        });
    }

    /** We choose nothing that an honest request does not offer, and that is what every field but one still says. */
    private static void assertHonest(Proposal proposal, ImmutableSet<Transform> offered) {
        assertThat(proposal.transforms()).isSubsetOf(offered);
        assertThat(proposal.spi().length()).isIn(0, 4, 8);
    }

    private static <P> List<P> payloads(ImmutableList<ChainedPayload> chain, Class<P> type) {
        return chain.stream().map(ChainedPayload::payload).filter(type::isInstance).map(type::cast).toList();
    }
}
