package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import ike.esp.io.Carrier;
import ike.esp.io.Datagram;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Takes up to {@value #COUNT} messages from a socket with one call, each of them a datagram or, where the kernel joined
 * them (UDP_GRO), many of equal size, and gives out the datagrams one by one.
 */
final class ReceiveBatch {
    static final int COUNT = 16;
    /** Not a power of two: buffers that begin 64 KiB apart would all want the same lines of the cache. */
    private static final long STRIDE = 65_536 + 576;
    private static final int MSG_DONTWAIT = 0x40;

    private final MessageBatch batch = new MessageBatch(COUNT, STRIDE * COUNT);
    private @Nullable UdpSocket source;
    private int count;
    private int next;
    private int used;
    private int length;
    private int segmentSize;

    ReceiveBatch() {
        for (int i = 0; i < COUNT; i++) {
            batch.buffer(i, STRIDE * i, Datagram.LARGEST);
        }
    }

    /** Gives out the next datagram of the last call; false when there is none left. */
    boolean next(Datagram into) {
        UdpSocket socket = source;
        if (socket == null || (used == length && !open(socket, into))) {
            return false;
        }
        int front = socket.carrier() == Carrier.AH && socket.family() == Family.INET6 ? Datagram.V6_HEADER : 0;
        int size = Math.min(Math.min(segmentSize, length - used), Datagram.LARGEST - front);
        MemorySegment.copy(batch.data(), JAVA_BYTE, STRIDE * (next - 1) + used, into.octets(), front, size);
        used += size;
        into.received(front + size, socket.transport(), socket.family() == Family.INET);
        into.carriedBy(socket.carrier());
        if (front > 0) {
            into.writeV6Header();
        }
        return true;
    }

    /** Goes on to the next message; all of its datagrams have the same addresses. */
    private boolean open(UdpSocket socket, Datagram into) {
        if (next == count) {
            return false;
        }
        int index = next++;
        length = batch.received(index);
        used = Math.min(length, headerLength(socket, index));
        socket.family().readRemote(batch.names(), batch.nameAt(index), into);
        int joined = Controls.read(batch.controls(), batch.controlAt(index), batch.receivedControls(index), socket,
                into);
        segmentSize = joined > 0 ? joined : length;
        return true;
    }

    /** A raw socket gives an IPv4 packet with its header, and an IPv6 packet without; AH wants to see both. */
    private int headerLength(UdpSocket socket, int index) {
        boolean headed = socket.carrier() == Carrier.ESP && socket.family() == Family.INET;
        return headed ? (batch.data().get(JAVA_BYTE, STRIDE * index) & 0xf) * 4 : 0;
    }

    /** Takes what waits at the socket. */
    void fill(UdpSocket socket) throws IOException {
        Family family = socket.family();
        for (int i = 0; i < COUNT; i++) {
            batch.sizes(i, family.addressSize, (int) MessageBatch.CONTROL);
        }
        int received = Libc.recvmmsg(socket.fd(), batch.headersFrom(0), COUNT, MSG_DONTWAIT);
        source = socket;
        next = 0;
        used = 0;
        length = 0;
        count = Math.max(received, 0);
        if (received != -Errno.EAGAIN && received != -Errno.EINTR) {
            SystemCallException.check(received, "receive from UDP port " + socket.port());
        }
    }
}
