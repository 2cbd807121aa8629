package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.esp.StreamFraming;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The messages in TCP streams (RFC 9329 §3): puts segments in order (RFC 9293 §3.4) and cuts what they carry. A stream
 * whose beginning is not in the capture is taken to begin with a message at the first segment seen, and so is one that goes on
 * behind octets that the capture does not have: that is certain when the other side has acknowledged what waits behind them.
 */
final class TcpStreams {
    /** Directions of connections that are followed; the eldest gives way. */
    static final int MAX_STREAMS = 256;
    /** Segments of one direction that came before their time. */
    static final int MAX_WAITING = 64;
    private static final int HEADER_LENGTH = 20;
    private static final int SYN = 2;
    private static final int RST_OR_FIN = 5;
    private static final int ACK = 16;

    private final Map<Route, Stream> streams = new LinkedHashMap<>();

    /**
     * What came of a segment.
     *
     * @param lost octets before the messages that the capture does not have
     * @param messages those that it completes, each without its length
     */
    record Arrival(long lost, ImmutableList<Bytes> messages) {
        private static final Arrival NONE = new Arrival(0, ImmutableList.of());
    }

    private static final class Stream {
        private final TreeMap<Long, Bytes> waiting = new TreeMap<>();
        private long next;
        private long acknowledged;
        private Bytes start = Bytes.EMPTY;
        private StreamFraming framing = new StreamFraming(false);
        private boolean decided;

        private Stream(long next) {
            this.next = next;
            this.acknowledged = next;
        }

        /** The first segment that waits, if the octets before it will not come any more. */
        private Optional<Long> behindGap() {
            return waiting.keySet().stream().min(Comparator.comparingInt(start -> (int) (start - next)))
                    .filter(start -> (int) (start - next) > 0)
                    .filter(start -> (int) (acknowledged - start) >= 0 || waiting.size() >= MAX_WAITING);
        }

        /** Goes on with a message at {@code start}; says how many octets are passed over. */
        private long skipTo(long start) {
            long lost = start - next & 0xffffffffL;
            next = start;
            decided = true;
            framing = new StreamFraming(false);
            return lost;
        }

        /** Which side opened the connection its first octets tell. */
        private ImmutableList<Bytes> feed(Bytes octets) {
            if (decided) {
                return framing.feed(octets);
            }
            start = Bytes.concat(start, octets);
            int known = Math.min(start.length(), StreamFraming.PREFIX.length());
            boolean prefixed = StreamFraming.PREFIX.startsWith(start.slice(0, known));
            if (prefixed && known < StreamFraming.PREFIX.length()) {
                return ImmutableList.of();
            }
            decided = true;
            framing = new StreamFraming(prefixed);
            return framing.feed(start);
        }
    }

    /** What this segment completes; {@code segment} begins with its header. */
    Arrival add(Route route, Bytes segment) {
        int header = segment.length() < HEADER_LENGTH ? 0 : (segment.u8(12) >>> 4) * 4;
        if (header < HEADER_LENGTH || header > segment.length()) {
            return Arrival.NONE;
        }
        acknowledge(route, segment);
        long sequence = segment.u32At(4);
        int flags = segment.u8(13);
        if ((flags & SYN) != 0) {
            keep(route, new Stream(sequence + 1 & 0xffffffffL));
            return Arrival.NONE;
        }
        Bytes octets = segment.from(header);
        Stream stream = streams.get(route);
        if (stream == null) {
            stream = octets.isEmpty() ? null : keep(route, new Stream(sequence));
        }
        Arrival arrival = stream == null ? Arrival.NONE : arrived(stream, sequence, octets);
        if ((flags & RST_OR_FIN) != 0) {
            streams.remove(route);
        }
        return arrival;
    }

    /** What the other direction says to have received. */
    private void acknowledge(Route route, Bytes segment) {
        Stream other = streams.get(route.reverse());
        if (other != null && (segment.u8(13) & ACK) != 0 && (int) (segment.u32At(8) - other.acknowledged) > 0) {
            other.acknowledged = segment.u32At(8);
        }
    }

    private static Arrival arrived(Stream stream, long sequence, Bytes octets) {
        if (!octets.isEmpty() && stream.waiting.size() < MAX_WAITING) {
            // Who sends again may send more at once than the first time (RFC 9293 §3.8).
            stream.waiting.merge(sequence, octets, (a, b) -> a.length() < b.length() ? b : a);
        }
        ImmutableList<Bytes> inOrder = messages(stream);
        Optional<Long> start = inOrder.isEmpty() ? stream.behindGap() : Optional.empty();
        if (start.isEmpty()) {
            return new Arrival(0, inOrder);
        }
        long lost = stream.skipTo(start.get());
        return new Arrival(lost, messages(stream));
    }

    private static ImmutableList<Bytes> messages(Stream stream) {
        ImmutableList.Builder<Bytes> messages = ImmutableList.builder();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Map.Entry<Long, Bytes> entry : ImmutableList.copyOf(stream.waiting.entrySet())) {
                // Sequence numbers wrap: what counts is how far behind the next octet the segment begins.
                int behind = (int) (stream.next - entry.getKey());
                if (behind >= 0) {
                    stream.waiting.remove(entry.getKey());
                    if (behind < entry.getValue().length()) {
                        Bytes fresh = entry.getValue().from(behind);
                        stream.next = stream.next + fresh.length() & 0xffffffffL;
                        messages.addAll(stream.feed(fresh));
                        moved = true;
                    }
                }
            }
        }
        return messages.build();
    }

    private Stream keep(Route route, Stream stream) {
        streams.put(route, stream);
        if (streams.size() > MAX_STREAMS) {
            streams.remove(streams.keySet().iterator().next());
        }
        return stream;
    }
}
