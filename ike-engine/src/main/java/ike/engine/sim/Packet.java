package ike.engine.sim;

import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.wire.Bytes;

/**
 * One packet under way.
 *
 * @param kind what is in it
 * @param transport how it is framed; ESP with {@link Path.Transport#UDP} is plain ESP, which has no ports
 * @param source where it comes from, as the place that sees it does
 * @param destination where it shall go
 * @param octets the IKE message without the non-ESP marker, or the ESP packet
 */
public record Packet(Kind kind, Path.Transport transport, TransportAddress source, TransportAddress destination,
        Bytes octets) {
    private static final int UDP_HEADER = 8;
    private static final int NON_ESP_MARKER = 4;

    /** What a packet carries. */
    public enum Kind {
        /** An IKE message. */
        IKE,
        /** An ESP packet. */
        ESP,
        /** The one octet that keeps a NAT's mapping alive. */
        KEEPALIVE
    }

    /** An IKE message along a path. */
    public static Packet ike(Path path, Bytes octets) {
        return new Packet(Kind.IKE, path.transport(), path.local(), path.remote(), octets);
    }

    /** An ESP packet along a path. */
    public static Packet esp(Path path, Bytes octets) {
        return new Packet(Kind.ESP, path.transport(), path.local(), path.remote(), octets);
    }

    /** A NAT keepalive along a path (RFC 3948 §2.3). */
    public static Packet keepAlive(Path path) {
        return new Packet(Kind.KEEPALIVE, path.transport(), path.local(), path.remote(), Bytes.of(0xff));
    }

    /** True for ESP without UDP around it. */
    public boolean isPlainEsp() {
        return kind == Kind.ESP && transport == Path.Transport.UDP;
    }

    /** The same from somewhere else. */
    public Packet from(TransportAddress newSource) {
        return new Packet(kind, transport, newSource, destination, octets);
    }

    /** The same to somewhere else. */
    public Packet to(TransportAddress newDestination) {
        return new Packet(kind, transport, source, newDestination, octets);
    }

    /** Its length in octets with all headers from IP on, no IP options. */
    public int wireLength() {
        int ip = source.address().isV4() ? 20 : 40;
        int udp = isPlainEsp() ? 0 : UDP_HEADER;
        int marker = kind == Kind.IKE && transport == Path.Transport.UDP_ENCAPSULATED ? NON_ESP_MARKER : 0;
        return ip + udp + marker + octets.length();
    }

    @Override
    public String toString() {
        String content = kind == Kind.IKE
                ? MessageOutline.of(octets).map(MessageOutline::toString).orElse("IKE")
                : kind.toString();
        String framing = isPlainEsp() ? "" : " in " + transport;
        return source + " > " + destination + " " + content + framing + ", " + octets.length() + " octets";
    }
}
