package ike.esp.packet;

import com.google.common.collect.ImmutableList;
import ike.wire.BigEndian;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Puts fragments of IP packets together (RFC 791 §3.2, RFC 8200 §4.5) where only a whole packet can be judged or sealed
 * (RFC 4301 §7, RFC 4303 §3.3.4). Of at most {@value #MOST} packets at a time, the oldest of which gives way; what is not
 * whole after 30 seconds is forgotten. Fragments that overlap make all of their packet invalid (RFC 5722 §4). Confined to one
 * thread.
 */
public final class Reassembler {
    /** How many packets may be under way. */
    public static final int MOST = 16;

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int V6_HEADER = 40;
    private static final int FRAGMENT_HEADER = 8;
    private static final int LARGEST = 65_535;

    private final LongSupplier nanoClock;
    private final ImmutableList<PartialPacket> partial = Stream.generate(PartialPacket::new).limit(MOST)
            .collect(ImmutableList.toImmutableList());

    /** One without fragments; the clock tells nanoseconds. */
    public Reassembler(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /**
     * Takes a fragment in.
     *
     * @param octets holds it from index 0; takes the whole packet, if this was the last fragment that was missing
     * @param inner what was read from it
     * @return the length of the whole packet; 0 while there are fragments missing; the code of a {@link Drop}
     */
    public int add(byte[] octets, InnerPacket inner) {
        if (inner.isV4()) {
            int header = Ipv4.headerLength(octets, 0);
            return add(octets, inner, Ipv4.identification(octets, 0), header, header,
                    Ipv4.fragmentOffset(octets, 0), Ipv4.moreFragments(octets, 0));
        }
        if (inner.carried() != IpProtocol.FRAGMENT || inner.length() < V6_HEADER + FRAGMENT_HEADER) {
            return Drop.BAD_FRAGMENT.code();
        }
        int cut = BigEndian.u16(octets, V6_HEADER + 2);
        return add(octets, inner, BigEndian.i32(octets, V6_HEADER + 4), V6_HEADER, V6_HEADER + FRAGMENT_HEADER,
                cut & 0xfff8, (cut & 1) != 0);
    }

    private int add(byte[] octets, InnerPacket inner, int identification, int header, int start, int position,
            boolean more) {
        PartialPacket packet = find(inner, identification);
        if (!packet.add(octets, header, start, inner.length() - start, position, more)) {
            packet.forget();
            return Drop.BAD_FRAGMENT.code();
        }
        if (!packet.isWhole()) {
            return 0;
        }
        int length = packet.write(octets);
        packet.forget();
        return asWhole(octets, length, inner.isV4());
    }

    /** The one that the fragment belongs to, or a place for it: a free one, or that of the oldest. */
    private PartialPacket find(InnerPacket inner, int identification) {
        long now = nanoClock.getAsLong();
        PartialPacket place = partial.getFirst();
        for (PartialPacket there : partial) {
            if (there.age(now) > LONGEST_NANOS) {
                there.forget();
            }
            if (there.isOf(inner, identification)) {
                return there;
            }
            place = there.age(now) > place.age(now) ? there : place;
        }
        place.begin(inner, identification, now);
        return place;
    }

    private static int asWhole(byte[] octets, int length, boolean v4) {
        if (v4) {
            if (length > LARGEST) {
                return Drop.BAD_FRAGMENT.code();
            }
            BigEndian.put16(octets, 2, length);
            BigEndian.put16(octets, 6, 0);
            Ipv4.writeChecksum(octets, 0);
        } else {
            BigEndian.put16(octets, 4, length - V6_HEADER);
        }
        return length;
    }
}
