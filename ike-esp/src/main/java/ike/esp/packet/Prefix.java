package ike.esp.packet;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.math.BigInteger;

/**
 * The addresses that begin with the same bits: what a route can name, and what a table can be asked for.
 *
 * @param base the lowest of them
 * @param length how many bits they share, 0 to 32 or 0 to 128
 */
public record Prefix(IpAddress base, int length) {
    /**
     * The fewest prefixes that make up the addresses of the range, lowest first: at most 62 for IPv4 and 254 for IPv6.
     */
    public static ImmutableList<Prefix> of(AddressRange range) {
        int bits = range.start().octets().length() * 8;
        BigInteger end = number(range.end());
        ImmutableList.Builder<Prefix> prefixes = ImmutableList.builder();
        for (BigInteger next = number(range.start()); next.compareTo(end) <= 0;) {
            int free = Math.min(next.signum() == 0 ? bits : next.getLowestSetBit(),
                    end.subtract(next).add(BigInteger.ONE).bitLength() - 1);
            prefixes.add(new Prefix(address(next, bits / 8), bits - free));
            next = next.add(BigInteger.ONE.shiftLeft(free));
        }
        return prefixes.build();
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.octets().toArray());
    }

    private static IpAddress address(BigInteger number, int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[length - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return new IpAddress(Bytes.owning(octets));
    }

    /** {@code 192.0.2.0/24}. */
    @Override
    public String toString() {
        return base + "/" + length;
    }
}
