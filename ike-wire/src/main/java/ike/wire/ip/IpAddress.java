package ike.wire.ip;

import com.google.common.net.InetAddresses;
import ike.wire.Bytes;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address as a plain value, without scope, name or lookup. Ordered by family (IPv4 first), then by
 * value, so that an address range of RFC 7296 §3.13.1 is a range of these.
 *
 * @param octets 4 octets for IPv4, 16 for IPv6, network order
 */
public record IpAddress(Bytes octets) implements Comparable<IpAddress> {
    private static final Comparator<IpAddress> ORDER = Comparator.<IpAddress>comparingInt(a -> a.octets.length())
            .thenComparing(IpAddress::octets);

    /** 0.0.0.0 */
    public static final IpAddress ANY4 = new IpAddress(Bytes.zeros(4));
    /** :: */
    public static final IpAddress ANY6 = new IpAddress(Bytes.zeros(16));

    private static final Bytes MAPPED = Bytes.concat(Bytes.zeros(10), Bytes.of(0xff, 0xff));

    public IpAddress {
        if (octets.length() != 4 && octets.length() != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 octets, not " + octets.length());
        }
    }

    /**
     * The address written as text (dotted quad or RFC 4291 form, no scope); {@link IllegalArgumentException} when it is
     * neither.
     */
    public static IpAddress of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no IP address"));
    }

    /** The address written as text, or nothing when the text is not an address. */
    public static Optional<IpAddress> parse(String text) {
        // A scope names an interface of this machine, and Guava would look for it there.
        if (text.indexOf('%') >= 0 || !InetAddresses.isInetAddress(text)) {
            return Optional.empty();
        }
        IpAddress address = of(InetAddresses.forString(text));
        boolean mapped = address.isV4() && text.indexOf(':') >= 0;
        return Optional.of(mapped ? new IpAddress(Bytes.concat(MAPPED, address.octets)) : address);
    }

    /** The JDK's address as a value; its scope is dropped. */
    public static IpAddress of(InetAddress address) {
        return new IpAddress(Bytes.copyOf(address.getAddress()));
    }

    /** The JDK's form of this address. */
    public InetAddress toInet() {
        try {
            return InetAddress.getByAddress(octets.toArray());
        } catch (UnknownHostException e) {
            throw new AssertionError("length was checked", e);
        }
    }

    /** True for IPv4. */
    public boolean isV4() {
        return octets.length() == 4;
    }

    /** 0.0.0.0 or ::. */
    public boolean isAny() {
        return equals(isV4() ? ANY4 : ANY6);
    }

    @Override
    public int compareTo(IpAddress other) {
        return ORDER.compare(this, other);
    }

    /** The usual text: dotted quad, or the compressed form of RFC 5952. */
    @Override
    public String toString() {
        if (isV4()) {
            return octets.u8(0) + "." + octets.u8(1) + "." + octets.u8(2) + "." + octets.u8(3);
        }
        InetAddress inet = toInet();
        // The JDK turns IPv4-mapped addresses into IPv4 ones; ours stay what the wire said.
        return inet instanceof Inet4Address ? "::ffff:" + inet.getHostAddress() : InetAddresses.toAddrString(inet);
    }
}
