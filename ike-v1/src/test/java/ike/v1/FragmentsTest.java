package ike.v1;

import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.v1.FragmentPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages in pieces, Cisco's and Microsoft's way ([MS-IKEE]). */
class FragmentsTest {
    /** So small that every message but the first two is cut. */
    private static final int SMALL = 180;

    @Test
    void piecesArriveInAnyOrderAndMoreThanOnce() {
        Seeds.play(30, simulation -> {
            TwoHosts two = configured(simulation, Fragmentation.YES, Fragmentation.YES).weather(0, 0.3, 0.5);
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(3));
            two.settle(Duration.ofMinutes(10));
            assertThat(only(two.right()).children()).hasSize(1);
            assertThat(pieces(simulation)).isPositive();
            assertThat(simulation.trace()).allMatch(event -> event.packet().octets().length() + 28 <= SMALL
                    || !mayBeCut(event.packet().octets()));
        });
    }

    @Test
    void whoDoesNotAnnounceItGetsNone() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = configured(simulation, Fragmentation.NO, Fragmentation.YES);
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(pieces(simulation)).isZero();
            assertThat(only(two.right()).children()).hasSize(1);
        });
    }

    @Test
    void whoOnlyAcceptsSendsNone() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = configured(simulation, Fragmentation.ACCEPT, Fragmentation.YES);
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.right()).children()).hasSize(1);
            assertThat(pieces(simulation)).isPositive();
            assertThat(two.right().events()).noneMatch(Event.Dropped.class::isInstance);
        });
    }

    private static long pieces(Simulation simulation) {
        return simulation.trace().stream().filter(event -> event.packet().octets().length() > 28)
                .flatMap(event -> IsakmpMessages.decode(event.packet().octets()).toOptional().stream())
                .filter(message -> message.payloads().first(FragmentPayload.class).isPresent()).count();
    }

    /** The first message is sent before anybody knows what the peer can. */
    private static boolean mayBeCut(ike.wire.Bytes octets) {
        Optional<IsakmpMessage> message = IsakmpMessages.decode(octets).toOptional();
        return message.isPresent() && !message.get().header().responderCookie().isZero();
    }

    private static TwoHosts configured(Simulation simulation, Fragmentation left, Fragmentation right) {
        Limits d = Limits.DEFAULT;
        Limits small = new Limits(d.ikeSas(), d.halfOpen(), d.cookieThreshold(), d.halfOpenPerPeer(),
                d.childrenPerIkeSa(), d.queuedTasks(), d.halfOpenLifetime(), d.retransmitTries(),
                d.retransmitTimeout(), d.retransmitBase(), d.rekeyedChildLinger(), SMALL, d.fragments(),
                d.reassembledOctets());
        TwoHosts two = Fixtures.configured(simulation, small, Setup.USUAL, Setup.USUAL);
        two.left().order(new Order.LoadConnection(with(Fixtures.connection(Setup.USUAL, true), left)));
        two.right().order(new Order.LoadConnection(with(Fixtures.connection(Setup.USUAL, false), right)));
        return two;
    }

    private static Connection with(Connection c, Fragmentation fragmentation) {
        return new Connection(c.name(), c.versions(), c.localAddresses(), c.remoteAddresses(), c.localPort(),
                c.remotePort(), c.proposals(), c.encap(), fragmentation, c.dpdDelay(), c.rekeyTime(), c.overTime(),
                c.randTime(), c.keyingTries(), c.unique(), c.local(), c.remote(), c.children(), c.addressing(),
                c.mobike(), c.certificates(), c.extensions(), c.ikev1(), c.reauthTime(), c.dscp());
    }
}
