package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import ike.esp.io.Datagram;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Takes up to {@value #COUNT} datagrams from a socket with one call and gives them out one by one. */
final class ReceiveBatch {
    static final int COUNT = 16;
    /** Not a power of two: buffers that begin 64 KiB apart would all want the same lines of the cache. */
    private static final long STRIDE = 65_536 + 576;
    private static final int MSG_DONTWAIT = 0x40;

    private final MessageBatch batch = new MessageBatch(COUNT, STRIDE * COUNT);
    private @Nullable UdpSocket source;
    private int count;
    private int next;

    ReceiveBatch() {
        for (int i = 0; i < COUNT; i++) {
            batch.buffer(i, STRIDE * i, Datagram.LARGEST);
        }
    }

    /** Gives out the next datagram of the last call; false when there is none left. */
    boolean next(Datagram into) {
        UdpSocket socket = source;
        if (next == count || socket == null) {
            return false;
        }
        int index = next++;
        Family family = socket.family();
        int length = batch.received(index);
        MemorySegment.copy(batch.data(), JAVA_BYTE, STRIDE * index, into.octets(), 0, length);
        into.received(length, socket.transport(), family == Family.INET);
        family.readRemote(batch.names(), batch.nameAt(index), into);
        family.readLocal(batch.controls(), batch.controlAt(index), into, socket.port());
        return true;
    }

    /** Takes what waits at the socket; false when nothing does. */
    boolean fill(UdpSocket socket) throws IOException {
        Family family = socket.family();
        for (int i = 0; i < COUNT; i++) {
            batch.sizes(i, family.addressSize, family.controlSpace());
        }
        int received = Libc.recvmmsg(socket.fd(), batch.headersFrom(0), COUNT, MSG_DONTWAIT);
        source = socket;
        next = 0;
        count = Math.max(received, 0);
        if (received != -Errno.EAGAIN && received != -Errno.EINTR) {
            SystemCallException.check(received, "receive from UDP port " + socket.port());
        }
        return count > 0;
    }
}
