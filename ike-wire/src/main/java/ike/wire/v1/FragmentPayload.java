package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * A piece of a message that would not fit into one datagram. No RFC section: a form that Cisco's and Microsoft's
 * implementations share ([MS-IKEE] §2.2.4). It is the only payload of its message; the pieces in the order of their
 * numbers are one whole message, header included.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |          Fragment ID          |    Number     |     Flags     |
 * +---------------+---------------+---------------+---------------+
 * |                         Fragment Data                         |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param id the same in all pieces of a message
 * @param number from 1
 * @param flags bit 0 in the last piece
 * @param data the piece
 */
public record FragmentPayload(int id, int number, int flags, Bytes data) implements Payload {
    /** Set in the last piece. */
    public static final int FLAG_LAST = 0x01;

    public FragmentPayload {
        if (id >>> 16 != 0 || number < 1 || number > 255 || flags >>> 8 != 0) {
            throw new IllegalArgumentException("fragment " + number + " of " + id + ", flags " + flags);
        }
    }

    /** True for the last piece, whose number is how many there are. */
    public boolean isLast() {
        return (flags & FLAG_LAST) != 0;
    }

    @Override
    public PayloadType type() {
        return PayloadType.Known.FRAGMENT;
    }

    static FragmentPayload read(WireReader in) {
        in.section("[MS-IKEE] §2.2.4");
        int id = in.u16("Fragment ID");
        int number = in.u8("Fragment Number");
        if (number == 0) {
            throw in.malformed("fragments are numbered from 1");
        }
        int flags = in.u8("Flags", octet -> (octet & FLAG_LAST) != 0 ? "last" : "more follow");
        return new FragmentPayload(id, number, flags, in.rest("Fragment Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u16(id).u8(number).u8(flags).bytes(data);
    }
}
