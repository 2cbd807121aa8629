package ike.interop.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.esp.StreamFraming;
import ike.wire.ip.IpAddress;
import org.junit.jupiter.api.Test;

/** Streams as a capture has them: from their first segment or from the middle, in any order, repeated, with numbers that wrap. */
class TcpStreamsTest {
    private static final int SYN = 0x02;
    private static final int ACK = 0x10;
    private static final Bytes MESSAGE = Bytes.fromHex("00000000 0102030405060708");
    private static final Route ROUTE = Route.of(Route.Transport.TCP, IpAddress.of("192.0.2.1"),
            IpAddress.of("192.0.2.2"), Bytes.fromHex("c0001194"));

    private final TcpStreams streams = new TcpStreams();

    @Test
    void theFirstOctetFollowsTheSynOne() {
        assertThat(segment(0xfffffff9L, SYN, Bytes.EMPTY)).isEmpty();
        assertThat(segment(0xfffffffaL, ACK, StreamFraming.PREFIX)).isEmpty();
        assertThat(segment(0, ACK, StreamFraming.frame(MESSAGE))).containsExactly(MESSAGE);
    }

    @Test
    void segmentsWaitForTheirTurnAndCountOnce() {
        Bytes two = Bytes.concat(StreamFraming.frame(MESSAGE), StreamFraming.frame(MESSAGE.from(4)));
        segment(99, SYN, Bytes.EMPTY);
        assertThat(segment(110, ACK, two.from(10))).isEmpty();
        assertThat(segment(100, ACK, two.slice(0, 10))).containsExactly(MESSAGE, MESSAGE.from(4));
        assertThat(segment(100, ACK, two)).isEmpty();
    }

    /** Who sends again may send more at once than the first time. */
    @Test
    void ofTwoSegmentsFromOneOctetTheLongerCounts() {
        Bytes framed = StreamFraming.frame(MESSAGE);
        segment(99, SYN, Bytes.EMPTY);
        assertThat(segment(104, ACK, framed.slice(4, 6))).isEmpty();
        assertThat(segment(104, ACK, framed.from(4))).isEmpty();
        assertThat(segment(104, ACK, framed.slice(4, 5))).isEmpty();
        assertThat(segment(100, ACK, framed.slice(0, 4))).containsExactly(MESSAGE);
    }

    @Test
    void aStreamWhoseBeginningIsNotThereIsReadFromItsFirstSegment() {
        assertThat(segment(7000, ACK, StreamFraming.frame(MESSAGE))).containsExactly(MESSAGE);
    }

    /** What the other side has acknowledged will not come again: the capture has missed it. */
    @Test
    void octetsThatAreNotThereArePassedOverOnceTheyAreAcknowledged() {
        Bytes framed = StreamFraming.frame(MESSAGE);
        segment(99, SYN, Bytes.EMPTY);
        assertThat(segment(100, ACK, Bytes.concat(StreamFraming.PREFIX, framed))).containsExactly(MESSAGE);
        long third = 106 + 2L * framed.length();

        acknowledge(106 + framed.length());
        assertThat(add(third, ACK, framed)).isEqualTo(new TcpStreams.Arrival(0, ImmutableList.of()));
        acknowledge(third);
        assertThat(add(third + framed.length(), ACK, framed))
                .isEqualTo(new TcpStreams.Arrival(framed.length(), ImmutableList.of(MESSAGE, MESSAGE)));
        assertThat(segment(106 + framed.length(), ACK, framed)).as("late").isEmpty();
    }

    /** A capture of one direction has no acknowledgements. */
    @Test
    void tooManySegmentsThatWaitAreReason() {
        Bytes framed = StreamFraming.frame(MESSAGE);
        segment(99, SYN, Bytes.EMPTY);
        TcpStreams.Arrival arrival = new TcpStreams.Arrival(0, ImmutableList.of());
        for (int i = 1; i <= TcpStreams.MAX_WAITING; i++) {
            assertThat(arrival.messages()).isEmpty();
            arrival = add(100 + (long) i * framed.length(), ACK, framed);
        }

        assertThat(arrival.lost()).isEqualTo(framed.length());
        assertThat(arrival.messages()).hasSize(TcpStreams.MAX_WAITING);
    }

    private ImmutableList<Bytes> segment(long sequence, int flags, Bytes octets) {
        return add(sequence, flags, octets).messages();
    }

    private TcpStreams.Arrival add(long sequence, int flags, Bytes octets) {
        return streams.add(ROUTE, segment(sequence, 0, flags, octets));
    }

    private void acknowledge(long number) {
        streams.add(ROUTE.reverse(), segment(1, number, ACK, Bytes.EMPTY));
    }

    private static Bytes segment(long sequence, long acknowledged, int flags, Bytes octets) {
        return Bytes.concat(Bytes.fromHex("c0001194"), Bytes.u32(sequence), Bytes.u32(acknowledged),
                Bytes.of(0x50, flags), Bytes.fromHex("ffff 0000 0000"), octets);
    }
}
