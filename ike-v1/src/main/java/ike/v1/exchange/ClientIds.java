package ike.v1.exchange;

import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Traffic;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.IdType;
import ike.wire.v1.Identification;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;

/** Traffic selectors as the identities of Quick Mode, IDci and IDcr (RFC 2407 §4.6.2, RFC 2409 §5.5). */
final class ClientIds {
    private ClientIds() {
    }

    /** One side's traffic. An identity has one port, or 0 for all: of a range it is the first one, as strongSwan has it. */
    static Identification of(AddressRange range) {
        boolean v4 = range.start().isV4();
        Bytes start = range.start().octets();
        Bytes end = range.end().octets();
        int port = range.startPort();
        if (start.equals(end)) {
            return new Identification(v4 ? IdType.Known.ID_IPV4_ADDR : IdType.Known.ID_IPV6_ADDR, range.protocol(),
                    port,
                    start);
        }
        Optional<Bytes> mask = mask(start, end);
        return mask.isPresent()
                ? new Identification(v4 ? IdType.Known.ID_IPV4_ADDR_SUBNET : IdType.Known.ID_IPV6_ADDR_SUBNET,
                        range.protocol(), port, Bytes.concat(start, mask.get()))
                : new Identification(v4 ? IdType.Known.ID_IPV4_ADDR_RANGE : IdType.Known.ID_IPV6_ADDR_RANGE,
                        range.protocol(), port, Bytes.concat(start, end));
    }

    /** The traffic that is left when it is said with two identities: what both ends then protect. */
    static Traffic sayable(Traffic wish) throws Refused {
        return new Traffic(range(of(wish.local())), range(of(wish.remote())));
    }

    /** True when two identities can say it: with one port or all, for one. */
    static boolean isSayable(Traffic traffic) {
        try {
            return sayable(traffic).equals(traffic);
        } catch (Refused _) {
            return false;
        }
    }

    /**
     * The traffic that an identity stands for; {@link Refusal.UnacceptableTraffic} for one that is no address, that ends
     * before it starts, or whose mask has holes, so that no one range of addresses is meant.
     */
    static AddressRange range(Identification id) throws Refused {
        int length = switch (id.type()) {
            case IdType.Known.ID_IPV4_ADDR, IdType.Known.ID_IPV4_ADDR_SUBNET, IdType.Known.ID_IPV4_ADDR_RANGE -> 4;
            case IdType.Known.ID_IPV6_ADDR, IdType.Known.ID_IPV6_ADDR_SUBNET, IdType.Known.ID_IPV6_ADDR_RANGE -> 16;
            default -> throw new Refused(new Refusal.UnacceptableTraffic(id.describe()));
        };
        boolean single = id.type() == IdType.Known.ID_IPV4_ADDR || id.type() == IdType.Known.ID_IPV6_ADDR;
        if (id.data().length() != (single ? length : 2 * length)) {
            throw new Refused(new Refusal.Misshapen("an identity of another length than its type has: " + id.describe(),
                    "RFC 2407 §4.6.2"));
        }
        Bytes first = id.data().slice(0, length);
        Bytes second = single ? first : id.data().from(length);
        boolean subnet = id.type() == IdType.Known.ID_IPV4_ADDR_SUBNET || id.type() == IdType.Known.ID_IPV6_ADDR_SUBNET;
        IpAddress start = new IpAddress(subnet ? masked(first, second, false) : first);
        IpAddress end = new IpAddress(subnet ? masked(first, second, true) : second);
        if (start.compareTo(end) > 0 || (subnet && mask(start.octets(), end.octets()).isEmpty())) {
            throw new Refused(new Refusal.UnacceptableTraffic(id.describe()));
        }
        int lastPort = id.port() == 0 ? TrafficSelector.MAX_PORT : id.port();
        return new AddressRange(id.protocol(), id.port(), lastPort, start, end);
    }

    /** The mask of a block of addresses, if it is one. */
    private static Optional<Bytes> mask(Bytes start, Bytes end) {
        byte[] mask = new byte[start.length()];
        boolean hosts = false;
        for (int bit = 0; bit < 8 * mask.length; bit++) {
            boolean first = (start.u8(bit / 8) >> (7 - bit % 8) & 1) != 0;
            boolean last = (end.u8(bit / 8) >> (7 - bit % 8) & 1) != 0;
            hosts |= first != last;
            if (hosts && (first || !last)) {
                return Optional.empty();
            }
            if (!hosts) {
                mask[bit / 8] |= (byte) (1 << (7 - bit % 8));
            }
        }
        return Optional.of(Bytes.owning(mask));
    }

    private static Bytes masked(Bytes address, Bytes mask, boolean ones) {
        byte[] octets = new byte[address.length()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (ones ? address.u8(i) | ~mask.u8(i) : address.u8(i) & mask.u8(i));
        }
        return Bytes.owning(octets);
    }
}
