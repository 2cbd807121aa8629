package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.TransportAddress;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.ProposalSpec;
import ike.engine.sim.Heading;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.RequestWindow;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType.Known;
import ike.wire.v2.Payload;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7296 §2.3: more than one request at once, as many as the peer has promised to take. */
class WindowTest {
    private static final ExchangeType CREATE = ExchangeType.Known.CREATE_CHILD_SA;
    private static final ExchangeType INFORMATIONAL = ExchangeType.Known.INFORMATIONAL;
    private static final int CHILDREN = 10;

    @Test
    void withoutAPromiseThereIsOneAtATime() {
        Scene.established(Setup.USUAL.both(WindowTest::withMany), scene -> {
            assertThat(promises(scene)).isEmpty();
            orders(scene, 3);
            assertThat(inFlight(scene)).isEqualTo(1);
            scene.settle();
            assertThat(scene.left().children()).hasSize(4);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void asManyAsPromisedAreUnderWayAtOnce(int size) {
        Scene.established(wide(size), scene -> {
            assertThat(promises(scene)).containsExactly((long) size, (long) size);
            orders(scene, 10);
            assertThat(inFlight(scene)).isEqualTo(size);
            scene.settle();
            assertThat(scene.left().children()).hasSize(11);
        });
    }

    /** §2.3: the peer's promise counts, ours is another thing; and we never do more than we would take. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 4", "100, 4", "4294967295, 4", "0, 1"})
    void thePeersPromiseDecides(long promised, int expected) {
        Scene.play(wide(4), scene -> {
            scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH)
                    .changed(packet -> {
                        IkeMessage message = IkeMessages.decode(packet.octets()).orThrow();
                        ImmutableList<Payload> payloads = Streams
                                .concat(scene.keyring().open(message).stream().map(ChainedPayload::payload)
                                        .filter(payload -> !isPromise(payload)), Stream.of(promise(promised)))
                                .collect(ImmutableList.toImmutableList());
                        return Crafted.withOctets(packet, scene.keyring().seal(message.header(), payloads));
                    });
            scene.establish();
            assertThat(window(scene).size()).isEqualTo(expected);
        });
    }

    /** The first request is lost: the others are handled before it, and what goes beyond the window waits. */
    @Test
    void requestsMayOvertakeEachOther() {
        Scene.established(wide(3), scene -> {
            scene.gate().request(Heading.OUT, CREATE).lost();
            orders(scene, 5);
            scene.run();
            assertThat(window(scene).inFlight()).hasSize(1);
            assertThat(window(scene).nextId() - window(scene).inFlight().firstKey()).isEqualTo(3);
            assertThat(scene.seen(scene.left(), CREATE, true)).hasSize(3);
            assertThat(scene.left().children()).hasSize(3);
            scene.settle();
            assertThat(scene.left().children()).hasSize(6);
        });
    }

    /** As many answers are kept as the window is wide, and each goes out again as it was. */
    @Test
    void everyAnswerOfTheWindowIsRepeated() {
        Scene.established(wide(4), scene -> {
            orders(scene, 8);
            scene.settle();
            ImmutableList<Sighting> requests = scene.seen(scene.left(), CREATE, true);
            ImmutableList<Sighting> answers = scene.seen(scene.right(), CREATE, false);
            for (int i = 0; i < 8; i++) {
                long id = requests.get(i).header().messageId();
                ImmutableList<Bytes> again = Actor.sends(scene.right().take(requests.get(i).octets())).stream()
                        .map(send -> send.octets()).collect(ImmutableList.toImmutableList());
                ImmutableList<Bytes> before = answers.stream().filter(a -> a.header().messageId() == id)
                        .map(Sighting::octets)
                        .collect(ImmutableList.toImmutableList());
                assertThat(again).as("request %s", id).isEqualTo(i < 4 ? ImmutableList.of() : before);
            }
            assertThat(scene.right().sa().replies().answered()).hasSize(4);
        });
    }

    /** A rekeyed IKE SA begins with one request at a time, until the promise is repeated there. */
    @Test
    void aRekeyedSaBeginsAnew() {
        Scene.established(wide(4), scene -> {
            scene.gate().request(Heading.OUT, INFORMATIONAL).lost().request(Heading.OUT, INFORMATIONAL).lost()
                    .request(Heading.IN, INFORMATIONAL).lost();
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            assertThat(heir(scene.left()).size()).isEqualTo(1);
            assertThat(heir(scene.right()).size()).isEqualTo(1);
            scene.settle();
            assertThat(window(scene).size()).isEqualTo(4);
            orders(scene, 5);
            assertThat(inFlight(scene)).isEqualTo(4);
            scene.settle();
        });
    }

    private static RequestWindow heir(Actor actor) {
        return actor.established().stream().filter(sa -> sa.isLive()).findFirst().orElseThrow().window();
    }

    /** What concerns the whole IKE SA waits until nothing is under way, and what comes later waits behind it. */
    @Test
    void whatConcernsTheIkeSaGoesAlone() {
        Scene.established(wide(4), scene -> {
            orders(scene, 1);
            scene.left().order(new Order.RekeyIke(new Target.Named("home")));
            orders(scene, 1, 2);
            assertThat(inFlight(scene)).isEqualTo(1);
            scene.settle();
            assertThat(scene.left().children()).hasSize(3);
            assertThat(scene.left().events(Event.IkeRekeyed.class)).hasSize(1);
        });
    }

    /** Of one Child SA there is one exchange at a time. */
    @Test
    void aChildIsRekeyedBeforeItIsDeleted() {
        Scene.established(wide(4), scene -> {
            scene.left().order(new Order.RekeyChild(new Target.Named("net")));
            scene.left().order(new Order.TerminateChild(new Target.Named("net")));
            scene.left().order(new Order.CheckLiveness(new Target.Named("home")));
            assertThat(inFlight(scene)).isEqualTo(2);
            scene.settle();
        });
    }

    /** A second attempt with another group goes on when the window lets it. */
    @Test
    void whatGoesOnFromAnAnswerWaitsForTheWindowToo() {
        Scene.established(wide(2)
                .left(c -> withMany(
                        Change.esp(Fixtures.esp(KeyExchangeId.CURVE25519, KeyExchangeId.ECP_256)).apply(c)))
                .right(c -> withMany(Change.esp(Fixtures.esp(KeyExchangeId.ECP_256)).apply(c))), scene -> {
                    scene.gate().request(Heading.OUT, CREATE).lost();
                    orders(scene, 2);
                    scene.run();
                    assertThat(window(scene).unsent()).hasSize(1);
                    assertThat(window(scene).isFree()).isFalse();
                    scene.settle();
                    assertThat(window(scene).unsent()).isEmpty();
                    assertThat(scene.left().children()).hasSize(3);
                });
    }

    /** A request beyond the window is not answered; who sent it is told in an exchange of ours, one at a time. */
    @Test
    void whoGoesBeyondTheWindowIsTold() {
        Scene.established(scene -> {
            long far = scene.left().sa().window().nextId() + 5;
            Bytes request = scene.keyring().seal(scene.left().header(INFORMATIONAL, false, far), List.of());
            IkeMessage answer = IkeMessages.decode(Actor.sent(scene.right().take(request))).orThrow();
            assertThat(answer.header().isRequest()).isTrue();
            assertThat(scene.keyring().open(answer)).extracting(ChainedPayload::payload)
                    .containsExactly(NotifyPayload.of(Known.INVALID_MESSAGE_ID, Bytes.u32(far)));
            assertThat(Actor.sends(scene.right().take(request))).isEmpty();
            scene.settle();
            assertThat(scene.left().events(Event.Failed.class))
                    .anyMatch(e -> e.failure().summary().contains("does not expect our request " + far));
        });
    }

    /** RFC 4555 §3.5: where the peer is, its newest request says, in whatever order they come. */
    @Test
    void anOlderMoveThatComesLateMovesNothing() {
        Scene.established(wide(4).both(Change.component("mobike", true)), scene -> {
            Path here = scene.right().usualPath();
            Path there = new Path(here.transport(), here.local(), new TransportAddress(here.remote().address(), 1500));
            long id = scene.left().sa().window().nextId();
            assertThat(Actor.sends(scene.right().take(there, move(scene, id + 1)))).isNotEmpty();
            assertThat(Actor.sends(scene.right().take(here, move(scene, id)))).hasSize(1);
            assertThat(scene.right().sa().name().path()).isEqualTo(there);
        });
    }

    private static Bytes move(Scene scene, long id) {
        return scene.keyring().seal(scene.left().header(INFORMATIONAL, false, id),
                ImmutableList.of(NotifyPayload.of(Known.UPDATE_SA_ADDRESSES)));
    }

    /** §2.2: before message IDs would begin anew, the IKE SA is replaced. */
    @Test
    void messageIdsRunOutAndTheSaIsReplaced() {
        Scene.established(scene -> {
            continueAt(scene, 0xffff_efffL);
            scene.left().done(new Order.CheckLiveness(new Target.Named("home")));
            scene.settle();
            assertThat(scene.left().events(Event.IkeRekeyed.class)).hasSize(1);
            assertThat(window(scene).nextId()).isLessThan(10);
        });
    }

    /** §2.2: or ended, where that was not possible. */
    @Test
    void withoutMessageIdsTheSaEnds() {
        Scene.established(scene -> {
            continueAt(scene, 0xffff_fff0L);
            scene.left().order(StormSimulationTest.initiate("more"));
            scene.settle();
            assertThat(scene.left().established()).isEmpty();
            assertThat(scene.left().events(Event.IkeDown.class)).singleElement().asString()
                    .contains("no message IDs are left");
        });
    }

    /** As if left had sent all requests before that one. */
    private static void continueAt(Scene scene, long id) {
        scene.left().table().put(scene.left().sa().with(RequestWindow.startingAt(id)));
        scene.right().table().put(
                scene.right().sa().toBuilder().replies(ReplyCache.startingAt(id)).build());
    }

    private static Setup wide(int size) {
        return Setup.USUAL.limits(Fixtures.limits("window", size)).both(WindowTest::withMany);
    }

    /** The same connection with so many children more, each for packets of its own. */
    private static Connection withMany(Connection connection) {
        boolean left = connection.localAddresses().getFirst().matches(IpAddress.of("192.0.2.1"));
        ProposalSpec esp = connection.children().getFirst().proposals().getFirst();
        ImmutableList.Builder<ChildConfig> children = ImmutableList.<ChildConfig>builder()
                .addAll(connection.children());
        for (int i = 0; i < CHILDREN; i++) {
            String here = "10.1." + (10 + i);
            String there = "10.2." + (10 + i);
            children.add(Fixtures.child("child" + i, esp, left ? here : there, left ? there : here));
        }
        return Change.with(connection, "children", children.build());
    }

    private static void orders(Scene scene, int count) {
        orders(scene, 0, count);
    }

    private static void orders(Scene scene, int from, int to) {
        for (int i = from; i < to; i++) {
            scene.left().order(StormSimulationTest.initiate("child" + i));
        }
    }

    private static RequestWindow window(Scene scene) {
        return scene.left().sa().window();
    }

    private static int inFlight(Scene scene) {
        return window(scene).inFlight().size();
    }

    private static List<Long> promises(Scene scene) {
        return scene.seen().stream().flatMap(s -> s.notify(Known.SET_WINDOW_SIZE).stream())
                .map(notify -> notify.data().u32At(0)).toList();
    }

    private static boolean isPromise(Payload payload) {
        return payload instanceof NotifyPayload notify && notify.notifyType().equals(Known.SET_WINDOW_SIZE);
    }

    private static Payload promise(long size) {
        return NotifyPayload.of(Known.SET_WINDOW_SIZE, Bytes.u32(size));
    }
}
