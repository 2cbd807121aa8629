package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import ike.esp.io.PlainSender;
import ike.esp.packet.AddressBits;
import ike.esp.packet.InnerPacket;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Sends whole IP packets through raw sockets (IPPROTO_RAW), marked so that routing does not lead them into the tunnel
 * again.
 */
public final class RawIp implements PlainSender {
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int IPPROTO_RAW = 255;
    private static final int SOL_SOCKET = 1;
    private static final int SO_MARK = 36;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int LARGEST = 65_535;

    private final int v4;
    private final int v6;
    private final MessageBatch message = new MessageBatch(1, LARGEST);

    private RawIp(int v4, int v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    /** Opens the sockets. Needs CAP_NET_RAW; a family that the system does not speak is left out. */
    public static RawIp open(int mark) throws IOException {
        int v4 = open(Family.INET, mark);
        try {
            return new RawIp(v4, open(Family.INET6, mark));
        } catch (IOException e) {
            Libc.close(v4);
            throw e;
        }
    }

    private static int open(Family family, int mark) throws IOException {
        int fd = Libc.socket(family.code, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW);
        if (fd == -Errno.EAFNOSUPPORT) {
            return -1;
        }
        SystemCallException.check(fd, "open a raw socket", "CAP_NET_RAW");
        SystemCallException.check(Libc.setsockopt(fd, SOL_SOCKET, SO_MARK, mark), "mark a socket", "CAP_NET_ADMIN");
        return fd;
    }

    @Override
    public boolean send(byte[] octets, InnerPacket packet) {
        Family family = Family.of(packet.isV4());
        int fd = packet.isV4() ? v4 : v6;
        AddressBits destination = new AddressBits(packet.isV4(), packet.destinationHigh(), packet.destinationLow());
        family.writeAddress(message.names(), 0, destination, 0);
        message.sizes(0, family.addressSize, 0);
        message.buffer(0, 0, packet.length());
        MemorySegment.copy(octets, 0, message.data(), JAVA_BYTE, 0, packet.length());
        return fd >= 0 && Libc.sendmmsg(fd, message.headersFrom(0), 1, MSG_DONTWAIT) == 1;
    }

    @Override
    public void close() {
        for (int fd : new int[]{v4, v6}) {
            if (fd >= 0) {
                Libc.close(fd);
            }
        }
    }
}
