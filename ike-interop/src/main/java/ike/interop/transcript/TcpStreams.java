package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.esp.StreamFraming;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The messages in TCP streams (RFC 9329 §3): puts segments in order (RFC 9293 §3.4) and cuts what they carry. A stream
 * whose beginning is not in the capture is taken to begin with a message at the first segment seen.
 */
final class TcpStreams {
    /** Directions of connections that are followed; the eldest gives way. */
    static final int MAX_STREAMS = 256;
    /** Segments of one direction that came before their time. */
    static final int MAX_WAITING = 64;
    private static final int HEADER_LENGTH = 20;
    private static final int SYN = 2;
    private static final int RST_OR_FIN = 5;

    private final Map<Route, Stream> streams = new LinkedHashMap<>();

    private static final class Stream {
        private final TreeMap<Long, Bytes> waiting = new TreeMap<>();
        private long next;
        private Bytes start = Bytes.EMPTY;
        private StreamFraming framing = new StreamFraming(false);
        private boolean decided;

        private Stream(long next) {
            this.next = next;
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

    /** The messages, each behind its length, that this segment completes; {@code segment} begins with its header. */
    ImmutableList<Bytes> add(Route route, Bytes segment) {
        int header = segment.length() < HEADER_LENGTH ? 0 : (segment.u8(12) >>> 4) * 4;
        if (header < HEADER_LENGTH || header > segment.length()) {
            return ImmutableList.of();
        }
        long sequence = segment.u32At(4);
        int flags = segment.u8(13);
        if ((flags & SYN) != 0) {
            keep(route, new Stream(sequence + 1 & 0xffffffffL));
            return ImmutableList.of();
        }
        Bytes octets = segment.from(header);
        Stream stream = streams.get(route);
        if (stream == null) {
            stream = octets.isEmpty() ? null : keep(route, new Stream(sequence));
        }
        ImmutableList<Bytes> messages = stream == null ? ImmutableList.of() : arrived(stream, sequence, octets);
        if ((flags & RST_OR_FIN) != 0) {
            streams.remove(route);
        }
        return messages;
    }

    private static ImmutableList<Bytes> arrived(Stream stream, long sequence, Bytes octets) {
        if (!octets.isEmpty() && stream.waiting.size() < MAX_WAITING) {
            stream.waiting.putIfAbsent(sequence, octets);
        }
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
