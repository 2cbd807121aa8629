package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.SaNumbers;
import ike.engine.Target;
import ike.engine.config.AddressPattern;
import ike.engine.negotiation.Preference;
import ike.engine.sim.Delay;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Heading;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.v2.exchange.Environment;
import ike.v2.exchange.Habits;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType.Known;
import ike.wire.v2.Payload;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5685: a gateway sends its clients to another one, before there is an IKE SA or in its mid-life. */
class RedirectTest {
    private static final IpAddress CLIENT = IpAddress.of("192.0.2.1");
    private static final IpAddress FIRST = IpAddress.of("198.51.100.1");
    private static final IpAddress SECOND = IpAddress.of("198.51.100.2");
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final Order AWAY = new Order.Redirect(new Target.Named("home"), SECOND);

    /** A client and two gateways that are configured alike. */
    private record Gateways(Simulation simulation, Host client, Host first, Host second) {
        static void play(Habits ofFirst, Habits ofSecond, Consumer<Gateways> script) {
            Seeds.playOne(1, simulation -> script.accept(new Gateways(simulation,
                    host(simulation, "client", CLIENT, Habits.DEFAULT), host(simulation, "first", FIRST, ofFirst),
                    host(simulation, "second", SECOND, ofSecond))));
        }

        private static Host host(Simulation simulation, String name, IpAddress address, Habits habits) {
            EngineFactory engines = (entropy, log) -> new Ikev2Engine(
                    new Environment(entropy, log, Limits.DEFAULT, 500, 4500, false, new SaNumbers(), habits));
            Host host = simulation.host(name, address, engines);
            simulation.line(host, Delay.of(Duration.ofMillis(5)));
            boolean gateway = !address.equals(CLIENT);
            Fixtures.configure(host, Change.with(Fixtures.connection(!gateway, Fixtures.IKE_GCM, Fixtures.ESP_GCM),
                    gateway ? "localAddresses" : "remoteAddresses",
                    ImmutableList.of(AddressPattern.exactly(gateway ? address : FIRST))));
            return host;
        }

        /** The client has one IKE SA with one child, and so has this gateway; the other one has none. */
        void assertServedBy(Host gateway) {
            simulation.run(Duration.ofSeconds(30));
            assertThat(client.view().ikeSas()).singleElement().satisfies(sa -> {
                assertThat(sa.path().remote().address()).isEqualTo(gateway.address());
                assertThat(sa.children()).hasSize(1);
            });
            assertThat(gateway.view().ikeSas()).hasSize(1);
            assertThat((gateway == first ? second : first).view().ikeSas()).isEmpty();
        }
    }

    @Test
    void aFirstMessageIsSentElsewhere() {
        Gateways.play(to(SECOND), Habits.DEFAULT, three -> {
            OrderId order = three.client().order(UP);
            three.assertServedBy(three.second());
            assertThat(three.client().outcome(order)).containsInstanceOf(Event.OrderDone.class);
        });
    }

    @Test
    void anIkeSaIsSentElsewhereInMidLife() {
        Gateways.play(Habits.DEFAULT, Habits.DEFAULT, three -> {
            three.client().order(UP);
            three.assertServedBy(three.first());
            OrderId order = three.first().order(AWAY);
            three.assertServedBy(three.second());
            assertThat(three.first().outcome(order)).containsInstanceOf(Event.OrderDone.class);
        });
    }

    /** §10: what was agreed in the first IKE SA holds in its successors, whoever rekeys. */
    @Test
    void afterARekeyToo() {
        Gateways.play(Habits.DEFAULT, Habits.DEFAULT, three -> {
            three.client().order(UP);
            three.assertServedBy(three.first());
            three.first().order(new Order.RekeyIke(new Target.Named("home")));
            three.assertServedBy(three.first());
            three.first().order(AWAY);
            three.assertServedBy(three.second());
        });
    }

    /** §10: only the original responder redirects; its peer has not said that it would go, nor would it. */
    @Test
    void aClientSendsNobodyAway() {
        Gateways.play(Habits.DEFAULT, Habits.DEFAULT, three -> {
            three.client().order(UP);
            three.assertServedBy(three.first());
            OrderId order = three.client().order(AWAY);
            three.assertServedBy(three.first());
            assertThat(three.client().outcome(order)).containsInstanceOf(Event.OrderFailed.class);
        });
    }

    /** §7: gateways that send a client to each other; it is not sent back to where it comes from. */
    @Test
    void nobodyIsSentBack() {
        Gateways.play(to(SECOND), to(FIRST), three -> {
            three.client().order(UP);
            three.assertServedBy(three.second());
        });
    }

