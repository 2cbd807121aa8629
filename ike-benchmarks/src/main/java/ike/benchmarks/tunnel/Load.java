package ike.benchmarks.tunnel;

/** What is sent through a tunnel. */
enum Load {
    /** One TCP connection of iperf3. */
    TCP("TCP, Mbit/s", 0, false),
    /** UDP datagrams of 1,372 octets, as many as pass, many with one system call (sendmmsg): with their headers packets of 1,400. */
    UDP_LARGE("UDP 1,400, packets/s", 1372, false),
    /** UDP datagrams of 64 octets. */
    UDP_SMALL("UDP 64, packets/s", 64, false),
    /** The same from a sender that leaves the cutting to the kernel (UDP_SEGMENT). */
    UDP_SMALL_JOINED("UDP 64 by UDP_SEGMENT, packets/s", 64, true);

    private final String title;
    private final int octets;
    private final boolean joined;

    Load(String title, int octets, boolean joined) {
        this.title = title;
        this.octets = octets;
        this.joined = joined;
    }

    /** What the rate is, and its unit. */
    String title() {
        return title;
    }

    /** Octets of a datagram. */
    int octets() {
        return octets;
    }

    /** Whether the sender hands over many datagrams as one. */
    boolean isJoined() {
        return joined;
    }
}
