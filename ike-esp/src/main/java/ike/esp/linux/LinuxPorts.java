package ike.esp.linux;

import com.google.common.collect.ImmutableList;
import ike.engine.Path;
import ike.esp.io.Carrier;
import ike.esp.io.Datagram;
import ike.esp.io.DatagramPorts;
import ike.esp.io.DatagramSender;
import ike.esp.io.OuterPath;
import ike.esp.packet.AddressBits;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two UDP ports, plain ESP, and AH, on sockets of Linux: each bound to every local address in both families, so that addresses may come
 * and go, and still each datagram tells to which address it came and leaves from the one that it should (RFC 7296
 * §2.11).
 */
public final class LinuxPorts implements DatagramPorts {
    /**
     * What sockets to open.
     *
     * @param ikePort the port for plain IKE, 500 as a rule; 0 lets the system choose
     * @param natPort the port for encapsulation, 4500 as a rule; 0 lets the system choose
     * @param mark a mark on everything that is sent, so that routing rules can keep it out of the tunnel; 0 for none
     * @param receiveBuffer octets that may wait in each socket
     * @param plainEsp whether to open sockets of plain ESP and AH too, where we may
     * @param only the one local address to use; all of both families if absent
     */
    public record Options(int ikePort, int natPort, int mark, int receiveBuffer, boolean plainEsp,
            Optional<IpAddress> only) {
        boolean wants(Family family) {
            return only.isEmpty() || Family.of(only.get().isV4()) == family;
        }
    }

    private final ImmutableList<UdpSocket> sockets;
    private final int mark;
    private final Poller poller;
    private final ReceiveBatch batch = new ReceiveBatch();
    private int turn;

    private LinuxPorts(ImmutableList<UdpSocket> sockets, int mark, Poller poller) {
        this.sockets = sockets;
        this.mark = mark;
        this.poller = poller;
    }

    /** Opens and binds the sockets; the message of an exception names the port and the remedy. */
    public static LinuxPorts open(Options options) throws IOException {
        Linux.require("telling the local address of a datagram");
        List<UdpSocket> sockets = new ArrayList<>();
        try {
            openBoth(sockets, Path.Transport.UDP, options.ikePort(), options);
            openBoth(sockets, Path.Transport.UDP_ENCAPSULATED, options.natPort(), options);
            if (options.plainEsp()) {
                openRaw(Carrier.ESP, sockets, options);
                openRaw(Carrier.AH, sockets, options);
            }
            Poller poller = new Poller(sockets.stream().mapToInt(UdpSocket::fd).toArray());
            return new LinuxPorts(ImmutableList.copyOf(sockets), options.mark(), poller);
        } catch (IOException e) {
            sockets.forEach(UdpSocket::close);
            throw e;
        }
    }

    private static void openBoth(List<UdpSocket> sockets, Path.Transport transport, int port, Options options)
            throws IOException {
        int chosen = port;
        for (Family family : Family.values()) {
            Optional<UdpSocket> socket = options.wants(family)
                    ? UdpSocket.open(family, transport, chosen, options)
                    : Optional.empty();
            if (socket.isPresent()) {
                sockets.add(socket.get());
                chosen = socket.get().port();
            }
        }
    }

    private static void openRaw(Carrier carrier, List<UdpSocket> sockets, Options options)
            throws IOException {
        for (Family family : Family.values()) {
            if (options.wants(family)) {
                UdpSocket.openRaw(carrier, family, options).ifPresent(sockets::add);
            }
        }
    }

    @Override
    public boolean carriesPlainEsp() {
        return sockets.stream().anyMatch(s -> s.carrier() == Carrier.ESP);
    }

    @Override
    public int number(Path.Transport port) {
        return sockets.stream().filter(s -> s.transport() == port).findFirst().orElseThrow().port();
    }

    /** Asks those sockets only that have something, and the kernel which these are, each time when all had their turn. */
    @Override
    public boolean receive(Datagram into) throws IOException {
        while (!batch.next(into)) {
            if (turn == sockets.size()) {
                if (!poller.look()) {
                    return false;
                }
                turn = 0;
            }
            int next = turn++;
            if (poller.isReady(next)) {
                batch.fill(sockets.get(next));
            }
        }
        return true;
    }

    @Override
    public void await(long timeoutNanos) throws IOException {
        poller.await(timeoutNanos);
        turn = 0;
    }

    @Override
    public void wake() {
        poller.wake();
    }

    @Override
    public DatagramSender sender() {
        return new LinuxSender(sockets);
    }

    @Override
    public IpAddress localAddressToward(IpAddress remote) throws IOException {
        return UdpSocket.localToward(AddressBits.of(remote), mark).toIpAddress();
    }

    @Override
    public int pathMtu(OuterPath path) {
        try {
            int known = UdpSocket.pathMtu(path.remote(), mark);
            return known > 0 ? known : UNKNOWN_MTU;
        } catch (IOException e) {
            // No descriptor left, for example: what is sent will tell.
            return UNKNOWN_MTU;
        }
    }

    @Override
    public void close() {
        poller.close();
        sockets.forEach(UdpSocket::close);
    }
}
