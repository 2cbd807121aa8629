package ike.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.EspSa;
import ike.engine.Input;
import ike.engine.IpsecMode;
import ike.engine.NetworkEvent;
import ike.engine.Order;
import ike.engine.Path;
import ike.engine.Question;
import ike.engine.SaId;
import ike.engine.TrafficEvent;
import ike.engine.TransportAddress;
import ike.engine.Verdict;
import ike.engine.sim.TraceEvent.What;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host does for its engine, effect by effect. */
class HostTest {
    private static final IpAddress A = IpAddress.of("192.0.2.1");
    private static final IpAddress B = IpAddress.of("198.51.100.1");
    private static final AddressRange NET_A = AddressRange.of(IpAddress.of("10.1.0.0"), IpAddress.of("10.1.0.255"));
    private static final AddressRange NET_B = AddressRange.of(IpAddress.of("10.2.0.0"), IpAddress.of("10.2.0.255"));
    private static final Bytes OCTETS = Bytes.utf8("message");
    private static final Bytes INNER = InnerPacket.of(IpAddress.of("10.1.0.1"), IpAddress.of("10.2.0.1"), OCTETS);
    private static final Path PLAIN = path(Path.Transport.UDP, 500, 500);
    private static final Path FLOATED = path(Path.Transport.UDP_ENCAPSULATED, 4500, 4500);

    private final Simulation simulation = new Simulation(1);
    private final ScriptedEngine engineA = new ScriptedEngine();
    private final ScriptedEngine engineB = new ScriptedEngine();
    private final Host a = simulation.host("a", A, (_, _) -> engineA);
    private final Host b = simulation.host("b", B, (_, _) -> engineB);

    @Test
    void portAndFramingDecideWhoGetsAMessage() {
        engineA.then(new Effect.Send(PLAIN, OCTETS), new Effect.Send(FLOATED, OCTETS),
                new Effect.Send(path(Path.Transport.UDP, 500, 4500), OCTETS),
                new Effect.Send(path(Path.Transport.UDP_ENCAPSULATED, 500, 500), OCTETS),
                new Effect.Send(path(Path.Transport.UDP, 500, 501), OCTETS));
        prompt(a);
        assertThat(engineB.inputs()).extracting(input -> ((Input.Datagram) input).path()).containsExactly(
                back(PLAIN), back(FLOATED));
        assertThat(dropped()).containsExactly("nobody listens for UDP on that port",
                "nobody listens for UDP_ENCAPSULATED on that port", "nobody listens for UDP on that port");
    }

    @Test
    void aMessageNeedsARouteAndAnAddressOfItsSender() {
        Path nowhere = new Path(Path.Transport.UDP, PLAIN.local(), at(IpAddress.of("203.0.113.99"), 500));
        engineA.then(new Effect.Send(nowhere, OCTETS), new Effect.Send(back(PLAIN), OCTETS));
        prompt(a);
        assertThat(dropped()).containsExactly("not an address of this host", "no route");
        assertThat(engineB.inputs()).isEmpty();
    }

    @Test
    void throughANatTheAnswerFindsItsWay() {
        simulation.line(a, new Nat(IpAddress.of("203.0.113.1")));
        engineA.then(new Effect.Send(FLOATED, OCTETS));
        prompt(a);
        Path seen = ((Input.Datagram) engineB.inputs().getFirst()).path();
        assertThat(seen.remote().address()).isEqualTo(IpAddress.of("203.0.113.1"));
        engineB.then(new Effect.Send(seen, OCTETS));
        prompt(b);
        assertThat(((Input.Datagram) engineA.inputs().getLast()).path()).isEqualTo(FLOATED);
    }

    @Test
    void keepalivesGoOutUntilTheyAreStopped() {
        engineA.then(new Effect.KeepAlive(FLOATED, true), new Effect.KeepAlive(FLOATED, true))
                .then(new Effect.KeepAlive(FLOATED, false));
        prompt(a);
        simulation.run(Duration.ofSeconds(65));
        assertThat(simulation.trace()).filteredOn(event -> event.what() == What.DELIVERED).hasSize(3)
                .allMatch(event -> event.packet().kind() == Packet.Kind.KEEPALIVE);
        assertThat(engineB.inputs()).isEmpty();
        prompt(a);
        simulation.run(Duration.ofSeconds(65));
        assertThat(simulation.trace()).filteredOn(event -> event.what() == What.DELIVERED).hasSize(3);
    }

    @Test
    void questionsAreAnsweredUnlessCancelled() {
        Question question = new Question.Uniqueness("c", "id");
        engineA.then(new Effect.Ask(new AskId(1), question)).then()
                .then(new Effect.Ask(new AskId(2), question), new Effect.Ask(new AskId(3), question),
                        new Effect.Cancel(new AskId(2)));
        prompt(a);
        a.answerQuestions(_ -> new Verdict.Denied("no"));
        prompt(a);
        assertThat(engineA.inputs()).filteredOn(Input.Answer.class::isInstance)
                .extracting(input -> ((Input.Answer) input).askId().value() + " " + ((Input.Answer) input).verdict())
                .containsExactly("1 Granted[]", "3 Denied[reason=no]");
    }

    @Test
    void theNetworkCanBeReported() {
        a.tell(NetworkEvent.gone(A));
        assertThat(engineA.inputs())
                .containsExactly(new Input.Network(simulation.now(), NetworkEvent.gone(A)));
    }

