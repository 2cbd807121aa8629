package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import ike.esp.io.Carrier;
import ike.esp.io.Datagram;
import ike.esp.io.OuterPath;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Collects datagrams for a socket and sends them with one call: up to {@value #COUNT} messages, each of them a datagram
 * or several in a row along one path, of equal size but for a shorter last one, which the kernel cuts (UDP_SEGMENT).
 */
final class SendBatch {
    static final int COUNT = 32;
    /** Room for a datagram of any size, and for a batch of ordinary ones. */
    private static final int ROOM = 128 * 1024;
    /** What fits into one message: of octets by the length field of UDP over IPv4, of datagrams by the kernel. */
    private static final int LARGEST_MESSAGE = 65_507;
    private static final int MOST_SEGMENTS = 64;
    private static final int MSG_DONTWAIT = 0x40;

    private final MessageBatch batch = new MessageBatch(COUNT, ROOM);
    private final UdpSocket socket;
    private final int[] starts = new int[COUNT];
    private final int[] segmentSizes = new int[COUNT];
    private final int[] controlLengths = new int[COUNT];
    private int count;
    private int used;
    private @Nullable OuterPath lastPath;
    private int lastTrafficClass;
    private int lastSegments;
    private boolean lastEnded;

    SendBatch(UdpSocket socket) {
        this.socket = socket;
    }

    /**
     * Copies a datagram into the batch; sends the batch first when there is no room, and tells how many datagrams that
     * lost.
     */
    int add(OuterPath path, byte[] octets, int offset, int length, int trafficClass) {
        // The system writes the header of IPv6; that of IPv4 goes along.
        boolean headed = path.carrier() == Carrier.AH && socket.family() == Family.INET6;
        return headed
                ? append(path, octets, offset + Datagram.V6_HEADER, length - Datagram.V6_HEADER, trafficClass)
                : append(path, octets, offset, length, trafficClass);
    }

    private int append(OuterPath path, byte[] octets, int offset, int length, int trafficClass) {
        boolean joins = trafficClass == lastTrafficClass && joins(path, length);
        int lost = used + length > ROOM || (count == COUNT && !joins) ? flush() : 0;
        MemorySegment.copy(octets, offset, batch.data(), JAVA_BYTE, used, length);
        if (joins && count > 0) {
            lastPath = path; // that of the same SA's next packet, most likely, which is then quickly seen
            lastSegments++;
            lastEnded = length < segmentSizes[count - 1];
        } else {
            begin(path, length, trafficClass);
        }
        used += length;
        return lost;
    }

    /** Sends everything; how many datagrams the system did not take. */
    int flush() {
        if (count == 0) {
            return 0;
        }
        close(count - 1);
        int lost = 0;
        int sent = 0;
        while (sent < count) {
            int result = Libc.sendmmsg(socket.fd(), batch.headersFrom(sent), count - sent, MSG_DONTWAIT);
            if (result > 0) {
                sent += result;
            } else if (result != -Errno.EINTR) {
                lost += end(sent) - starts[sent] > segmentSizes[sent] ? sendEach(sent) : 1;
                sent++;
            }
        }
        count = 0;
        used = 0;
        lastPath = null;
        return lost;
    }

    private boolean joins(OuterPath path, int length) {
        return path.equals(lastPath) && path.carrier() == Carrier.UDP && !lastEnded && lastSegments < MOST_SEGMENTS
                && length > 0
                && length <= segmentSizes[count - 1] && used - starts[count - 1] + length <= LARGEST_MESSAGE;
    }

    private void begin(OuterPath path, int length, int trafficClass) {
        if (count > 0) {
            close(count - 1);
        }
        Family family = socket.family();
        int port = path.carrier() == Carrier.UDP ? path.remotePort() : 0;
        family.writeAddress(batch.names(), batch.nameAt(count), path.remote(), port);
        controlLengths[count] = 0;
        if (!path.isLocalOpen()) {
            family.writeLocal(batch.controls(), batch.controlAt(count), path.local());
            controlLengths[count] = family.controlSpace();
        }
        if (trafficClass != 0) {
            controlLengths[count] += family.writeTrafficClass(batch.controls(),
                    batch.controlAt(count) + controlLengths[count], trafficClass);
        }
        lastTrafficClass = trafficClass;
        starts[count] = used;
        segmentSizes[count] = length;
        count++;
        lastPath = path;
        lastSegments = 1;
        lastEnded = false;
    }

    private int end(int index) {
        return index + 1 < count ? starts[index + 1] : used;
    }

    /** The last message is whole: nothing joins it any more. */
    private void close(int index) {
        int length = used - starts[index];
        int control = controlLengths[index];
        if (length > segmentSizes[index]) {
            control += Controls.writeSegmentSize(batch.controls(), batch.controlAt(index) + control,
                    segmentSizes[index]);
        }
        batch.sizes(index, socket.family().addressSize, control);
        batch.buffer(index, starts[index], length);
    }

    /** Without the kernel's cutting: an old one, or datagrams that need to be fragmented. */
    private int sendEach(int index) {
        int lost = 0;
        int end = end(index);
        batch.sizes(index, socket.family().addressSize, controlLengths[index]);
        for (int at = starts[index]; at < end; at += segmentSizes[index]) {
            batch.buffer(index, at, Math.min(segmentSizes[index], end - at));
            int result;
            do {
                result = Libc.sendmmsg(socket.fd(), batch.headersFrom(index), 1, MSG_DONTWAIT);
            } while (result == -Errno.EINTR);
            lost += result > 0 ? 0 : 1;
        }
        return lost;
    }
}
