package ike.engine.config;

import ike.wire.ip.IpAddress;

/**
 * Which outer addresses a configuration means: all from {@code first} to {@code last}, of one family. {@code %any} is
 * two of them, one per family.
 */
public record AddressPattern(IpAddress first, IpAddress last) {
    /** Every IPv4 address. */
    public static final AddressPattern ANY4 = new AddressPattern(IpAddress.ANY4, IpAddress.of("255.255.255.255"));
    /** Every IPv6 address. */
    public static final AddressPattern ANY6 = new AddressPattern(IpAddress.ANY6,
            IpAddress.of("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));

    /** No address: what the name of a host means that cannot be resolved. */
    public static final AddressPattern NOBODY = new AddressPattern(IpAddress.of("255.255.255.255"), IpAddress.ANY4);

    /** Exactly this address. */
    public static AddressPattern exactly(IpAddress address) {
        return new AddressPattern(address, address);
    }

    /** True when the address is meant. */
    public boolean matches(IpAddress address) {
        return address.isV4() == first.isV4() && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** True when it names one address only. */
    public boolean isExact() {
        return first.equals(last);
    }

    @Override
    public String toString() {
        if (equals(NOBODY)) {
            return "unresolved";
        }
        return isExact() ? first.toString() : equals(ANY4) || equals(ANY6) ? "%any" : first + "-" + last;
    }
}
