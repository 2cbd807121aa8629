package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import ike.crypto.Secret;
import ike.engine.Entropy;
import ike.engine.IkeSaView;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Seeds;
import ike.engine.sim.TwoHosts;
import ike.v2.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 7296 §2.6: an SPI is not zero, and nobody else's, however unlikely it is that chance brings it again. */
class UniqueSpisTest {
    /** Draws every IKE SPI three times, and zero before all. */
    private static final class Stuck implements Entropy {
        private final Entropy inner;
        private Bytes last = Bytes.zeros(8);
        private int times;

        Stuck(Entropy inner) {
            this.inner = inner;
        }

        @Override
        public Bytes open(Use use, int length) {
            if (use != Use.IKE_SPI) {
                return inner.open(use, length);
            }
            if (times++ % 3 == 2) {
                last = inner.open(use, length);
            }
            return last;
        }

        @Override
        public Secret hidden(Use use, int length) {
            return inner.hidden(use, length);
        }
    }

    @Test
    void oneThatIsTakenIsDrawnAnew() {
        EngineFactory stuck = (entropy, log) -> new Ikev2Engine(
                new Environment(new Stuck(entropy), log, Limits.DEFAULT, 500, 4500, false));
        Seeds.playOne(1, simulation -> {
            TwoHosts two = TwoHosts.in(simulation, stuck, stuck);
            Fixtures.configure(two.left(), Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM));
            Fixtures.configure(two.right(), Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM));
            Set<IkeSpi> seen = new LinkedHashSet<>();
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            for (int i = 0; i < 6; i++) {
                two.simulation().run(Duration.ofSeconds(2));
                IkeSaView sa = Iterables.getOnlyElement(two.left().view().ikeSas());
                assertThat(seen.add(sa.initiatorSpi())).isTrue();
                assertThat(sa.initiatorSpi()).isNotEqualTo(IkeSpi.ZERO);
                assertThat(sa.responderSpi()).isNotEqualTo(IkeSpi.ZERO);
                two.left().order(new Order.RekeyIke(new Target.Named("home")));
            }
            two.simulation().run(Duration.ofSeconds(2));
            two.settle(Duration.ofMinutes(1));
        });
    }
}
