package ike.esp.io;

import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.esp.packet.AddressBits;
import ike.wire.BigEndian;
import ike.wire.Bytes;

/**
 * A received UDP datagram, or what came without UDP: an ESP packet, or an IP packet with AH. A holder that is filled again and
 * again, so that receiving makes no garbage. Confined to one thread.
 */
public final class Datagram {
    /** Octets of an IPv6 header. */
    public static final int V6_HEADER = 40;
    /** What fits into any UDP datagram, in octets. */
    public static final int LARGEST = 65_535;

    private final byte[] octets = new byte[LARGEST];
    private int length;
    private Path.Transport transport = Path.Transport.UDP;
    private Carrier carrier = Carrier.UDP;
    private int trafficClass;
    private boolean v4 = true;
    private long localHigh;
    private long localLow;
    private int localPort;
    private long remoteHigh;
    private long remoteLow;
    private int remotePort;

    /** The array that holds the datagram from index 0. */
    public byte[] octets() {
        return octets;
    }

    /** How many octets of the array belong to the datagram. */
    public int length() {
        return length;
    }

    /** Which of the ports it came to: the one for plain IKE or the one for encapsulated ESP and marked IKE. */
    public Path.Transport transport() {
        return transport;
    }

    /** What it came in; ports mean nothing where that is not UDP. */
    public Carrier carrier() {
        return carrier;
    }

    /** The octet of DSCP and ECN in its outer header; 0 where the system does not tell. */
    public int trafficClass() {
        return trafficClass;
    }

    /** Where it came from and which address of ours it came to. Makes objects. */
    public Path path() {
        return new Path(transport, address(localHigh, localLow, localPort), remote());
    }

    /** Where it came from. Makes objects. */
    public TransportAddress remote() {
        return address(remoteHigh, remoteLow, remotePort);
    }

    /** True when it came from where the path leads to. */
    public boolean isFrom(OuterPath path) {
        AddressBits remote = path.remote();
        return (carrier != Carrier.UDP || remotePort == path.remotePort()) && v4 == remote.v4()
                && remoteHigh == remote.high()
                && remoteLow == remote.low();
    }

    /** Fills it with octets that came along a path; local is our end. */
    public void set(Path path, Bytes datagram) {
        datagram.copyTo(octets, 0);
        received(datagram.length(), path.transport(), path.local().address().isV4());
        AddressBits here = AddressBits.of(path.local().address());
        AddressBits there = AddressBits.of(path.remote().address());
        local(here.high(), here.low(), path.local().port());
        remote(there.high(), there.low(), path.remote().port());
    }

    /** Begins to fill it: so many octets were written into the array. */
    public void received(int octetCount, Path.Transport port, boolean family4) {
        length = octetCount;
        carrier = Carrier.UDP;
        transport = port;
        v4 = family4;
    }

    /** Says in what it came. */
    public void carriedBy(Carrier what) {
        carrier = what;
    }

    /**
     * Writes the IPv6 header, which the system took off, in front again; room was left for it. It did not tell of
     * extensions.
     */
    public void writeV6Header() {
        BigEndian.put32(octets, 0, 0x6000_0000);
        BigEndian.put16(octets, 4, length - V6_HEADER);
        BigEndian.put8(octets, 6, carrier.protocol());
        BigEndian.put8(octets, 7, 0);
        BigEndian.put64(octets, 8, remoteHigh);
        BigEndian.put64(octets, 16, remoteLow);
        BigEndian.put64(octets, 24, localHigh);
        BigEndian.put64(octets, 32, localLow);
    }

    /** The octet of DSCP and ECN. */
    public void trafficClass(int octet) {
        trafficClass = octet;
    }

    /** Our address and port, in the form of {@link AddressBits}. */
    public void local(long high, long low, int port) {
        localHigh = high;
        localLow = low;
        localPort = port;
    }

    /** The sender's address and port, in the form of {@link AddressBits}. */
    public void remote(long high, long low, int port) {
        remoteHigh = high;
        remoteLow = low;
        remotePort = port;
    }

    private TransportAddress address(long high, long low, int port) {
        return new TransportAddress(new AddressBits(v4, high, low).toIpAddress(), port);
    }
}
