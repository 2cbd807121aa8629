package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import ike.esp.io.PacketDevice;
import ike.esp.offload.Coalescer;
import ike.esp.offload.Segmenter;
import ike.esp.offload.SuperPacket;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * A TUN device: IP packets without any header of the link (IFF_TUN, IFF_NO_PI). Where the kernel can, one call reads or
 * writes many packets of a flow at once (IFF_VNET_HDR); they are cut and joined here. It lives as long as it is open, and
 * its routes with it.
 */
public final class TunDevice implements PacketDevice {
    private static final int O_RDWR = 2;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final long TUNSETIFF = 0x400454caL;
    private static final short IFF_TUN = 1;
    private static final short IFF_NO_PI = 0x1000;
    private static final short IFF_VNET_HDR = 0x4000;

    private final int fd;
    private final Interface link;
    private final Poller poller;
    private final SuperPacket waiting = new SuperPacket();
    private final Segmenter segmenter = new Segmenter(waiting);
    private final Coalescer coalescer;
    private final SuperPacket answer = new SuperPacket();

    private TunDevice(int fd, Interface link, Offloads offloads) throws IOException {
        this.fd = fd;
        this.link = link;
        poller = new Poller(fd);
        coalescer = new Coalescer(this::put, offloads.udp);
    }

    /**
     * Makes a device and brings it up.
     *
     * @param name up to 15 octets; {@code %d} in it becomes the first free number
     * @param mtu the largest inner packet in octets
     */
    public static TunDevice open(String name, int mtu) throws IOException {
        return open(name, mtu, Offloads.TCP_AND_UDP);
    }

    static TunDevice open(String name, int mtu, Offloads wanted) throws IOException {
        Linux.require("a TUN device");
        int fd = SystemCallException.check(Libc.open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC),
                "open /dev/net/tun", "CAP_NET_ADMIN");
        try {
            Interface link = Interface.named(attach(fd, name));
            link.setMtu(mtu);
            link.setUp();
            return new TunDevice(fd, link, wanted.agree(fd));
        } catch (IOException e) {
            Libc.close(fd);
            throw e;
        }
    }

    private static String attach(int fd, String name) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = Interface.request(arena, name);
            request.set(JAVA_SHORT, Interface.NAME_SIZE, (short) (IFF_TUN | IFF_NO_PI | IFF_VNET_HDR));
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
        int length = segmenter.next(frame, offset);
        return length > 0 || !fill() ? length : segmenter.next(frame, offset);
    }

    /** Takes the next packet or super-packet; false when none waits. */
    private boolean fill() throws IOException {
        int length = Libc.readNow(fd, waiting.memory(), waiting.memory().byteSize());
        if (length == -Errno.EAGAIN || length == -Errno.EINTR) {
            return false;
        }
        SystemCallException.check(length, "read from " + name());
        VirtioHeader.read(waiting, length);
        segmenter.begin();
        return true;
    }

    @Override
    public int write(byte[] frame, int offset, int length) {
        return coalescer.add(frame, offset, length);
    }

    @Override
    public int flush() {
        return coalescer.flush();
    }

    @Override
    public boolean answer(byte[] packet, int length) {
        System.arraycopy(packet, 0, answer.octets(), SuperPacket.START, length);
        answer.several(length, SuperPacket.Kind.SINGLE, 0);
        return put(answer);
    }

    private boolean put(SuperPacket packet) {
        int length = VirtioHeader.write(packet);
        return Libc.writeNow(fd, packet.memory(), length) == length;
    }

    @Override
    public void await(long timeoutNanos) throws IOException {
        poller.await(timeoutNanos);
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
