package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.ExplicitGroup;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.config.GroupOptions;
import ike.engine.config.Ikev1Options;
import ike.engine.config.ProposalSpec;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType.Known;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Groups of Phase 1 that are described by their numbers (RFC 2409 §5.6, Appendix A). */
class ExplicitGroupsTest {
    static final ExplicitGroup NUMBERED = ExplicitGroup.of(KeyExchangeId.MODP_2048).orElseThrow();
    /** Its prime has a number, but not with this generator. */
    static final ExplicitGroup PRIVATE = new ExplicitGroup(NUMBERED.prime(), BigInteger.valueOf(4));
    private static final ExplicitGroup OTHER = new ExplicitGroup(NUMBERED.prime(), BigInteger.valueOf(9));
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final ProposalSpec MODP_2048 = new ProposalSpec("aes128-sha256-modp2048", ProtocolId.Known.IKE,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 128),
                    Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256),
                    Transform.of(Known.KE, KeyExchangeId.MODP_2048)));

    @Test
    void bothModesUseTheGroupThatBothEndsDescribe() {
        for (Setup setup : ImmutableList.of(Setup.USUAL, Setup.USUAL.inAggressiveMode())) {
            Seeds.playOne(1, simulation -> {
                TwoHosts two = play(simulation, describing(setup, PRIVATE), describing(setup, PRIVATE));
                assertDone(two, two.left(), UP);
                assertThat(only(two.right()).algorithms())
                        .contains("MODP group of 2048 bits with generator 4, by its numbers");
            });
        }
    }

    /** The numbers of a group that has a number mean that one, whichever end says them. */
    @Test
    void theNumbersOfAKnownGroupAreThatGroup() {
        Setup named = Setup.USUAL.offering(MODP_2048);
        for (boolean first : new boolean[]{true, false}) {
            Seeds.playOne(2, simulation -> {
                Setup described = describing(Setup.USUAL, NUMBERED);
                TwoHosts two = play(simulation, first ? described : named, first ? named : described);
                assertDone(two, two.left(), UP);
                assertThat(only(two.right()).algorithms()).contains("2048-bit MODP Group");
            });
        }
    }

    @Test
    void aGroupThatIsNotConfiguredIsRefusedAndTheReasonTold() {
        assertRefused(Setup.USUAL, "generator 4, by its numbers: Phase 1 takes the one that is configured");
        assertRefused(describing(Setup.USUAL, OTHER), "Phase 1 takes the one that is configured (explicit_group)");
        Seeds.playOne(3, simulation -> {
            TwoHosts two = play(simulation,
                    describing(Setup.USUAL, new ExplicitGroup(BigInteger.TEN, BigInteger.TWO)), Setup.USUAL);
            two.left().order(UP);
            two.simulation().run(Duration.ofSeconds(5));
            assertRefusal(two, "its prime has 4 bits, and 2048 to 4096 are accepted");
        });
    }

    private static void assertRefused(Setup right, String reason) {
        Seeds.playOne(4, simulation -> {
            TwoHosts two = play(simulation, describing(Setup.USUAL, PRIVATE), right);
            two.left().order(UP);
            two.simulation().run(Duration.ofSeconds(5));
            assertRefusal(two, reason);
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    private static void assertRefusal(TwoHosts two, String reason) {
        assertThat(two.right().events()).anySatisfy(event -> assertThat(event).isInstanceOf(Event.Failed.class)
                .asString().contains("NO-PROPOSAL-CHOSEN", reason));
    }

    private static TwoHosts play(Simulation simulation, Setup left, Setup right) {
        return Fixtures.configured(simulation, Limits.DEFAULT, left, right);
    }

    private static Setup describing(Setup setup, ExplicitGroup group) {
        return setup.changed(connection -> connection.with(
                new Ikev1Options(setup.aggressive()).with(GroupOptions.NUMBERED.withPhase1(group))));
    }
}
