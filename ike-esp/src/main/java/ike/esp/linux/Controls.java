package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import ike.esp.io.Datagram;
import java.lang.foreign.MemorySegment;

/**
 * The control messages that travel beside a datagram: a struct cmsghdr (length, level, type; 16 octets), then its
 * content, padded to a multiple of 8.
 */
final class Controls {
    private static final long HEADER = 16;
    private static final int SOL_UDP = 17;
    private static final int UDP_SEGMENT = 103;
    private static final int UDP_GRO = 104;

    private Controls() {
    }

    /** A control message of this length, with padding. */
    static int space(int length) {
        return (length + 7) & ~7;
    }

    static void header(MemorySegment into, long at, int length, int level, int type) {
        into.set(JAVA_LONG, at, length);
        into.set(JAVA_INT, at + 8, level);
        into.set(JAVA_INT, at + 12, type);
    }

    /** Writes the one that has a datagram cut into datagrams of {@code size} octets; how much room it takes. */
    static int writeSegmentSize(MemorySegment into, long at, int size) {
        header(into, at, (int) HEADER + 2, SOL_UDP, UDP_SEGMENT);
        into.set(JAVA_SHORT, at + HEADER, (short) size);
        return space((int) HEADER + 2);
    }

    /** Writes one whose content is an int; how much room it takes. */
    static int writeInt(MemorySegment into, long at, int level, int type, int value) {
        header(into, at, (int) HEADER + 4, level, type);
        into.set(JAVA_INT, at + HEADER, value);
        return space((int) HEADER + 4);
    }

    /** Makes a socket join equal datagrams that come in a row, where the system can. */
    static void askForJoined(int fd) {
        int _ = Libc.setsockopt(fd, SOL_UDP, UDP_GRO, 1);
    }

    /**
     * Reads all of them: local address and traffic class, which go into the datagram.
     *
     * @param length octets of control messages
     * @return how long each of the datagrams is that came joined; 0 when only one came
     */
    static int read(MemorySegment from, long start, long length, UdpSocket socket, Datagram into) {
        into.local(0, 0, socket.port());
        into.trafficClass(0);
        int segmentSize = 0;
        long at = start;
        while (at + HEADER <= start + length && from.get(JAVA_LONG, at) >= HEADER) {
            int level = from.get(JAVA_INT, at + 8);
            int type = from.get(JAVA_INT, at + 12);
            if (socket.family().isLocal(level, type)) {
                socket.family().readLocal(from, at, into, socket.port());
            } else if (socket.family().isTrafficClass(level, type)) {
                into.trafficClass(from.get(JAVA_BYTE, at + HEADER) & 0xff);
            } else if (level == SOL_UDP && type == UDP_GRO) {
                segmentSize = from.get(JAVA_INT, at + HEADER);
            }
            at += space((int) from.get(JAVA_LONG, at));
        }
        return segmentSize;
    }
}
