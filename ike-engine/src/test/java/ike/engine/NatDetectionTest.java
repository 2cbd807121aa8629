package ike.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import java.util.List;
import org.junit.jupiter.api.Test;

class NatDetectionTest {
    private static final IkeSpi SPI_I = new IkeSpi(0x0102030405060708L);
    private static final IkeSpi SPI_R = IkeSpi.ZERO;
    private static final TransportAddress INSIDE = address("192.168.1.5", 500);
    private static final TransportAddress OUTSIDE = address("203.0.113.9", 61_000);
    private static final TransportAddress SERVER = address("198.51.100.1", 500);
    private static final Path DIRECT = new Path(Path.Transport.UDP, SERVER, INSIDE);
    private static final Path MAPPED = new Path(Path.Transport.UDP, SERVER, OUTSIDE);

    @Test
    void theHashIsSha1OfSpisAddressAndPort() {
        // printf '0102030405060708 0000000000000000 c0a80105 01f4' | xxd -r -p | sha1sum
        assertThat(NatDetection.hash(SPI_I, SPI_R, INSIDE).hex()).isEqualTo("f4f3e4f8909759a60c0d7d8f0b43dda10187918d");
        assertThat(NatDetection.hash(SPI_I, SPI_R, address("2001:db8::1", 4500)).length())
                .isEqualTo(NatDetection.LENGTH);
    }

    @Test
    void withoutNatNothingIsFound() {
        assertThat(judge(DIRECT, List.of(hash(INSIDE)), hash(SERVER)))
                .isEqualTo(new NatDetection(true, false, false, false));
    }

    @Test
    void aPeerBehindNatIsSeenByItsSource() {
        NatDetection found = judge(MAPPED, List.of(hash(INSIDE)), hash(SERVER));
        assertThat(found).isEqualTo(new NatDetection(true, false, true, false));
        assertThat(found.natFound()).isTrue();
    }

    @Test
    void ourNatIsSeenByTheDestination() {
        assertThat(judge(DIRECT, List.of(hash(INSIDE)), hash(OUTSIDE)))
                .isEqualTo(new NatDetection(true, true, false, false));
    }

    @Test
    void oneOfSeveralSourcesIsEnough() {
        assertThat(judge(DIRECT, List.of(hash(OUTSIDE), hash(INSIDE)), hash(SERVER)).natFound()).isFalse();
    }

    @Test
    void aChangedPortIsNatToo() {
        Path otherPort = new Path(Path.Transport.UDP, SERVER, address("192.168.1.5", 501));
        assertThat(judge(otherPort, List.of(hash(INSIDE)), hash(SERVER)).remoteBehindNat()).isTrue();
    }

    @Test
    void aPretendedNatIsFoundByThePeer() {
        assertThat(judge(DIRECT, List.of(NatDetection.pretendedNat(SPI_I, SPI_R)), hash(SERVER)).remoteBehindNat())
                .isTrue();
    }

    @Test
    void withoutBothNotificationsNothingIsSaid() {
        assertThat(NatDetection.of(SPI_I, SPI_R, MAPPED, List.of(), List.of(hash(OUTSIDE))))
                .isEqualTo(NatDetection.NONE);
        assertThat(NatDetection.of(SPI_I, SPI_R, MAPPED, List.of(hash(INSIDE)), List.of()).natFound()).isFalse();
    }

    @Test
    void espGoesWithoutUdpOnlyWhereBothHaveLookedAndNobodyWantsIt() {
        Path marked = new Path(Path.Transport.UDP_ENCAPSULATED, SERVER, INSIDE);
        Path plain = new Path(Path.Transport.UDP, SERVER, INSIDE);
        assertThat(new NatDetection(true, false, false, false).ofEsp(marked)).isEqualTo(plain);
        for (NatDetection other : List.of(NatDetection.NONE, new NatDetection(true, true, false, false),
                new NatDetection(true, false, true, false), new NatDetection(true, false, false, true))) {
            assertThat(other.ofEsp(marked)).isEqualTo(marked);
            assertThat(other.ofEsp(plain)).isEqualTo(plain);
        }
    }

    private static NatDetection judge(Path path, List<Bytes> sources, Bytes destination) {
        return NatDetection.of(SPI_I, SPI_R, path, sources, List.of(destination));
    }

    private static Bytes hash(TransportAddress address) {
        return NatDetection.hash(SPI_I, SPI_R, address);
    }

    private static TransportAddress address(String ip, int port) {
        return new TransportAddress(IpAddress.of(ip), port);
    }
}
