package ike.esp.packet;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;

/**
 * An IP address as two unsigned 64-bit numbers, the form in which the datapath compares addresses without making
 * objects.
 *
 * @param v4 the family: true for IPv4
 * @param high the upper 64 bits; 0 for IPv4
 * @param low the lower 64 bits; an IPv4 address as 0 to 2^32-1
 */
public record AddressBits(boolean v4, long high, long low) {
    /** The address in this form. */
    public static AddressBits of(IpAddress address) {
        Bytes octets = address.octets();
        return address.isV4()
                ? new AddressBits(true, 0, octets.u32At(0))
                : new AddressBits(false, octets.u64At(0), octets.u64At(8));
    }

    /** The usual value. */
    public IpAddress toIpAddress() {
        return new IpAddress(v4 ? Bytes.u32(low) : Bytes.concat(Bytes.u64(high), Bytes.u64(low)));
    }
}
