package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Order;
import ike.engine.config.EapMethod;
import ike.engine.config.IdentityPattern;
import ike.engine.sim.BoundedView;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.TwoHosts;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** IKE_AUTH with EAP takes many messages; in any weather it comes to its end, with no secret left behind. */
class EapStormSimulationTest {
    private static final int SEEDS = Integer.getInteger("ike.sim.seeds", 1000) / 20;

    @ParameterizedTest
    @EnumSource
    void eapEndsInAnyWeather(EapMethod method) {
        Seeds.play(SEEDS, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Fixtures.patient(),
                    c -> isLeft(c.local().getFirst().identity())
                            ? EapSetup.answers("carol", method).apply(c)
                            : EapSetup.asks(IdentityPattern.any(), method).apply(c))
                    .weather(0.3, 0.3, 0.3);
            simulation.require(new BoundedView(20, 40));
            two.left().order(EapSetup.password("carol", EapSetup.RIGHT_PASSWORD));
            two.right().order(EapSetup.password("carol", EapSetup.RIGHT_PASSWORD));
            certified(two.left(), "carol");
            certified(two.right(), "right.test");
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(90));
            two.settle(Duration.ofMinutes(20));
            assertThat(two.left().view().ikeSas()).hasSize(1);
        });
    }

    /** What EAP-TLS needs. */
    private static void certified(Host host, String name) {
        host.credentials().load(Pki.P256);
        host.credentials().load(Pki.MIDDLE.peer("CN=" + name, Pki.P256, Identification.fqdn(name), Pki::asItIs));
        host.credentials().load(Pki.BETWEEN);
        host.credentials().load(Pki.ROOT.root());
    }

    private static boolean isLeft(IdentityPattern own) {
        return own.equals(new IdentityPattern.Exactly(Identification.fqdn("left.test")));
    }
}
