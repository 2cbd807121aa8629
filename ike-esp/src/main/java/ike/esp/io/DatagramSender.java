package ike.esp.io;

/**
 * Sends datagrams from the ports. They leave in the order in which they were given, at {@link #flush} at the latest.
 * Confined to one thread.
 */
public interface DatagramSender {
    /**
     * Sends a datagram along the path, from its local address and from the port of its transport; along one of plain ESP
     * an IP packet of protocol 50. The octets may be changed after the call. What the system does not take is lost, as any
     * datagram may be, and counted.
     *
     * @param trafficClass the octet of DSCP and ECN in the outer header (RFC 2474, RFC 3168), where the system lets us say it
     */
    void send(OuterPath path, byte[] octets, int offset, int length, int trafficClass);

    /** The same in the default class. */
    default void send(OuterPath path, byte[] octets, int offset, int length) {
        send(path, octets, offset, length, 0);
    }

    /** Lets everything leave that was held back. */
    void flush();

    /** How many datagrams the system did not take. Any thread may ask. */
    long failures();
}
