package ike.interop.swanctl;

import com.google.common.base.CharMatcher;
import com.google.common.primitives.Ints;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/**
 * Addresses of one family from {@code first} to {@code last}: one address, a CIDR subnet (RFC 4632 §3.1, bits behind
 * the prefix do not count), or a range.
 */
public record AddressSpan(IpAddress first, IpAddress last) {
    private static final CharMatcher BLANK = CharMatcher.is(' ');

    /**
     * Reads {@code 10.0.0.1}, {@code 10.0.0.0/24} or {@code 10.0.0.1-10.0.0.9}, of either family; nothing when it is
     * none of them.
     */
    public static Optional<AddressSpan> parse(String text) {
        int slash = text.indexOf('/');
        int dash = text.indexOf('-');
        if (slash >= 0) {
            return subnet(text.substring(0, slash), text.substring(slash + 1));
        }
        if (dash >= 0) {
            return range(BLANK.trimFrom(text.substring(0, dash)), BLANK.trimFrom(text.substring(dash + 1)));
        }
        return IpAddress.parse(text).map(address -> new AddressSpan(address, address));
    }

    /** True when the address is one of them. */
    public boolean contains(IpAddress address) {
        return address.isV4() == first.isV4() && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** The smallest subnet that holds all addresses from the first to the last, as {@code 10.0.0.0/28}. */
    public static String around(IpAddress first, IpAddress last) {
        byte[] low = first.octets().toArray();
        byte[] high = last.octets().toArray();
        int length = 8 * low.length;
        for (int bit = length - 1; bit >= 0; bit--) {
            int mask = 0x80 >>> (bit % 8);
            length = ((low[bit / 8] ^ high[bit / 8]) & mask) != 0 ? bit : length;
        }
        for (int bit = length; bit < 8 * low.length; bit++) {
            low[bit / 8] &= (byte) ~(0x80 >>> (bit % 8));
        }
        return new IpAddress(Bytes.owning(low)) + "/" + length;
    }

    private static Optional<AddressSpan> subnet(String network, String prefix) {
        Optional<IpAddress> address = IpAddress.parse(network);
        Integer length = CharMatcher.inRange('0', '9').matchesAllOf(prefix) ? Ints.tryParse(prefix) : null;
        if (address.isEmpty() || length == null || length > 8 * address.get().octets().length()) {
            return Optional.empty();
        }
        byte[] low = address.get().octets().toArray();
        byte[] high = low.clone();
        for (int bit = length; bit < 8 * low.length; bit++) {
            int mask = 0x80 >>> (bit % 8);
            low[bit / 8] &= (byte) ~mask;
            high[bit / 8] |= (byte) mask;
        }
        return Optional.of(new AddressSpan(new IpAddress(Bytes.owning(low)), new IpAddress(Bytes.owning(high))));
    }

    private static Optional<AddressSpan> range(String first, String last) {
        Optional<IpAddress> from = IpAddress.parse(first);
        Optional<IpAddress> to = IpAddress.parse(last);
        boolean ordered = from.isPresent() && to.isPresent() && from.get().isV4() == to.get().isV4()
                && from.get().compareTo(to.get()) <= 0;
        return ordered ? Optional.of(new AddressSpan(from.orElseThrow(), to.orElseThrow())) : Optional.empty();
    }
}
