package ike.engine.config;

import ike.wire.ip.IpAddress;

/**
 * Which outer addresses a configuration means: all from {@code first} to {@code last}, of one family. {@code %any} is
 * two of them, one per family.
 *
 * @param host the name that stands in the configuration and means this address at present; empty where an address stands there
 */
public record AddressPattern(IpAddress first, IpAddress last, String host) {
    /** Every IPv4 address. */
    public static final AddressPattern ANY4 = new AddressPattern(IpAddress.ANY4, IpAddress.of("255.255.255.255"));
    /** Every IPv6 address. */
    public static final AddressPattern ANY6 = new AddressPattern(IpAddress.ANY6,
            IpAddress.of("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));

    /** Addresses that stand in the configuration as such. */
    public AddressPattern(IpAddress first, IpAddress last) {
        this(first, last, "");
    }

    /** Exactly this address. */
    public static AddressPattern exactly(IpAddress address) {
        return new AddressPattern(address, address);
    }

    /** An address that this host has. */
    public static AddressPattern of(String host, IpAddress address) {
        return new AddressPattern(address, address, host);
    }

    /** A host of which no address is known: no address is meant. */
    public static AddressPattern unresolved(String host) {
        return new AddressPattern(IpAddress.of("255.255.255.255"), IpAddress.ANY4, host);
    }

    /** True when it is a host of which no address is known. */
    public boolean isUnresolved() {
        return first.compareTo(last) > 0;
    }

    /** True when the name of a host stands in the configuration. */
    public boolean isNamed() {
        return !host.isEmpty();
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
        if (isNamed()) {
            return host + (isUnresolved() ? " (unresolved)" : " (" + first + ")");
        }
        return isExact() ? first.toString() : equals(ANY4) || equals(ANY6) ? "%any" : first + "-" + last;
    }
}
