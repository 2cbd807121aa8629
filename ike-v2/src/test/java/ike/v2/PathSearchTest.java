package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.Retransmission;
import ike.engine.Target;
import ike.engine.config.Fragmentation;
import ike.engine.sim.Dice;
import ike.engine.sim.Heading;
import ike.engine.sim.Mtu;
import ike.engine.sim.Node;
import ike.engine.sim.Packet;
import ike.engine.sim.Passage;
import ike.v2.sa.Established;
import ike.wire.Bytes;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.ExchangeType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7383 §2.5.1, §2.5.2: a way that carries less than we thought, and says nothing of it. */
class PathSearchTest {
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final Setup LARGE = using("x25519-ke1_mlkem768");

    /** A way that carries less from some moment on. */
    private static final class Shrinking implements Node {
        private int octets = 65_535;

        @Override
        public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
            return new Mtu(octets).take(now, heading, packet, dice);
        }

        @Override
        public Node calm() {
            octets = 65_535;
            return this;
        }
    }

    private static Setup using(String keyExchanges) {
        return Setup.USUAL.both(c -> Change.with(MultipleKeyExchangesTest.using(keyExchanges).apply(c),
                "fragmentation", Fragmentation.YES));
    }

    /** Two large messages in each direction, of 1,280 octets at first, of 576 after two went unanswered. */
    @ParameterizedTest
    @CsvSource({"576, true", "700, true", "575, false"})
    void smallerFragmentsGetThrough(int mtu, boolean through) {
        Scene.play(LARGE.behind(new Mtu(mtu)), scene -> {
            scene.left().order(UP);
            scene.run(Duration.ofSeconds(20));
            assertThat(scene.left().established()).hasSize(through ? 1 : 0);
            assertThat(scene.left().events(Event.Remark.class)).singleElement()
                    .satisfies(remark -> assertThat(remark.words()).contains("fragments of at most 576 octets"));
            if (through) {
                assertThat(scene.seen()).filteredOn(seen -> seen.from().equals("right"))
                        .allMatch(seen -> seen.packet().wireLength() <= 576);
                scene.settle();
            }
        });
    }

    /** What is not larger than the smallest size is what it is. */
    @Test
    void smallMessagesAreNeverCut() {
        Setup small = Setup.USUAL.both(Change.component("fragmentation", Fragmentation.YES));
        Scene.established(small, scene -> {
            scene.gate().close(true);
            scene.left().order(new Order.CheckLiveness(new Target.Named("home")));
            scene.run(Duration.ofSeconds(60));
            assertThat(scene.left().events(Event.Remark.class)).isEmpty();
            assertThat(scene.seen()).noneMatch(PathSearchTest::isFragment);
        });
    }

    /** One that went out whole is cut, if it is large, and whoever has answered it knows it by its first fragment. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostWholeMessageIsCut(boolean request) {
        Setup whole = using("x25519-ke1_mlkem512");
        Scene.play(whole, scene -> {
            for (int i = 0; i < 2; i++) {
                (request
                        ? scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_INTERMEDIATE)
                        : scene.gate().response(Heading.IN, ExchangeType.Known.IKE_INTERMEDIATE)).lost();
            }
            scene.left().order(UP);
            scene.run(Duration.ofSeconds(20));
            assertThat(scene.left().established()).hasSize(1);
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_INTERMEDIATE, true))
                    .filteredOn(PathSearchTest::isFragment).hasSize(2);
            scene.settle();
        });
    }

    /** What was found out holds for the messages that follow, and for the IKE SA that takes this one's place. */
    @Test
    void theNextMessagesBeginWhereTheSearchEnded() {
        Scene.play(LARGE.behind(new Mtu(600)), scene -> {
            scene.left().order(UP);
            scene.run(Duration.ofSeconds(20));
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            int before = scene.seen().size();
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            scene.right().done(new Order.RekeyIke(new Target.Named("home")));
            assertThat(scene.left().events(Event.Remark.class)).hasSize(1);
            assertThat(scene.right().events(Event.Remark.class)).isEmpty();
            assertThat(scene.seen().stream().skip(before)).allMatch(seen -> seen.packet().wireLength() <= 576);
        });
    }

    /** A way that shrinks later is found out by the next large message, whoever sends it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWayMayShrinkLater(boolean left) {
        Shrinking way = new Shrinking();
        Scene.established(LARGE.behind(way), scene -> {
            way.octets = 600;
            Actor one = left ? scene.left() : scene.right();
            one.order(new Order.RekeyIke(new Target.Named("home")));
            scene.run(Duration.ofSeconds(20));
            assertThat(one.events(Event.Remark.class)).hasSize(1);
            assertThat(one.events(Event.IkeRekeyed.class)).hasSize(1);
            assertThat(one.established()).extracting(Established::session)
                    .allMatch(session -> session.pathSize() == 576);
            scene.settle();
        });
    }

    /** The larger ones are tried first, each as often, and each makes more fragments than the one before. */
    @Test
    void theSizesGoDownward() {
        Limits large = Change.with(Limits.DEFAULT, "fragmentSize", 1400);
        Scene.play(LARGE.limits(large).both(c -> Change.with(LARGE.left().apply(c), "proposals",
                ImmutableList.of(Fixtures.ike("x25519-ke1_mlkem1024")))), scene -> {
                    scene.left().order(UP);
                    scene.run(Duration.ofMillis(21));
                    scene.gate().close(true);
                    scene.run(Duration.ofMinutes(2));
                    assertThat(totals(scene)).containsExactly(2, 2, 4, 4, 4, 4, 4, 4);
                    assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_INTERMEDIATE, true)
                            .getLast().packet().wireLength()).isLessThanOrEqualTo(576);
                });
    }

    /** At the smallest size the whole patience with a silent peer is still to come (§2.5.2). */
    @Test
    void theLastSizeHasAllThePatience() {
        Scene.established(using("mlkem768"), scene -> {
            scene.gate().close(true);
            scene.left().order(new Order.RekeyIke(new Target.Named("home")));
            scene.run(Duration.ofMillis(11_200).plus(Retransmission.patience(Limits.DEFAULT)).minusSeconds(1));
            assertThat(scene.left().established()).hasSize(1);
            scene.run(Duration.ofSeconds(2));
            assertThat(scene.left().established()).isEmpty();
        });
    }

    /** RFC 5282 §3.1: one key and one vector never protect two texts, however a message is cut. */
    @Test
    void noVectorComesTwice() {
        Scene.play(LARGE.behind(new Mtu(600)), scene -> {
            scene.left().order(UP);
            scene.run(Duration.ofSeconds(20));
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            Map<String, Bytes> before = new HashMap<>();
            scene.seen().stream().filter(PathSearchTest::isFragment).forEach(seen -> {
                Bytes body = seen.get(EncryptedFragmentPayload.class).body();
                String vector = seen.from() + seen.header().initiatorSpi() + body.slice(0, 8);
                assertThat(before.putIfAbsent(vector, seen.octets())).isIn(null, seen.octets());
            });
            assertThat(before).hasSizeGreaterThan(8);
        });
    }

    private static ImmutableList<Integer> totals(Scene scene) {
        return scene.seen(scene.left(), ExchangeType.Known.IKE_INTERMEDIATE, true).stream()
                .map(seen -> seen.get(EncryptedFragmentPayload.class)).filter(fragment -> fragment.number() == 1)
                .map(EncryptedFragmentPayload::total).collect(ImmutableList.toImmutableList());
    }

    private static boolean isFragment(Sighting seen) {
        return seen.find(EncryptedFragmentPayload.class).isPresent();
    }
}
