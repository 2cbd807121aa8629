package ike.engine;

/**
 * Where datagrams of an SA travel: an answer leaves from the address that the request came to (RFC 7296 §2.11). Whoever owns the
 * sockets adds and strips the framing of the transport; engines see IKE messages only.
 */
public record Path(Transport transport, TransportAddress local, TransportAddress remote) {
    /** How IKE messages are framed. */
    public enum Transport {
        /** Plain UDP, port 500 as a rule. */
        UDP,
        /** UDP with the four zero octets of the non-ESP marker, port 4500 as a rule (RFC 3948 §2.2); ESP shares the port. */
        UDP_ENCAPSULATED,
        /** A TCP stream (RFC 9329). */
        TCP
    }

    @Override
    public String toString() {
        return local + " -> " + remote + (transport == Transport.UDP ? "" : " " + transport);
    }
}
