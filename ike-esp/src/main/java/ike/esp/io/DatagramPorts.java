package ike.esp.io;

import ike.engine.Path;
import ike.wire.ip.IpAddress;
import java.io.Closeable;
import java.io.IOException;

/**
 * The two UDP ports of an endpoint and, where the system has one for us, the socket of plain ESP (RFC 3948 §2):
 * {@link Path.Transport#UDP} for plain IKE, {@link
 * Path.Transport#UDP_ENCAPSULATED} for IKE behind the non-ESP marker and for encapsulated ESP. Each is open in every
 * family and on every local address that the endpoint may use. What travels is left as it is: markers are the
 * datapath's business. One thread receives and waits; senders are one a thread; any thread may wake.
 */
public interface DatagramPorts extends Closeable {
    /** A path MTU that limits nothing. */
    int UNKNOWN_MTU = 65_535;

    /** The UDP port number that {@code port} is bound to. */
    int number(Path.Transport port);

    /** Whether ESP can be sent and received without UDP, as IP protocol 50 (RFC 4303). */
    boolean carriesPlainEsp();

    /** Takes the next datagram that waits at any port; false when none does. */
    boolean receive(Datagram into) throws IOException;

    /**
     * Returns when a datagram may wait, after {@link #wake}, or after {@code timeoutNanos}; below zero waits without
     * end.
     */
    void await(long timeoutNanos) throws IOException;

    /** Ends the other thread's {@link #await}, or its next one. */
    void wake();

    /** A new sender for one thread. */
    DatagramSender sender();

    /** The largest IP packet that fits along the whole path, in octets, as far as the system knows (RFC 1191, RFC 8201). */
    int pathMtu(OuterPath path);

    /** The address of ours from which the system would send to {@code remote}, tunnels left aside. */
    IpAddress localAddressToward(IpAddress remote) throws IOException;

    @Override
    void close();
}
