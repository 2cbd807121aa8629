package ike.esp.io;

/**
 * Sends datagrams from the ports. They leave in the order in which they were given, at {@link #flush} at the latest.
 * Confined to one thread.
 */
public interface DatagramSender {
    /**
     * Sends a datagram along the path, from its local address and from the port of its transport. The octets may be
     * changed after the call. What the system does not take is lost, as any datagram may be, and counted.
     */
    void send(OuterPath path, byte[] octets, int offset, int length);

    /** Lets everything leave that was held back. */
    void flush();

    /** How many datagrams the system did not take. Any thread may ask. */
    long failures();
}
