package ike.esp.io;

import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.esp.packet.AddressBits;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A {@link Path} made ready for sending many datagrams, or ESP packets without UDP, along it. Immutable. */
public final class OuterPath {
    private final Path path;
    private final AddressBits local;
    private final AddressBits remote;
    private final InetSocketAddress target;
    private final Carrier carrier;

    /** Readies the path for datagrams; its two addresses must be of one family. */
    public OuterPath(Path path) {
        this(path, Carrier.UDP);
    }

    /** Readies the path for ESP, which travels without UDP where IKE travels without marker (RFC 3948 §2.1). */
    public static OuterPath forEsp(Path path) {
        return new OuterPath(path, path.transport() == Path.Transport.UDP ? Carrier.ESP : Carrier.UDP);
    }

    /**
     * Readies the path for AH, which travels without UDP only: it protects addresses, and a NAT changes them (RFC 3715 §2.1).
     */
    public static OuterPath forAh(Path path) {
        if (path.transport() != Path.Transport.UDP) {
            throw new IllegalArgumentException("AH cannot travel in UDP or cross a NAT (RFC 3715 §2.1): " + path);
        }
        return new OuterPath(path, Carrier.AH);
    }

    private OuterPath(Path path, Carrier carrier) {
        if (path.local().address().isV4() != path.remote().address().isV4()) {
            throw new IllegalArgumentException("a path has one family at both ends, not " + path);
        }
        this.path = path;
        this.carrier = carrier;
        local = AddressBits.of(path.local().address());
        remote = AddressBits.of(path.remote().address());
        target = socketAddress(path.remote());
    }

    /** The path itself. */
    public Path path() {
        return path;
    }

    /** What is sent along it travels in this. */
    public Carrier carrier() {
        return carrier;
    }

    /** Our address; the unspecified one leaves the choice to the system. */
    public AddressBits local() {
        return local;
    }

    /** True when our address is the unspecified one. */
    public boolean isLocalOpen() {
        return local.high() == 0 && local.low() == 0;
    }

    /** Which of our ports it leaves from. */
    public Path.Transport transport() {
        return path.transport();
    }

    /** The peer's address. */
    public AddressBits remote() {
        return remote;
    }

    /** The peer's UDP port. */
    public int remotePort() {
        return path.remote().port();
    }

    /** The peer as the JDK names it. */
    InetSocketAddress target() {
        return target;
    }

    /** Equal ones lead the same way in the same carrier, so that packets of several SAs can travel together. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof OuterPath that && carrier == that.carrier && path.equals(that.path));
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + carrier.hashCode();
    }

    private static InetSocketAddress socketAddress(TransportAddress address) {
        return new InetSocketAddress(address.address().toInet(), address.port());
    }
}
