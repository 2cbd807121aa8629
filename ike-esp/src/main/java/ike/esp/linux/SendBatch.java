package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import ike.esp.io.OuterPath;
import java.lang.foreign.MemorySegment;

/** Collects up to {@value #COUNT} datagrams for a socket and sends them with one call. */
final class SendBatch {
    static final int COUNT = 32;
    /** Room for a datagram of any size, and for a batch of ordinary ones. */
    private static final int ROOM = 128 * 1024;
    private static final int MSG_DONTWAIT = 0x40;

    private final MessageBatch batch = new MessageBatch(COUNT, ROOM);
    private final UdpSocket socket;
    private int count;
    private int used;

    SendBatch(UdpSocket socket) {
        this.socket = socket;
    }

    /**
     * Copies a datagram into the batch; sends the batch first when there is no room, and tells how many datagrams that
     * lost.
     */
    int add(OuterPath path, byte[] octets, int offset, int length) {
        int lost = count == COUNT || used + length > ROOM ? flush() : 0;
        Family family = socket.family();
        family.writeAddress(batch.names(), batch.nameAt(count), path.remote(), path.remotePort());
        int control = 0;
        if (!path.isLocalOpen()) {
            family.writeLocal(batch.controls(), batch.controlAt(count), path.local());
            control = family.controlSpace();
        }
        batch.sizes(count, family.addressSize, control);
        MemorySegment.copy(octets, offset, batch.data(), JAVA_BYTE, used, length);
        batch.buffer(count, used, length);
        count++;
        used += length;
        return lost;
    }

    /** Sends everything; how many datagrams the system did not take. */
    int flush() {
        int lost = 0;
        int sent = 0;
        while (sent < count) {
            int result = Libc.sendmmsg(socket.fd(), batch.headersFrom(sent), count - sent, MSG_DONTWAIT);
            if (result > 0) {
                sent += result;
            } else if (result != -Errno.EINTR) {
                sent++;
                lost++;
            }
        }
        count = 0;
        used = 0;
        return lost;
    }
}