    @Test
    void packetsPassWhereBothEndsHoldTheSameKeys() {
        engineA.then(new Effect.InstallOutbound(sa(SaId.outbound(1), 7, "key", true, FLOATED)));
        engineB.then(new Effect.InstallInbound(sa(SaId.inbound(1), 7, "key", false, back(FLOATED))));
        prompt(a);
        prompt(b);
        assertThat(a.sendThrough(INNER)).isTrue();
        assertThat(a.sendThrough(InnerPacket.of(IpAddress.of("10.1.0.1"), IpAddress.of("10.9.0.1"), OCTETS))).isFalse();
        assertThat(b.sendThrough(INNER)).isFalse();
        simulation.run(Duration.ZERO);
        assertThat(b.received()).containsExactly(INNER);
        assertThat(engineB.inputs().getLast())
                .isEqualTo(new Input.Traffic(simulation.now(), new TrafficEvent.FirstInbound(1)));
    }

    @Test
    void packetsAreDroppedWhenKeysDifferOrNobodyKnowsThem() {
        engineA.then(new Effect.InstallOutbound(sa(SaId.outbound(1), 7, "key", true, FLOATED)));
        engineB.then(new Effect.InstallInbound(sa(SaId.inbound(1), 7, "another key", false, back(FLOATED))))
                .then(new Effect.Remove(SaId.inbound(1)));
        prompt(a);
        prompt(b);
        a.sendThrough(INNER);
        simulation.run(Duration.ZERO);
        prompt(b);
        a.sendThrough(INNER);
        simulation.run(Duration.ZERO);
        assertThat(dropped()).containsExactly("the keys differ", "unknown SPI 00000007");
        assertThat(engineB.inputs().getLast())
                .isEqualTo(new Input.Traffic(simulation.now(), new TrafficEvent.UnknownSpi(back(FLOATED), 7)));
        assertThat(b.received()).isEmpty();
    }

    @Test
    void aCopyIsOpenedOnceAndAPeerThatMovedIsReported() {
        Nat nat = new Nat(IpAddress.of("203.0.113.1"));
        simulation.line(a, new Duplication(1, Duration.ofMillis(1)), nat);
        engineA.then(new Effect.InstallOutbound(sa(SaId.outbound(1), 7, "key", true, FLOATED)));
        engineB.then(new Effect.InstallInbound(sa(SaId.inbound(1), 7, "key", false, back(FLOATED))));
        prompt(a);
        prompt(b);
        a.sendThrough(INNER);
        simulation.run(Duration.ofSeconds(1));
        assertThat(b.received()).hasSize(1);
        assertThat(dropped()).containsExactly("replayed");
        Input.Traffic last = (Input.Traffic) engineB.inputs().getLast();
        assertThat(((TrafficEvent.PeerMoved) last.event()).remote().address()).isEqualTo(IpAddress.of("203.0.113.1"));
    }

    @Test
    void plainEspHasNoPorts() {
        engineA.then(new Effect.InstallOutbound(sa(SaId.outbound(1), 7, "key", true, PLAIN)),
                new Effect.Move(SaId.outbound(1), path(Path.Transport.UDP, 0, 0)));
        engineB.then(new Effect.InstallInbound(sa(SaId.inbound(1), 7, "key", false, back(PLAIN))));
        prompt(a);
        prompt(b);
        a.sendThrough(INNER);
        simulation.run(Duration.ZERO);
        assertThat(b.received()).containsExactly(INNER);
        assertThat(simulation.trace().getFirst().packet().isPlainEsp()).isTrue();
    }

    @Test
    void whatIsInstalledMustBeInOrder() {
        engineA.then(new Effect.InstallInbound(sa(SaId.inbound(1), 7, "key", true, PLAIN)))
                .then(new Effect.InstallInbound(sa(SaId.inbound(2), 7, "key 2", true, PLAIN)))
                .then(new Effect.InstallOutbound(sa(SaId.inbound(3), 8, "key 3", true, PLAIN)))
                .then(new Effect.Move(SaId.outbound(4), PLAIN));
        prompt(a);
        assertThatThrownBy(() -> prompt(a))
                .hasMessageContaining("name or SPI is in use: INBOUND child 2: spi 00000007 ENCR_AES_GCM_16-128/NONE");
        assertThatThrownBy(() -> prompt(a)).hasMessageContaining("the wrong way round");
        assertThatThrownBy(() -> prompt(a)).hasMessageContaining("moved that is not there");
    }

    private void prompt(Host host) {
        host.order(new Order.Shutdown());
        simulation.run(Duration.ofNanos(1));
    }

    private List<String> dropped() {
        return simulation.trace().stream().filter(event -> event.what() == What.DROPPED).map(TraceEvent::note).toList();
    }

    private static EspSa sa(SaId id, int spi, String key, boolean atA, Path path) {
        return new EspSa(id, spi, EncryptionId.ENCR_AES_GCM_16, 128, IntegrityId.NONE, Secret.copyOf(Bytes.utf8(key)),
                Secret.empty(), IpsecMode.TUNNEL,
                ImmutableList.of(atA ? NET_A : NET_B), ImmutableList.of(atA ? NET_B : NET_A), path, 64);
    }

    private static Path path(Path.Transport transport, int localPort, int remotePort) {
        return new Path(transport, at(A, localPort), at(B, remotePort));
    }

    private static Path back(Path path) {
        return new Path(path.transport(), /* local= */ path.remote(), /* remote= */ path.local());
    }

    private static TransportAddress at(IpAddress address, int port) {
        return new TransportAddress(address, port);
    }
}
