package ike.interop.capture;

import java.nio.ByteBuffer;

/**
 * One interface of a pcapng section.
 *
 * @param linkType what its frames begin with
 * @param snapLength the most octets kept of a frame, 0 for no limit
 * @param unit how its timestamps count
 */
record PcapngInterface(int linkType, long snapLength, TimestampUnit unit) {
    private static final int END_OF_OPTIONS = 0;
    private static final int IF_TSRESOL = 9;
    private static final int IF_TSOFFSET = 14;

    /** From the body of an interface description block, at least 8 octets; options that do not fit are passed over. */
    static PcapngInterface read(ByteBuffer body) {
        int linkType = Short.toUnsignedInt(body.getShort());
        body.getShort(); // reserved
        long snapLength = Integer.toUnsignedLong(body.getInt());
        TimestampUnit unit = TimestampUnit.DEFAULT;
        while (body.remaining() >= 4) {
            int code = Short.toUnsignedInt(body.getShort());
            int length = Short.toUnsignedInt(body.getShort());
            if (code == END_OF_OPTIONS || length > body.remaining()) {
                break;
            }
            int at = body.position();
            if (code == IF_TSRESOL && length == 1) {
                unit = unit.withResolution(Byte.toUnsignedInt(body.get(at)));
            } else if (code == IF_TSOFFSET && length == 8) {
                unit = unit.withOffset(body.getLong(at));
            }
            body.position(Math.min(at + (length + 3) / 4 * 4, body.limit()));
        }
        return new PcapngInterface(linkType, snapLength, unit);
    }
}
