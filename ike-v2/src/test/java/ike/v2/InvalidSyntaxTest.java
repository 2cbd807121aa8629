package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.sim.Heading;
import ike.v2.sa.Tombstone;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TsPayload;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFC 7296 §2.21.3, RFC 6989 §2.5: an authentic request that breaks the rules is answered with INVALID_SYNTAX, and both
 * ends forget the IKE SA. Other errors concern their exchange alone.
 */
class InvalidSyntaxTest {
    private static final Setup PFS = Setup.USUAL.both(Change.esp(Fixtures.esp(KeyExchangeId.ECP_256)));

    @Test
    void anAuthenticRequestThatCannotBeReadEndsTheSa() {
        Scene.established(scene -> {
            IkeHeader header = scene.left().header(ExchangeType.Known.INFORMATIONAL, false,
                    scene.left().sa().window().nextId());
            Bytes request = scene.keyring().seal(header, PayloadType.Known.NOTIFY, Bytes.fromHex("000000070000"));
            assertFatal(scene, request);
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {SaPayload.class, NoncePayload.class, TsPayload.class})
    void aCreateChildSaRequestWithoutAPayloadEndsTheSa(Class<? extends Payload> type) {
        spoilRequest(PFS, new Order.RekeyChild(new Target.Named("net")),
                p -> Optional.of(p).filter(kept -> !type.isInstance(kept)));
    }

    @ParameterizedTest
    @ValueSource(classes = {NoncePayload.class, KePayload.class})
    void anIkeRekeyWithoutAPayloadEndsTheSa(Class<? extends Payload> type) {
        spoilRequest(PFS, new Order.RekeyIke(new Target.Named("home")),
                p -> Optional.of(p).filter(kept -> !type.isInstance(kept)));
    }

    @Test
    void aNonceOfAnotherLengthEndsTheSa() {
        spoilRequest(PFS, new Order.RekeyChild(new Target.Named("net")),
                p -> Optional.of(p instanceof NoncePayload ? new NoncePayload(Bytes.zeros(15)) : p));
    }

    @Test
    void aBadPublicValueEndsTheSa() {
        for (Order order : ImmutableList.of(new Order.RekeyChild(new Target.Named("net")),
                new Order.RekeyIke(new Target.Named("home")))) {
            spoilRequest(PFS, order, p -> Optional.of(p instanceof KePayload ke
                    ? new KePayload(ke.method(), Bytes.zeros(ke.data().length()))
                    : p));
        }
    }

    @Test
    void anSpiOfZeroEndsTheSa() {
        for (Order order : ImmutableList.of(new Order.RekeyChild(new Target.Named("net")),
                new Order.RekeyIke(new Target.Named("home")))) {
            spoilRequest(PFS, order, p -> Optional.of(withoutSpi(p)));
        }
    }

    @Test
    void anExchangeThatDoesNotBelongOnASaThatIsUpEndsIt() {
        Scene.established(scene -> assertFatal(scene, scene.left().forgeRequest(ExchangeType.Known.IKE_AUTH)));
        Scene.established(scene -> assertFatal(scene, scene.left().forgeRequest(ExchangeType.of(240))));
    }

    /** The other side of the same rule. */
    @Test
    void anAnswerOfInvalidSyntaxEndsTheSa() {
        for (Order order : ImmutableList.of(new Order.RekeyChild(new Target.Named("net")),
                new Order.RekeyIke(new Target.Named("home")), new Order.CheckLiveness(new Target.Named("home")),
                new Order.TerminateChild(new Target.Named("net")))) {
            Scene.established(scene -> {
                scene.gate().close(true);
                scene.left().order(order);
                Sighting request = Iterables.getLast(scene.seen());
                IkeHeader header = scene.right().header(request.header().exchange(), true,
                        request.header().messageId());
                scene.left().take(scene.keyring().seal(header,
                        ImmutableList.of(NotifyPayload.of(NotifyType.Known.INVALID_SYNTAX))));
                assertThat(scene.left().established()).as("%s", order).isEmpty();
                assertThat(scene.left().host().events()).as("the order is answered")
                        .anyMatch(ike.engine.Event.OrderFailed.class::isInstance);
                assertThat(scene.left().host().view().ikeSas()).isEmpty();
            });
        }
    }

    /** RFC 6989 §2.5: the end that made the new SA for nothing hears of it by a Delete. */
    @Test
    void aBadPublicValueInAnAnswerClosesTheSaWithADelete() {
        for (Order order : ImmutableList.of(new Order.RekeyChild(new Target.Named("net")),
                new Order.RekeyIke(new Target.Named("home")))) {
            Scene.established(PFS, scene -> {
                scene.gate().response(Heading.IN, ExchangeType.Known.CREATE_CHILD_SA).changed(packet -> {
                    Sighting seen = Iterables.getLast(scene.seen());
                    return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), seen.payloads().stream()
                            .map(p -> p instanceof KePayload ke ? new KePayload(ke.method(), Bytes.zeros(64)) : p)
                            .toList()));
                });
                scene.left().failed(order);
                assertThat(scene.ladder()).contains("left -> INFORMATIONAL 3 D(IKE)\n");
                assertThat(scene.left().established()).isEmpty();
            });
        }
    }

    @Test
    void anUnknownCriticalPayloadConcernsItsExchangeAlone() {
        for (ExchangeType exchange : ImmutableList.of(ExchangeType.Known.INFORMATIONAL,
                ExchangeType.Known.CREATE_CHILD_SA)) {
            Scene.established(scene -> {
                IkeHeader header = scene.left().header(exchange, false, scene.left().sa().window().nextId());
                Bytes chain = Crafted.unknownPayloadBefore(Bytes.EMPTY, PayloadType.Known.NONE, true);
                scene.right().take(scene.keyring().seal(header, PayloadType.of(200), chain));
                assertThat(scene.lastResponse(scene.right(), exchange)
                        .notify(NotifyType.Known.UNSUPPORTED_CRITICAL_PAYLOAD).orElseThrow().data())
                        .isEqualTo(Bytes.of(200));
                assertThat(scene.right().sa().children().count()).isEqualTo(1);
            });
        }
    }

    @Test
    void anUnknownPayloadThatIsNotCriticalIsSkipped() {
        Scene.established(scene -> {
            IkeHeader header = scene.left().header(ExchangeType.Known.INFORMATIONAL, false,
                    scene.left().sa().window().nextId());
            Bytes delete = IkeMessages.encodeChain(ImmutableList.of(ike.wire.v2.DeletePayload.ike()));
            Bytes chain = Crafted.unknownPayloadBefore(delete, PayloadType.Known.DELETE, false);
            scene.right().take(scene.keyring().seal(header, PayloadType.of(200), chain));
            assertThat(scene.right().established()).isEmpty();
        });
    }

    @Test
    void unknownErrorsInAnswersFailTheirExchangeAndUnknownStatusIsIgnored() {
        Scene.established(scene -> {
            scene.gate().close(true);
            scene.left().order(new Order.RekeyChild(new Target.Named("net")));
            Sighting request = Iterables.getLast(scene.seen());
            IkeHeader header = scene.right().header(request.header().exchange(), true, request.header().messageId());
            scene.left().take(scene.keyring().seal(header, ImmutableList.of(NotifyPayload.of(NotifyType.of(9999)))));
            assertThat(scene.left().sa().window().isFree()).isTrue();
            assertThat(scene.left().child().isLive()).isTrue();
            assertThat(Iterables.getLast(scene.left().events(ike.engine.Event.Failed.class)).failure().notification())
                    .contains("9999");
        });
    }

    private static void spoilRequest(Setup setup, Order order, Function<Payload, Optional<Payload>> change) {
        Scene.established(setup, scene -> {
            scene.gate().close(true);
            scene.left().order(order);
            Sighting seen = Iterables.getLast(scene.seen());
            assertFatal(scene, scene.keyring().seal(seen.header(),
                    seen.payloads().stream().flatMap(p -> change.apply(p).stream()).toList()));
        });
    }

    private static void assertFatal(Scene scene, Bytes request) {
        scene.right().take(request);
        Sighting answer = Iterables.getLast(scene.seen());
        assertThat(answer.notify(NotifyType.Known.INVALID_SYNTAX)).isPresent();
        assertThat(answer.inner()).hasSize(1);
        assertThat(scene.right().states()).singleElement().isInstanceOf(Tombstone.class);
        assertThat(scene.right().host().view().ikeSas()).isEmpty();
        scene.right().take(request);
        assertThat(Iterables.getLast(scene.seen()).octets()).as("it says the same again").isEqualTo(answer.octets());
    }

    private static Payload withoutSpi(Payload payload) {
        return payload instanceof SaPayload sa
                ? new SaPayload(sa.proposals().stream().map(p -> new Proposal(p.number(), p.protocol(),
                        Bytes.zeros(p.spi().length()), p.transforms())).collect(ImmutableList.toImmutableList()))
                : payload;
    }
}
