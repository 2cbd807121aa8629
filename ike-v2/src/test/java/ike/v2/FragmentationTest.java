package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Fragmentation;
import ike.engine.config.ProposalSpec;
import ike.engine.sim.Heading;
import ike.engine.sim.Mtu;
import ike.v2.sa.Established;
import ike.v2.sa.FragmentUse;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7383 §2.3 to §2.5: agreed on in IKE_SA_INIT, used for what is too large, and never seen by what is not. */
class FragmentationTest {
    private static final int SIZE = 200;
    static final Setup SMALL = use(Fragmentation.YES, Fragmentation.YES).limits(Fixtures.limits("fragmentSize", SIZE));

    static Setup use(Fragmentation left, Fragmentation right) {
        return Setup.USUAL.left(Change.component("fragmentation", left))
                .right(Change.component("fragmentation", right));
    }

    @Test
    void onlyWhatIsTooLargeIsCut() {
        Scene.play(SMALL, scene -> {
            scene.establish();
            assertThat(scene.ladder()).isEqualTo("""
                    left -> IKE_SA_INIT 0 SA N(IKEV2_FRAGMENTATION_SUPPORTED)
                    right <- IKE_SA_INIT 0 SA N(IKEV2_FRAGMENTATION_SUPPORTED)
                    left -> IKE_AUTH 1 SKF(1/2)
                    left -> IKE_AUTH 1 SKF(2/2)
                    right <- IKE_AUTH 1 SKF(1/2)
                    right <- IKE_AUTH 1 SKF(2/2)
                    """);
            scene.forgetLadder();
            scene.left().done(new Order.CheckLiveness(new Target.Named("home")));
            assertThat(scene.ladder()).isEqualTo("left -> INFORMATIONAL 2\nright <- INFORMATIONAL 2\n");
            scene.settle();
        });
    }

    /** Every exchange, with every kind of cipher, over a link that carries nothing larger. */
    @Test
    void nothingIsLargerThanTheLinkCarries() {
        for (ProposalSpec suite : ImmutableList.of(Fixtures.IKE_GCM, Fixtures.IKE_CBC)) {
            Scene.play(SMALL.both(Change.proposals(suite)).both(Change.component("fragmentation", Fragmentation.YES))
                    .behind(new Mtu(360)), scene -> {
                        scene.establish();
                        scene.right().done(new Order.Initiate("home", Optional.of("more")));
                        scene.left().done(new Order.RekeyChild(new Target.Named("more")));
                        scene.right().done(new Order.RekeyIke(new Target.Named("home")));
                        scene.left().done(new Order.RekeyChild(new Target.Named("net")));
                        assertThat(scene.seen())
                                .filteredOn(s -> s.header().exchange() != ExchangeType.Known.IKE_SA_INIT)
                                .allMatch(s -> s.packet().wireLength() <= SIZE).anyMatch(FragmentationTest::isFragment);
                        scene.settle();
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"YES,YES,BOTH_WAYS,BOTH_WAYS", "YES,ACCEPT,BOTH_WAYS,RECEIVED", "FORCE,YES,BOTH_WAYS,BOTH_WAYS",
            "ACCEPT,YES,RECEIVED,BOTH_WAYS", "YES,NO,NEVER,NEVER", "NO,YES,NEVER,NEVER", "NO,NO,NEVER,NEVER"})
    void bothMustWantIt(Fragmentation left, Fragmentation right, FragmentUse atLeft, FragmentUse atRight) {
        Scene.established(use(left, right).limits(Fixtures.limits("fragmentSize", SIZE)), scene -> {
            assertThat(scene.left().sa().session().fragments()).isEqualTo(atLeft);
            assertThat(scene.right().sa().session().fragments()).isEqualTo(atRight);
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_AUTH, true).size())
                    .isEqualTo(atLeft == FragmentUse.BOTH_WAYS ? 2 : 1);
            assertThat(scene.seen(scene.right(), ExchangeType.Known.IKE_AUTH, false).size())
                    .isEqualTo(atRight == FragmentUse.BOTH_WAYS ? 2 : 1);
            assertThat(scene.seen().get(1).notify(NotifyType.Known.IKEV2_FRAGMENTATION_SUPPORTED).isPresent())
                    .isEqualTo(atRight != FragmentUse.NEVER);
        });
    }

    /** What is agreed holds for the SAs that come of this one. */
    @Test
    void aSuccessorInheritsTheAgreement() {
        Scene.established(SMALL, scene -> {
            scene.right().done(new Order.RekeyIke(new Target.Named("home")));
            scene.settle();
            assertThat(scene.left().established()).extracting(Established::session)
                    .allMatch(session -> session.fragments() == FragmentUse.BOTH_WAYS);
        });
    }

    /** §2.6: the whole set comes again, and what is there already counts. */
    @Test
    void aLostFragmentComesAgainWithTheOthers() {
        for (Heading heading : Heading.values()) {
            Scene.play(SMALL, scene -> {
                scene.gate().fragment(heading, 2).lost();
                scene.begin(scene.left());
                scene.run(Duration.ofSeconds(10));
                assertThat(scene.left().established()).hasSize(1);
                scene.settle();
            });
        }
    }

    @Test
    void fragmentsMayComeInAnyOrder() {
        for (Heading heading : Heading.values()) {
            Scene.play(SMALL, scene -> {
                scene.gate().fragment(heading, 1).late(Duration.ofMillis(50));
                scene.gate().fragment(heading, 2).again(Duration.ofMillis(100));
                scene.establish();
                scene.settle();
            });
        }
    }

    private static boolean isFragment(Sighting seen) {
        return seen.find(EncryptedFragmentPayload.class).isPresent();
    }
}
