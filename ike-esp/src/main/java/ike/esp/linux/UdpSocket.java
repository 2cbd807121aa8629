package ike.esp.linux;

import ike.engine.Path;
import ike.esp.io.Carrier;
import ike.esp.io.OuterPath;
import ike.esp.packet.AddressBits;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * One socket of UDP, bound to one port, or of plain ESP or AH; of one family, on every local address, telling and choosing the
 * local address of each datagram.
 *
 * @param transport which of the endpoint's ports it belongs to; that of plain ESP and AH goes with plain IKE
 * @param port the number that it is bound to; 0 without UDP
 * @param carrier what its packets travel in: UDP, or the IP protocol of a raw socket (RFC 4302 §2, RFC 4303 §2)
 */
record UdpSocket(int fd, Family family, Path.Transport transport, int port, Carrier carrier) {
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SO_MARK = 36;

    /** Opens and binds one; nothing when this system does not speak the family. */
    static Optional<UdpSocket> open(Family family, Path.Transport transport, int port, LinuxPorts.Options options)
            throws IOException {
        int fd = Libc.socket(family.code, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (fd == -Errno.EAFNOSUPPORT) {
            return Optional.empty();
        }
        SystemCallException.check(fd, "open a UDP socket");
        try {
            Family.keepApart(fd, family);
            family.askForLocalAddress(fd);
            Controls.askForJoined(fd);
            mark(fd, options.mark());
            receiveBuffer(fd, options.receiveBuffer());
            return Optional
                    .of(new UdpSocket(fd, family, transport, bind(fd, family, options.only(), port), Carrier.UDP));
        } catch (IOException e) {
            Libc.close(fd);
            throw e;
        }
    }

    /** Opens a raw one of plain ESP or AH; nothing when this system does not speak the family, or we may not. */
    static Optional<UdpSocket> openRaw(Carrier carrier, Family family, LinuxPorts.Options options)
            throws IOException {
        int fd = Libc.socket(family.code, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, carrier.protocol());
        if (fd == -Errno.EAFNOSUPPORT || fd == -Errno.EPERM) {
            return Optional.empty();
        }
        SystemCallException.check(fd, "open a socket of " + carrier);
        try {
            if (carrier == Carrier.AH) {
                family.writeHeaders(fd);
            }
            family.askForLocalAddress(fd);
            mark(fd, options.mark());
            receiveBuffer(fd, options.receiveBuffer());
            if (options.only().isPresent()) {
                int _ = bind(fd, family, options.only(), 0);
            }
            return Optional.of(new UdpSocket(fd, family, Path.Transport.UDP, 0, carrier));
        } catch (IOException e) {
            Libc.close(fd);
            throw e;
        }
    }

    /** True when what is sent along the path leaves from here. */
    boolean carries(OuterPath path) {
        return carrier == path.carrier() && transport == path.transport();
    }

    /** The address of ours from which a socket with this mark would send to {@code remote}. */
    static AddressBits localToward(AddressBits remote, int mark) throws IOException {
        Family family = Family.of(remote.v4());
        int fd = SystemCallException.check(Libc.socket(family.code, SOCK_DGRAM | SOCK_CLOEXEC, 0), "open a UDP socket");
        try (Arena arena = Arena.ofConfined()) {
            mark(fd, mark);
            MemorySegment address = arena.allocate(family.addressSize, 8);
            family.writeAddress(address, 0, remote, 500);
            SystemCallException.check(Libc.connect(fd, address), "find a way to " + remote.toIpAddress());
            SystemCallException.check(Libc.getsockname(fd, address), "read the local address");
            return family.readAddress(address);
        } finally {
            Libc.close(fd);
        }
    }

    /** The largest IP packet that fits all of the way to {@code remote}, as far as the kernel knows; 0 if there is no way. */
    static int pathMtu(AddressBits remote, int mark) throws IOException {
        Family family = Family.of(remote.v4());
        int fd = SystemCallException.check(Libc.socket(family.code, SOCK_DGRAM | SOCK_CLOEXEC, 0), "open a UDP socket");
        try (Arena arena = Arena.ofConfined()) {
            mark(fd, mark);
            MemorySegment address = arena.allocate(family.addressSize, 8);
            family.writeAddress(address, 0, remote, 500);
            return Libc.connect(fd, address) < 0 ? 0 : Math.max(0, Family.pathMtu(fd, family));
        } finally {
            Libc.close(fd);
        }
    }

    void close() {
        Libc.close(fd);
    }

    private static void mark(int fd, int mark) throws IOException {
        if (mark != 0) {
            SystemCallException.check(Libc.setsockopt(fd, SOL_SOCKET, SO_MARK, mark), "mark a socket", "CAP_NET_ADMIN");
        }
    }

    /** Beyond the system's limit if we may, up to it otherwise. */
    private static void receiveBuffer(int fd, int octets) throws IOException {
        if (Libc.setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, octets) < 0) {
            SystemCallException.check(Libc.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, octets), "set the receive buffer");
        }
    }

    private static int bind(int fd, Family family, Optional<IpAddress> only, int port) throws IOException {
        AddressBits local = only.map(AddressBits::of).orElse(new AddressBits(family == Family.INET, 0, 0));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(family.addressSize, 8);
            family.writeAddress(address, 0, local, port);
            SystemCallException.check(Libc.bind(fd, address),
                    "bind UDP port " + port + only.map(one -> " of " + one).orElse(""),
                    "CAP_NET_BIND_SERVICE, or choose ports above 1023");
            SystemCallException.check(Libc.getsockname(fd, address), "read the bound port");
            return Family.readPort(address);
        }
    }
}
