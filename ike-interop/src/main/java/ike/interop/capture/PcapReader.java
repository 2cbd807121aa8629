package ike.interop.capture;

import ike.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * The classic format (draft-ietf-opsawg-pcap): 24 octets of file header, then for each frame 16 octets of header and
 * the octets.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |        magic: byte order, microseconds or nanoseconds         |
 * +-------------------------------+-------------------------------+
 * |       major version (2)       |       minor version (4)       |
 * +-------------------------------+-------------------------------+
 * |                   time zone, accuracy (unused)                |
 * +---------------------------------------------------------------+
 * |                                                               |
 * +---------------------------------------------------------------+
 * |                  most octets kept of a frame                  |
 * +-------+-------+-----------------------------------------------+
 * |  FCS  |       |                   link type                   |
 * +-------+-------+-----------------------------------------------+
 * </pre>
 */
final class PcapReader extends CaptureReader {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int FRAME_HEADER_OCTETS = 16;
    private static final int LINK_TYPE_BITS = 0xffff;

    private final ByteOrder order;
    private final int nanosPerUnit;
    private final int linkType;
    private final byte[] header = new byte[FRAME_HEADER_OCTETS];
    private long frames;

    private PcapReader(CaptureInput in, ByteOrder order, int nanosPerUnit) throws CaptureException {
        super(in);
        this.order = order;
        this.nanosPerUnit = nanosPerUnit;
        ByteBuffer fileHeader = ByteBuffer.wrap(in.read(20, "the file header")).order(order);
        int major = fileHeader.getShort();
        int minor = fileHeader.getShort();
        if (major != 2) {
            throw in.foreign("pcap version " + (major & 0xffff) + "." + (minor & 0xffff) + ", 2.4 is known");
        }
        this.linkType = fileHeader.getInt(16) & LINK_TYPE_BITS;
    }

    static PcapReader open(CaptureInput in, int magic) throws CaptureException {
        int swapped = Integer.reverseBytes(magic);
        if (magic == MICROSECONDS || magic == NANOSECONDS) {
            return new PcapReader(in, ByteOrder.BIG_ENDIAN, magic == NANOSECONDS ? 1 : 1000);
        }
        if (swapped == MICROSECONDS || swapped == NANOSECONDS) {
            return new PcapReader(in, ByteOrder.LITTLE_ENDIAN, swapped == NANOSECONDS ? 1 : 1000);
        }
        throw in.foreign(String.format("it begins with %08x, neither pcap nor pcapng", magic));
    }

    @Override
    public Optional<Frame> next() throws CaptureException {
        String what = "frame " + (frames + 1);
        if (!in.readUnlessEnd(header, "the header of " + what)) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(header).order(order);
        long seconds = Integer.toUnsignedLong(fields.getInt());
        long fraction = Integer.toUnsignedLong(fields.getInt());
        long length = Integer.toUnsignedLong(fields.getInt());
        long originalLength = Integer.toUnsignedLong(fields.getInt());
        if (length > MAX_FRAME_OCTETS) {
            throw in.broken(what + " claims " + length + " octets, more than " + MAX_FRAME_OCTETS);
        }
        Bytes octets = Bytes.owning(in.read((int) length, what));
        frames++;
        return Optional.of(new Frame(frames, Optional.of(Instant.ofEpochSecond(seconds, fraction * nanosPerUnit)),
                linkType, octets, originalLength));
    }
}