    /** §7: five times in 300 seconds. */
    @Test
    void aClientIsNotLedInCircles() {
        Gateways.play(Habits.DEFAULT, Habits.DEFAULT, three -> {
            three.client().order(UP);
            three.assertServedBy(three.first());
            for (int i = 0; i < 5; i++) {
                Host here = i % 2 == 0 ? three.first() : three.second();
                Host there = i % 2 == 0 ? three.second() : three.first();
                here.order(new Order.Redirect(new Target.Named("home"), there.address()));
                three.assertServedBy(there);
            }
            three.second().order(new Order.Redirect(new Target.Named("home"), FIRST));
            three.assertServedBy(three.second());
            assertThat(three.client().events()).anyMatch(event -> event.toString().contains("more than 5 times"));
            three.simulation().run(Duration.ofMinutes(5));
            three.second().order(new Order.Redirect(new Target.Named("home"), FIRST));
            three.assertServedBy(three.first());
        });
    }

    /** §3: a gateway that would send people away serves those who have not said that they would go. */
    @Test
    void whoDoesNotFollowIsServed() {
        Scene.play(Setup.USUAL.habits(new Habits(true, true, Preference.CONFIGURED, true, false, false, true,
                Optional.of(SECOND), true, false, false)), scene -> {
                    scene.establish();
                    assertThat(scene.seen().getFirst().notify(Known.REDIRECT_SUPPORTED)).isEmpty();
                    assertThat(scene.right().failed(AWAY)).contains("can be redirected");
                    scene.settle();
                });
    }

    /** §3: an answer with another nonce is none; also one that names its gateway in a way that is not in the RFC, or not whole. */
    @ParameterizedTest
    @ValueSource(strings = {"0104c6336402", "0104c6336402%s00", "0204c6336402%s", "0110c6336402%s", "01", "",
            "0307676174652e7465%s"})
    void aForgedRedirectionIsIgnored(String data) {
        Scene.play(scene -> {
            Bytes request = scene.firstRequest();
            IkeMessage first = IkeMessages.decode(request).orThrow();
            Bytes nonce = scene.seen().getFirst().get(NoncePayload.class).nonce();
            Actor.Inside before = scene.left().inside();
            scene.left().take(redirect(first.header(), Bytes.fromHex(data.formatted(nonce.hex()))));
            assertThat(scene.left().inside()).isEqualTo(before);
            scene.left().take(redirect(first.header(), Bytes.fromHex("0104c6336402" + nonce.hex())));
            Sighting next = Iterables.getLast(scene.seen());
            assertThat(next.packet().destination().address()).isEqualTo(SECOND);
            assertThat(next.notify(Known.REDIRECTED_FROM).map(NotifyPayload::data))
                    .contains(Bytes.fromHex("0104c6336401"));
        });
    }

    /** §6: in the answer to IKE_AUTH, once that is authentic; the IKE SA there goes. */
    @Test
    void theAnswerToIkeAuthMayRedirectToo() {
        Scene.play(scene -> {
            scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = Iterables.getLast(scene.seen());
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(),
                        ImmutableList.<Payload>builder()
                                .addAll(seen.payloads().stream().filter(RedirectTest::isProof).iterator())
                                .add(NotifyPayload.of(Known.REDIRECT, Bytes.fromHex("0104c6336402"))).build()));
            });
            scene.left().order(UP);
            scene.run();
            assertThat(scene.left().established()).isEmpty();
            assertThat(scene.right().established()).isEmpty();
            assertThat(Iterables.getLast(scene.seen(scene.left(), ExchangeType.Known.IKE_SA_INIT, true)).packet()
                    .destination().address()).isEqualTo(SECOND);
        });
    }

    private static boolean isProof(Payload payload) {
        return payload instanceof IdPayload || payload instanceof ike.wire.v2.AuthPayload;
    }

    private static Bytes redirect(IkeHeader request, Bytes data) {
        return IkeMessages.encode(
                IkeHeader.of(request.initiatorSpi(), new IkeSpi(0), ExchangeType.Known.IKE_SA_INIT,
                        IkeHeader.FLAG_RESPONSE, 0),
                ImmutableList.of(NotifyPayload.of(Known.REDIRECT, data))).octets();
    }

    private static Habits to(IpAddress gateway) {
        return new Habits(true, true, Preference.CONFIGURED, true, false, true, true, Optional.of(gateway), true,
                false, false);
    }
}
