package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import ike.esp.io.PacketDevice;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * A TUN device: whole IP packets without any header of the link (IFF_TUN, IFF_NO_PI). It lives as long as it is open,
 * and its routes with it.
 */
public final class TunDevice implements PacketDevice {
    /** What the kernel lets a packet be at most, whatever the MTU. */
    private static final int LARGEST = 65_536;
    private static final int O_RDWR = 2;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final long TUNSETIFF = 0x400454caL;
    private static final short IFF_TUN = 1;
    private static final short IFF_NO_PI = 0x1000;

    private final int fd;
    private final Interface link;
    private final Poller poller;
    private final MemorySegment readBuffer = Arena.ofAuto().allocate(LARGEST, 64);
    private final MemorySegment writeBuffer = Arena.ofAuto().allocate(LARGEST, 64);

    private TunDevice(int fd, Interface link, Poller poller) {
        this.fd = fd;
        this.link = link;
        this.poller = poller;
    }

    /**
     * Makes a device and brings it up.
     *
     * @param name up to 15 octets; {@code %d} in it becomes the first free number
     * @param mtu the largest inner packet in octets
     */
    public static TunDevice open(String name, int mtu) throws IOException {
        Linux.require("a TUN device");
        int fd = SystemCallException.check(Libc.open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC),
                "open /dev/net/tun", "CAP_NET_ADMIN");
        try {
            Interface link = Interface.named(attach(fd, name));
            link.setMtu(mtu);
            link.setUp();
            return new TunDevice(fd, link, new Poller(fd));
        } catch (IOException e) {
            Libc.close(fd);
            throw e;
        }
    }

    private static String attach(int fd, String name) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = Interface.request(arena, name);
            request.set(JAVA_SHORT, Interface.NAME_SIZE, (short) (IFF_TUN | IFF_NO_PI));
            int result = Libc.ioctl(fd, TUNSETIFF, request);
            if (result == -Errno.EBUSY) {
                throw new IOException("cannot make the TUN device " + name + ": another program has one of this name");
            }
            SystemCallException.check(result, "make the TUN device " + name, "CAP_NET_ADMIN");
            return request.getString(0, StandardCharsets.US_ASCII);
        }
    }

    @Override
    public String name() {
        return link.name();
    }

    /** The interface, for routes. */
    Interface link() {
        return link;
    }

    @Override
    public int read(byte[] frame, int offset) throws IOException {
        int length = Libc.read(fd, readBuffer, Math.min(LARGEST, frame.length - offset));
        if (length == -Errno.EAGAIN || length == -Errno.EINTR) {
            return 0;
        }
        SystemCallException.check(length, "read from " + name());
        MemorySegment.copy(readBuffer, JAVA_BYTE, 0, frame, offset, length);
        return length;
    }

    @Override
    public boolean write(byte[] frame, int offset, int length) {
        MemorySegment.copy(frame, offset, writeBuffer, JAVA_BYTE, 0, length);
        return Libc.write(fd, writeBuffer, length) == length;
    }

    @Override
    public void await() throws IOException {
        poller.await(-1);
    }

    @Override
    public void wake() {
        poller.wake();
    }

    @Override
    public void close() {
        poller.close();
        Libc.close(fd);
    }
}
