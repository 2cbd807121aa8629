package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.config.Ikev1Options;
import ike.engine.config.QuickModeOptions;
import ike.engine.sim.BoundedView;
import ike.engine.sim.Loss;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TraceEvent;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commit bit and CONNECTED (RFC 2408 §3.1). */
class CommitTest {
    private static final Setup COMMITS = Setup.USUAL
            .changed(connection -> connection.with(new Ikev1Options(false).with(new QuickModeOptions(1, true))));
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));

    /** Three messages of Quick Mode, and a fourth from a responder that has set the bit. */
    @ParameterizedTest
    @CsvSource({"false, false, 3", "true, false, 3", "false, true, 4", "true, true, 4"})
    void aResponderThatSetsItSaysConnected(boolean initiator, boolean responder, int messages) {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, initiator ? COMMITS : Setup.USUAL, responder ? COMMITS : Setup.USUAL);
            assertDone(two, two.left(), UP);
            two.settle(Duration.ofSeconds(20));
            List<IsakmpHeader> quick = simulation.trace().stream()
                    .filter(event -> event.what() == TraceEvent.What.SENT)
                    .map(event -> IsakmpHeaders.decode(event.packet().octets()).toOptional().orElseThrow())
                    .filter(header -> header.exchange() == ExchangeType.Known.QUICK_MODE).toList();
            assertThat(quick).hasSize(messages);
            assertThat(quick.stream().map(IsakmpHeader::isCommit)).containsExactlyElementsOf(
                    quick.stream().map(header -> responder && header.equals(quick.get(1))).toList());
        });
    }

    /** The initiator sends by its new child only when it has heard CONNECTED; it says its last words again until then. */
    @Test
    void withoutConnectedNothingIsSent() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = play(simulation, Setup.USUAL, COMMITS);
            OrderId id = two.left().order(UP);
            simulation.runUntil("the responder has the child", () -> two.right().view().ikeSas().stream()
                    .anyMatch(sa -> !sa.children().isEmpty()), Duration.ofSeconds(10));
            simulation.line(two.right(), new Loss(1));
            simulation.run(Duration.ofSeconds(5));
            assertThat(two.left().outcome(id)).isEmpty();
            assertThat(only(two.left()).children()).isEmpty();
            simulation.calm();
            simulation.line(two.right(), new Loss(0));
            two.settle(Duration.ofMinutes(1));
            assertThat(two.left().outcome(id)).get().isInstanceOf(Event.OrderDone.class);
            assertThat(only(two.left()).children()).hasSize(1);
        });
    }

    @Test
    void inStormsBothEndsAgree() {
        Seeds.play(150, simulation -> {
            Setup left = simulation.dice("left").between(0, 1) == 0 ? COMMITS : Setup.USUAL;
            boolean rekeyed = simulation.dice("weather").between(0, 1) == 1;
            TwoHosts two = Fixtures.configured(simulation, Fixtures.patient(), left, COMMITS)
                    .weather(rekeyed ? 0 : 0.3, 0.3, 0.3);
            simulation.require(new BoundedView(20, 60));
            two.left().order(UP);
            two.sometime(Duration.ofMinutes(1), () -> two.right().order(UP));
            for (int i = 0; rekeyed && i < 4; i++) {
                two.sometime(Duration.ofMinutes(1),
                        () -> two.left().order(new Order.RekeyChild(new Target.Named("net"))));
                two.sometime(Duration.ofMinutes(1),
                        () -> two.right().order(new Order.RekeyChild(new Target.Named("net"))));
            }
            simulation.run(Duration.ofMinutes(2));
            two.settle(Duration.ofMinutes(20));
            assertThat(two.left().view().ikeSas()).anyMatch(sa -> !sa.children().isEmpty());
        });
    }

    private static TwoHosts play(Simulation simulation, Setup left, Setup right) {
        return Fixtures.configured(simulation, Limits.DEFAULT, left, right);
    }
}
