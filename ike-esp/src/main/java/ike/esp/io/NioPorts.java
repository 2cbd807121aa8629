package ike.esp.io;

import com.google.common.collect.ImmutableList;
import ike.engine.Path;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The two UDP ports on the JDK's channels, for any system: one channel for each local address and port, because a
 * channel bound to all addresses does not tell to which one a datagram came. Addresses that appear later are not
 * listened on.
 */
public final class NioPorts implements DatagramPorts {
    private final ImmutableList<BoundChannel> channels;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Datagram.LARGEST);
    private int turn;

    private NioPorts(ImmutableList<BoundChannel> channels, Selector selector) {
        this.channels = channels;
        this.selector = selector;
    }

    /**
     * Opens and binds the channels.
     *
     * @param addresses the local addresses, at least one
     * @param ikePort the port for plain IKE; 0 lets the system choose
     * @param natPort the port for encapsulation; 0 lets the system choose
     */
    public static NioPorts open(List<IpAddress> addresses, int ikePort, int natPort) throws IOException {
        List<BoundChannel> channels = new ArrayList<>();
        Selector selector = Selector.open();
        try {
            openAll(channels, Path.Transport.UDP, addresses, ikePort);
            openAll(channels, Path.Transport.UDP_ENCAPSULATED, addresses, natPort);
            for (BoundChannel channel : channels) {
                channel.register(selector);
            }
            return new NioPorts(ImmutableList.copyOf(channels), selector);
        } catch (IOException e) {
            channels.forEach(BoundChannel::close);
            selector.close();
            throw e;
        }
    }

    /** Every address of this machine that needs no scope, loopback last. */
    public static ImmutableList<IpAddress> localAddresses() throws IOException {
        List<InetAddress> found = new ArrayList<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (network.isUp()) {
                found.addAll(Collections.list(network.getInetAddresses()));
            }
        }
        found.removeIf(a -> a instanceof Inet6Address && a.isLinkLocalAddress());
        found.sort((a, b) -> Boolean.compare(a.isLoopbackAddress(), b.isLoopbackAddress()));
        return found.stream().map(IpAddress::of).distinct().collect(ImmutableList.toImmutableList());
    }

    private static void openAll(List<BoundChannel> channels, Path.Transport transport, List<IpAddress> addresses,
            int port) throws IOException {
        int chosen = port;
        for (IpAddress address : addresses) {
            BoundChannel channel = BoundChannel.open(transport, address, chosen);
            channels.add(channel);
            chosen = channel.port();
        }
    }

    @Override
    public int number(Path.Transport port) {
        return channels.stream().filter(c -> c.transport() == port).findFirst().orElseThrow().port();
    }

    @Override
    public boolean carriesPlainEsp() {
        return false;
    }

    @Override
    public boolean receive(Datagram into) throws IOException {
        for (int tries = 0; tries < channels.size(); tries++) {
            turn = turn + 1 == channels.size() ? 0 : turn + 1;
            if (channels.get(turn).receive(buffer, into)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void await(long timeoutNanos) throws IOException {
        if (timeoutNanos < 0) {
            selector.select();
        } else if (timeoutNanos > 0) {
            selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(timeoutNanos + 999_999)));
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void wake() {
        selector.wakeup();
    }

    @Override
    public DatagramSender sender() {
        return new NioSender(channels);
    }

    @Override
    public IpAddress localAddressToward(IpAddress remote) throws IOException {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(new InetSocketAddress(remote.toInet(), 500));
            return IpAddress.of(((InetSocketAddress) probe.getLocalAddress()).getAddress());
        }
    }

    @Override
    public int pathMtu(OuterPath path) {
        return UNKNOWN_MTU;
    }

    @Override
    public void close() {
        channels.forEach(BoundChannel::close);
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
