package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.SecretAccess;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.Fragmentation;
import ike.engine.sim.Heading;
import ike.engine.sim.Mtu;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Additional key exchanges (RFC 9370, RFC 9242); the scenario multiple-key-exchanges.txt draws the usual ones. */
class MultipleKeyExchangesTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));

    @ParameterizedTest
    @ValueSource(strings = {"x25519-ke1_mlkem512", "x25519-ke1_mlkem768", "ecp256-ke1_mlkem1024",
            "mlkem768-ke1_x25519", "x25519-ke1_mlkem768-ke2_ecp384-ke7_mlkem512"})
    void bothEndsHaveTheSameKeys(String keyExchanges) {
        Scene.established(Setup.USUAL.both(using(keyExchanges)), scene -> {
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            scene.right().done(new Order.RekeyIke(new Target.Named("home")));
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            scene.left().done(new Order.Initiate("home", Optional.of("more")));
            scene.settle();
            assertThat(skD(scene.left())).isEqualTo(skD(scene.right()));
        });
    }

    /** RFC 9242 §3.3.2: AUTH covers the messages whole, whatever they came in. */
    @ParameterizedTest
    @ValueSource(ints = {576, 800, 1280})
    void fragmentsChangeNothingThatAuthCovers(int size) {
        Limits limits = Change.with(Limits.DEFAULT, "fragmentSize", size);
        Setup setup = Setup.USUAL.limits(limits).both(using("x25519-ke1_mlkem1024-ke2_mlkem512"))
                .behind(new Mtu(size + 40));
        Scene.established(fragmenting(setup), scene -> {
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_INTERMEDIATE, true)).hasSizeGreaterThan(2);
            scene.right().done(new Order.RekeyIke(new Target.Named("home")));
            scene.settle();
        });
    }

    /** One side cuts its messages, the other does not, so that the two forms meet in one IntAuth. */
    @Test
    void oneSideAloneMayCutItsMessages() {
        Limits limits = Change.with(Limits.DEFAULT, "fragmentSize", 600);
        Setup setup = Setup.USUAL.limits(limits).both(using("x25519-ke1_mlkem768"));
        Scene.established(setup.left(with(setup.left(), Fragmentation.ACCEPT))
                .right(with(setup.right(), Fragmentation.YES)), scene -> {
                    assertThat(scene.left().sa().session().intermediates().count()).isEqualTo(1);
                    scene.settle();
                });
    }

    /** Fragments that come twice and in another order still make the same message. */
    @Test
    void fragmentsAreRepeatedAsTheyWere() {
        Limits limits = Change.with(Limits.DEFAULT, "fragmentSize", 576);
        Scene.play(fragmenting(Setup.USUAL.limits(limits).both(using("x25519-ke1_mlkem768"))), scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_INTERMEDIATE).lost();
            scene.gate().response(Heading.IN, ExchangeType.Known.IKE_INTERMEDIATE).lost();
            Order order = INITIATE;
            scene.left().order(order);
            scene.run(java.time.Duration.ofSeconds(15));
            assertThat(scene.left().established()).hasSize(1);
            scene.settle();
        });
    }

    /** AUTH covers the reserved bits that the first fragment has, and no others (RFC 9242 §3.3.2). */
    @ParameterizedTest
    @CsvSource({"OUT, 1, 0, true", "OUT, 1, 5, false", "OUT, 2, 5, true", "IN, 1, 0, true", "IN, 1, 5, false"})
    void reservedBitsOfTheFirstFragmentCount(Heading heading, int number, int bits, boolean up) {
        Limits limits = Change.with(Limits.DEFAULT, "fragmentSize", 576);
        Scene.play(fragmenting(Setup.USUAL.limits(limits).both(using("x25519-ke1_mlkem768"))), scene -> {
            scene.gate().fragment(heading, number).changed(packet -> Crafted.withOctets(packet,
                    scene.keyring().withReserved(IkeMessages.decode(packet.octets()).orThrow(), bits)));
            if (up) {
                scene.left().done(INITIATE);
            } else {
                assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
            }
        });
    }

    /** Whoever changes IKE_INTERMEDIATE, although he has the keys of IKE_SA_INIT, is found out by AUTH (RFC 9242 §5). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsChangedInIkeIntermediateSpoilsAuth(boolean request) {
        Scene.play(Setup.USUAL.both(using("x25519-ke1_mlkem512")), scene -> {
            change(scene, request, chain -> ImmutableList.<Payload>builder().addAll(chain)
                    .add(NotifyPayload.of(NotifyType.of(40_000), Bytes.of(1))).build());
            assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
            assertThat(scene.left().established()).isEmpty();
            assertThat(scene.right().established()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherMethodThanAgreedOnIsRefused(boolean request) {
        Scene.play(Setup.USUAL.both(using("x25519-ke1_mlkem512")), scene -> {
            change(scene, request, chain -> ImmutableList.of(new KePayload(KeyExchangeId.CURVE25519,
                    Bytes.zeros(32))));
            assertThat(scene.left().failed(INITIATE)).contains("INVALID_SYNTAX");
            assertThat(scene.right().established()).isEmpty();
        });
    }

    /** RFC 9370 §2.2.1: without the notification such proposals are as if they were not there. */
    @Test
    void withoutTheAnnouncementTheProposalIsPassedOver() {
        Scene.play(Setup.USUAL.both(Change.proposals(Fixtures.ike("x25519-ke1_mlkem512"), Fixtures.ike("ecp256"))),
                scene -> {
                    scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_SA_INIT).changed(packet -> {
                        Bytes octets = IkeMessages.encode(scene.seen().getLast().header(),
                                scene.seen().getLast().payloads().stream().filter(p -> !announces(p)).toList())
                                .octets();
                        return Crafted.withOctets(packet, octets);
                    });
                    scene.begin(scene.left());
                    scene.run();
                    assertThat(scene.seen(scene.right(), ExchangeType.Known.IKE_SA_INIT, false).getFirst().payloads())
                            .anyMatch(p -> p instanceof NotifyPayload notify
                                    && notify.notifyType().equals(NotifyType.Known.INVALID_KE_PAYLOAD));
                });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void eapAndAPpkComeOnTopOfIt(EapMethod method) {
        Setup eap = EapSetup.of(method);
        UnaryOperator<Connection> more = c -> PpkTest.requiring("blue").apply(using("x25519-ke1_mlkem512").apply(c));
        Scene.play(eap.left(c -> more.apply(eap.left().apply(c))).right(c -> more.apply(eap.right().apply(c))),
                scene -> {
                    EapSetup.passwords(scene);
                    PpkTest.know(scene.left(), "blue");
                    PpkTest.know(scene.right(), "blue");
                    scene.establish();
                    scene.settle();
                });
    }

    /** What a signature covers ends with IntAuth too. */
    @Test
    void signaturesCoverIkeIntermediate() {
        Setup pki = Pki.both();
        UnaryOperator<Connection> more = using("x25519-ke1_mlkem512");
        Scene.play(pki.left(c -> more.apply(pki.left().apply(c))).right(c -> more.apply(pki.right().apply(c))),
                scene -> {
                    Pki.equip(scene, Pki.P256, Pki.ED25519);
                    scene.establish();
                    scene.settle();
                });
        Scene.play(pki.left(c -> more.apply(pki.left().apply(c))).right(c -> more.apply(pki.right().apply(c))),
                scene -> {
                    Pki.equip(scene, Pki.P256, Pki.ED25519);
                    change(scene, true, chain -> ImmutableList.<Payload>builder().addAll(chain)
                            .add(NotifyPayload.of(NotifyType.of(40_000), Bytes.of(1))).build());
                    assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
                });
    }

    /** RFC 9242 §3.2: the ports change with the first IKE_INTERMEDIATE. */
    @Test
    void behindANatTheFirstIntermediateGoesToPort4500() {
        Scene.established(Setup.USUAL.both(using("x25519-ke1_mlkem512")).encapsulating(), scene -> {
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_INTERMEDIATE, true))
                    .allMatch(seen -> seen.packet().destination().port() == 4500);
            scene.settle();
        });
    }

    /** A link that the responder did not give means nothing, and the IKE SA goes on (RFC 9370 §2.2.4). */
    @Test
    void aSeriesThatNobodyKnowsIsRefused() {
        Scene.established(scene -> {
            Bytes request = scene.left().forgeRequest(ExchangeType.Known.IKE_FOLLOWUP_KE,
                    new KePayload(KeyExchangeId.CURVE25519, Bytes.zeros(32)),
                    NotifyPayload.of(NotifyType.Known.ADDITIONAL_KEY_EXCHANGE, Bytes.of(1, 2, 3)));
            Bytes answer = Actor.sent(scene.right().take(request));
            assertThat(scene.keyring().open(IkeMessages.decode(answer).orThrow())).singleElement()
                    .matches(item -> item.payload() instanceof NotifyPayload notify
                            && notify.notifyType().equals(NotifyType.Known.STATE_NOT_FOUND));
            assertThat(scene.right().established()).hasSize(1);
        });
    }

    static UnaryOperator<Connection> using(String keyExchanges) {
        return c -> Change.esp(Fixtures.esp(keyExchanges)).apply(Change.proposals(Fixtures.ike(keyExchanges)).apply(c));
    }

    private static Setup fragmenting(Setup setup) {
        return setup.left(with(setup.left(), Fragmentation.YES)).right(with(setup.right(), Fragmentation.YES));
    }

    private static UnaryOperator<Connection> with(UnaryOperator<Connection> before, Fragmentation fragmentation) {
        return c -> Change.with(before.apply(c), "fragmentation", fragmentation);
    }

    private static void change(Scene scene, boolean request, UnaryOperator<ImmutableList<Payload>> change) {
        (request
                ? scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_INTERMEDIATE)
                : scene.gate().response(Heading.IN, ExchangeType.Known.IKE_INTERMEDIATE)).changed(packet -> {
                    Sighting seen = scene.seen().getLast();
                    return Crafted.withOctets(packet, scene.keyring().sealFirst(seen.header(),
                            change.apply(ImmutableList.copyOf(seen.payloads()))));
                });
    }

    private static boolean announces(Payload payload) {
        return payload instanceof NotifyPayload notify
                && notify.notifyType().equals(NotifyType.Known.INTERMEDIATE_EXCHANGE_SUPPORTED);
    }

    private static Bytes skD(Actor actor) {
        return actor.sa().session().keys().skD().reveal(SecretAccess.forKeyExport());
    }
}
