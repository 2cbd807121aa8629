package ike.esp.io;

import ike.engine.Path;
import ike.esp.packet.AddressBits;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** A channel of the JDK bound to one local address and port. */
record BoundChannel(DatagramChannel channel, Path.Transport transport, AddressBits local, int port) {
    private static final int RECEIVE_BUFFER = 4 << 20;

    static BoundChannel open(Path.Transport transport, IpAddress address, int port) throws IOException {
        DatagramChannel channel = DatagramChannel
                .open(address.isV4() ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.bind(new InetSocketAddress(address.toInet(), port));
            int bound = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            return new BoundChannel(channel, transport, AddressBits.of(address), bound);
        } catch (IOException e) {
            channel.close();
            throw new IOException("cannot bind UDP port " + port + " of " + address + ": " + e.getMessage(), e);
        }
    }

    void register(Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
    }

    boolean receive(ByteBuffer buffer, Datagram into) throws IOException {
        buffer.clear();
        InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer);
        if (sender == null) {
            return false;
        }
        int length = buffer.flip().remaining();
        buffer.get(into.octets(), 0, length);
        into.received(length, transport, local.v4());
        into.local(local.high(), local.low(), port);
        AddressBits remote = AddressBits.of(IpAddress.of(sender.getAddress()));
        into.remote(remote.high(), remote.low(), sender.getPort());
        return true;
    }

    /** False when the system did not take it. */
    boolean send(OuterPath path, ByteBuffer octets) {
        try {
            return channel.send(octets, path.target()) > 0;
        } catch (IOException e) {
            // A datagram may be lost on any part of its way; the first part is no different.
            return false;
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
