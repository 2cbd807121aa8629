package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.IpsecProtocol;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.SaNumbers;
import ike.engine.Target;
import ike.engine.config.ProposalSpec;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.ExchangeType;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Quick Mode for AH (RFC 2407 §4.4.3): integrity alone, deletions of its own, none through a NAT; sequence numbers of 64 bits. */
class AhTest {
    private static final ProposalSpec AH = new ProposalSpec("sha256-ecp256-esn", ProtocolId.Known.AH,
            ImmutableList.of(Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA2_256_128),
                    Transform.of(Known.KE, KeyExchangeId.ECP_256),
                    Transform.of(Known.SN, SequenceNumbersId.PARTIALLY_TRANSMITTED_64)));
    private static final Setup USUAL = Setup.USUAL.changed(Change.esp(AH));
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final Target NET = new Target.Named("net");

    private final List<EspSa> left = new ArrayList<>();
    private final List<EspSa> right = new ArrayList<>();

    @Test
    void keysAreOfIntegrityAloneAndTheSameAtBothEnds() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, USUAL);
            assertDone(two, two.left(), UP);
            two.settle(Duration.ofMinutes(1));
            assertThat(left).hasSize(2).allSatisfy(sa -> {
                assertThat(sa.isAh()).isTrue();
                assertThat(sa.encryption()).isEqualTo(EncryptionId.ENCR_NULL);
                assertThat(sa.encryptionKey().length()).isZero();
                assertThat(sa.integrity()).isEqualTo(IntegrityId.AUTH_HMAC_SHA2_256_128);
                assertThat(sa.integrityKey().length()).isEqualTo(32);
                assertThat(sa.options().extendedSequence()).isTrue();
            });
            assertThat(only(two.right()).children().getFirst().protocol()).isEqualTo(IpsecProtocol.AH);
            assertThat(only(two.right()).children().getFirst().algorithms()).isEqualTo("AUTH_HMAC_SHA2_256_128/"
                    + "256-bit random ECP group/Partially Transmitted 64-bit Sequential Numbers");
        });
    }

    @Test
    void itIsRekeyedByBothEndsAndDeleted() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = play(simulation, USUAL);
            assertDone(two, two.left(), UP);
            for (Host host : new Host[]{two.left(), two.right()}) {
                assertDone(two, host, new Order.RekeyChild(NET));
                two.settle(Duration.ofMinutes(1));
            }
            assertThat(left).hasSize(6).allMatch(EspSa::isAh);
            assertThat(only(two.left()).children()).hasSize(1);
            assertDone(two, two.right(), new Order.TerminateChild(NET));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).children()).isEmpty();
        });
    }

    @Test
    void oneEndOfAhAndOneOfEspDoNotAgree() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, USUAL, Setup.USUAL);
            OrderId order = two.left().order(UP);
            simulation.run(Duration.ofSeconds(2));
            assertThat(two.left().outcome(order)).get().asString().contains("NO-PROPOSAL-CHOSEN");
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                    .contains("the ESP proposals of child net do not fit"));
        });
    }

    /** Behind a NAT, or what we pretend to be one, there is none: whoever would ask says so, and need not ask. */
    @Test
    void aNatKeepsItAway() {
        Seeds.playOne(4, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, USUAL.pretending(), USUAL);
            OrderId order = two.left().order(UP);
            simulation.run(Duration.ofSeconds(2));
            assertThat(two.left().outcome(order)).get().asString().contains("a NAT stands between");
            assertThat(only(two.left()).children()).isEmpty();
        });
    }

    /** SPIs of ESP and AH are apart (RFC 2407 §4.4.1): a deletion of the other protocol's names nobody here. */
    @Test
    void aDeletionOfEspDeletesNoAh() {
        Pair pair = new Pair(USUAL.change().apply(Fixtures.connection(USUAL, true)),
                USUAL.change().apply(Fixtures.connection(USUAL, false)), /* delivered= */ 9);
        ImmutableList<Integer> spis = ImmutableList.of(pair.right().children().getFirst().outboundSpi());
        pair.rightAnswers(pair.says(ExchangeType.Known.INFORMATIONAL, 1, DeletePayload.esp(spis)));
        assertThat(pair.right().children()).hasSize(1);
        pair.rightAnswers(pair.says(ExchangeType.Known.INFORMATIONAL, 2,
                DeletePayload.of(ike.wire.v1.ProtocolId.Known.AH, spis)));
        assertThat(pair.right().children()).isEmpty();
    }

    private TwoHosts play(Simulation simulation, Setup setup) {
        TwoHosts two = TwoHosts.in(simulation, engine(left), engine(right));
        Fixtures.load(two.left(), setup, true);
        Fixtures.load(two.right(), setup, false);
        return two;
    }

    private static EngineFactory engine(List<EspSa> installed) {
        return (entropy, log) -> new Watched(new Ikev1Engine(
                new Environment(entropy, log, Limits.DEFAULT, 500, 4500, false, true, new SaNumbers())), installed);
    }
}
