package ike.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Now;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NodesTest {
    private static final TransportAddress INSIDE = at("10.0.0.5", 500);
    private static final TransportAddress FLOATED = at("10.0.0.5", 4500);
    private static final TransportAddress SERVER = at("198.51.100.1", 500);
    private static final Packet PACKET = Packet.ike(new Path(Path.Transport.UDP, INSIDE, SERVER), Bytes.zeros(100));
    private static final Packet ENCAPSULATED = Packet.ike(new Path(Path.Transport.UDP_ENCAPSULATED, FLOATED, SERVER),
            Bytes.zeros(100));
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Dice dice = new Dice(1, "test");

    @Test
    void lossLosesAboutItsShare() {
        List<Passage> passages = many(new Loss(0.3));
        long lost = passages.stream().filter(passage -> passage.emissions().isEmpty()).count();
        assertThat((double) lost).isCloseTo(3000, Offset.offset(200.0));
        assertThat(passages).contains(Passage.dropped("lost"), Passage.on(PACKET));
        assertThat(many(new Loss(0))).allMatch(Passage.on(PACKET)::equals);
        assertThat(many(new Loss(1))).allMatch(Passage.dropped("lost")::equals);
    }

    @Test
    void delayIsWithinItsRange() {
        List<Duration> delays = many(new Delay(SECOND, SECOND.multipliedBy(2))).stream()
                .map(passage -> passage.emissions().getFirst().after()).toList();
        assertThat(delays).allMatch(d -> d.compareTo(SECOND) >= 0 && d.compareTo(SECOND.multipliedBy(2)) <= 0);
        assertThat(delays.stream().distinct().count()).isGreaterThan(9_000);
        assertThat(many(Delay.of(SECOND))).allMatch(p -> p.emissions().getFirst().after().equals(SECOND));
    }

    @Test
    void duplicationSendsTheFirstAtOnceAndTheCopyLater() {
        List<Passage> passages = many(new Duplication(0.5, SECOND));
        assertThat(passages).filteredOn(p -> p.emissions().size() == 2).hasSizeBetween(4_700, 5_300)
                .allMatch(p -> p.emissions().getFirst().equals(new Passage.Emission(Duration.ZERO, PACKET))
                        && p.emissions().getLast().packet().equals(PACKET)
                        && p.emissions().getLast().after().compareTo(SECOND) <= 0);
    }

    @Test
    void reorderingHoldsSomeBack() {
        assertThat(many(new Reordering(0.5, SECOND))).filteredOn(p -> p.note().equals("held back"))
                .hasSizeBetween(4_700, 5_300);
    }

    @Test
    void whatIsLargerThanTheMtuIsDropped() {
        assertThat(PACKET.wireLength()).isEqualTo(128);
        assertThat(ENCAPSULATED.wireLength()).isEqualTo(132);
        assertThat(take(new Mtu(128), Heading.OUT, PACKET)).isEqualTo(Passage.on(PACKET));
        assertThat(take(new Mtu(127), Heading.OUT, PACKET)).isEqualTo(Passage.dropped("larger than 127 octets"));
        Path v6 = new Path(Path.Transport.UDP, at("2001:db8::1", 500), at("2001:db8::2", 500));
        assertThat(Packet.esp(v6, Bytes.zeros(100)).wireLength()).isEqualTo(140);
    }

    @Test
    void fineWeatherTakesTheHarmAway() {
        assertThat(new Loss(1).calm()).isEqualTo(new Clear());
        assertThat(new Duplication(1, SECOND).calm()).isEqualTo(new Clear());
        assertThat(new Reordering(1, SECOND).calm()).isEqualTo(new Clear());
        assertThat(new Delay(SECOND, SECOND.multipliedBy(9)).calm()).isEqualTo(Delay.of(SECOND));
        assertThat(new Mtu(99).calm()).isEqualTo(new Mtu(99));
    }

    @Test
    void theNatGivesEveryInsidePortAPublicOneAndTranslatesBack() {
        Nat nat = new Nat(IpAddress.of("203.0.113.1"));
        Packet out = through(nat, Heading.OUT, PACKET);
        assertThat(out.source().address()).isEqualTo(IpAddress.of("203.0.113.1"));
        assertThat(out.source().port()).isNotEqualTo(500);
        assertThat(through(nat, Heading.OUT, PACKET)).isEqualTo(out);
        assertThat(through(nat, Heading.OUT, ENCAPSULATED).source().port()).isNotEqualTo(out.source().port());
        Packet answer = Packet.ike(new Path(Path.Transport.UDP, SERVER, out.source()), Bytes.EMPTY);
        assertThat(through(nat, Heading.IN, answer)).isEqualTo(answer.to(INSIDE));
    }

    @Test
    void theNatLetsNothingInThatWasNotAskedFor() {
        Nat nat = new Nat(IpAddress.of("203.0.113.1"));
        Packet stray = Packet.ike(new Path(Path.Transport.UDP, SERVER, at("203.0.113.1", 500)), Bytes.EMPTY);
        assertThat(take(nat, Heading.IN, stray)).isEqualTo(Passage.dropped("no mapping in the NAT"));
        Packet esp = Packet.esp(new Path(Path.Transport.UDP, INSIDE, SERVER), Bytes.zeros(50));
        assertThat(take(nat, Heading.OUT, esp)).isEqualTo(Passage.dropped("plain ESP does not pass the NAT"));
    }

    @Test
    void afterRebindingTheSameHostComesFromElsewhere() {
        Nat nat = new Nat(IpAddress.of("203.0.113.1"));
        Packet out = through(nat, Heading.OUT, PACKET);
        nat.rebind();
        Packet answer = Packet.ike(new Path(Path.Transport.UDP, SERVER, out.source()), Bytes.EMPTY);
        assertThat(take(nat, Heading.IN, answer).emissions()).isEmpty();
        assertThat(through(nat, Heading.OUT, PACKET).source().port()).isNotEqualTo(out.source().port());
        nat.rebind(IpAddress.of("203.0.113.2"));
        assertThat(through(nat, Heading.OUT, PACKET).source().address()).isEqualTo(IpAddress.of("203.0.113.2"));
        assertThat(nat.publicAddress()).contains(IpAddress.of("203.0.113.2"));
    }

    @Test
    void anIdleMappingIsForgotten() {
        Nat nat = new Nat(IpAddress.of("203.0.113.1"), SECOND);
        int port = through(nat, Heading.OUT, PACKET).source().port();
        assertThat(nat.take(now(SECOND), Heading.OUT, PACKET, dice).emissions().getFirst().packet().source().port())
                .isEqualTo(port);
        assertThat(nat.take(now(SECOND.multipliedBy(2).plusNanos(1)), Heading.OUT, PACKET, dice).emissions().getFirst()
                .packet().source().port()).isNotEqualTo(port);
    }

    private List<Passage> many(Node node) {
        return IntStream.range(0, 10_000).mapToObj(_ -> take(node, Heading.OUT, PACKET)).toList();
    }

    private Packet through(Node node, Heading heading, Packet packet) {
        return take(node, heading, packet).emissions().getFirst().packet();
    }

    private Passage take(Node node, Heading heading, Packet packet) {
        return node.take(now(Duration.ZERO), heading, packet, dice);
    }

    private static Now now(Duration after) {
        return new Now(after.toNanos(), Instant.EPOCH);
    }

    private static TransportAddress at(String address, int port) {
        return new TransportAddress(IpAddress.of(address), port);
    }
}
