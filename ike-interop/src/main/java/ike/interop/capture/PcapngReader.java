package ike.interop.capture;

import ike.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The block format (draft-ietf-opsawg-pcapng). Every block has its type and its length in front and its length again
 * behind; a reader passes over those that it does not know. A section header begins a new count of interfaces and may
 * change the byte order.
 *
 * <pre>
 * +---------------------------------------------------------------+
 * |                          block type                           |
 * +---------------------------------------------------------------+
 * |            whole length in octets, a multiple of 4            |
 * +---------------------------------------------------------------+
 * |                     body, padded to 4 octets                  |
 * +---------------------------------------------------------------+
 * |                      whole length again                       |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class PcapngReader extends CaptureReader {
    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int AROUND_BODY = 12;
    private static final int MAX_INTERFACES = 10_000;
    /** A frame and generous options. */
    private static final int MAX_BODY_OCTETS = MAX_FRAME_OCTETS + (1 << 20);

    private final List<PcapngInterface> interfaces = new ArrayList<>();
    private final byte[] blockStart = new byte[8];
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private long frames;

    /** The four octets of the first block's type are read. */
    PcapngReader(CaptureInput in) throws CaptureException {
        super(in);
        readSection(in.read(4, "the section header"));
    }

    @Override
    public Optional<Frame> next() throws CaptureException {
        while (in.readUnlessEnd(blockStart, "the beginning of a block")) {
            int type = ByteBuffer.wrap(blockStart).order(order).getInt();
            Optional<Frame> frame = Optional.empty();
            switch (type) {
                // A palindrome: it reads the same in either byte order, because the order is not known yet.
                case SECTION_HEADER -> readSection(Arrays.copyOfRange(blockStart, 4, 8));
                case INTERFACE -> readInterface(body("an interface description"));
                case ENHANCED_PACKET -> frame = Optional.of(enhanced(body("frame " + (frames + 1))));
                case SIMPLE_PACKET -> frame = Optional.of(simple(body("frame " + (frames + 1))));
                case OLD_PACKET -> frame = Optional.of(old(body("frame " + (frames + 1))));
                default -> skipBody(type);
            }
            if (frame.isPresent()) {
                return frame;
            }
        }
        return Optional.empty();
    }

    private void readSection(byte[] lengthOctets) throws CaptureException {
        byte[] magic = in.read(4, "the section header");
        if (ByteBuffer.wrap(magic).getInt() == BYTE_ORDER_MAGIC) {
            order = ByteOrder.BIG_ENDIAN;
        } else if (ByteBuffer.wrap(magic).order(ByteOrder.LITTLE_ENDIAN).getInt() == BYTE_ORDER_MAGIC) {
            order = ByteOrder.LITTLE_ENDIAN;
        } else {
            throw in.broken("a section header without its byte order magic 1a2b3c4d");
        }
        long length = checkedLength(ByteBuffer.wrap(lengthOctets).order(order).getInt(), "a section header", 28);
        ByteBuffer body = ByteBuffer.wrap(in.read(4, "the section header")).order(order);
        int major = body.getShort();
        if (major != 1) {
            throw in.foreign("pcapng version " + (major & 0xffff) + ", 1 is known");
        }
        in.skip(length - AROUND_BODY - 8, "the section header");
        trailer(length, "a section header");
        interfaces.clear();
    }

    private void readInterface(ByteBuffer body) throws CaptureException {
        if (body.remaining() < 8) {
            throw in.broken("an interface description of " + body.remaining() + " octets, at least 8 are needed");
        }
        if (interfaces.size() >= MAX_INTERFACES) {
            throw in.broken("more than " + MAX_INTERFACES + " interfaces in one section");
        }
        interfaces.add(PcapngInterface.read(body));
    }

    private Frame enhanced(ByteBuffer body) throws CaptureException {
        if (body.remaining() < 20) {
            throw in.broken("frame " + (frames + 1) + " has no room for its header");
        }
        PcapngInterface from = interfaceOf(Integer.toUnsignedLong(body.getInt()));
        return timed(from, body);
    }

    private Frame old(ByteBuffer body) throws CaptureException {
        if (body.remaining() < 20) {
            throw in.broken("frame " + (frames + 1) + " has no room for its header");
        }
        PcapngInterface from = interfaceOf(Short.toUnsignedLong(body.getShort()));
        body.getShort(); // frames dropped since the one before
        return timed(from, body);
    }

    private Frame timed(PcapngInterface from, ByteBuffer body) throws CaptureException {
        long timestamp = Integer.toUnsignedLong(body.getInt()) << 32 | Integer.toUnsignedLong(body.getInt());
        long length = Integer.toUnsignedLong(body.getInt());
        long originalLength = Integer.toUnsignedLong(body.getInt());
        Bytes octets = octets(body, length);
        return new Frame(++frames, from.unit().instant(timestamp), from.linkType(), octets, originalLength);
    }

    private Frame simple(ByteBuffer body) throws CaptureException {
        if (body.remaining() < 4) {
            throw in.broken("frame " + (frames + 1) + " has no room for its header");
        }
        PcapngInterface from = interfaceOf(0);
        long originalLength = Integer.toUnsignedLong(body.getInt());
        long kept = from.snapLength() == 0 ? originalLength : Math.min(from.snapLength(), originalLength);
        Bytes octets = octets(body, kept);
        return new Frame(++frames, Optional.empty(), from.linkType(), octets, originalLength);
    }

    private PcapngInterface interfaceOf(long id) throws CaptureException {
        if (id >= interfaces.size()) {
            throw in.broken("frame " + (frames + 1) + " is of interface " + id + ", only " + interfaces.size()
                    + " are described");
        }
        return interfaces.get((int) id);
    }

    private Bytes octets(ByteBuffer body, long length) throws CaptureException {
        if (length > body.remaining() || length > MAX_FRAME_OCTETS) {
            throw in.broken(
                    "frame " + (frames + 1) + " claims " + length + " octets, its block holds " + body.remaining());
        }
        byte[] octets = new byte[(int) length];
        body.get(octets);
        return Bytes.owning(octets);
    }

    private ByteBuffer body(String what) throws CaptureException {
        long length = checkedLength(ByteBuffer.wrap(blockStart).order(order).getInt(4), what, AROUND_BODY);
        if (length - AROUND_BODY > MAX_BODY_OCTETS) {
            throw in.broken(what + " claims a block of " + length + " octets, more than " + MAX_BODY_OCTETS);
        }
        byte[] body = in.read((int) length - AROUND_BODY, what);
        trailer(length, what);
        return ByteBuffer.wrap(body).order(order);
    }

    private void skipBody(int type) throws CaptureException {
        String what = "a block of type " + Integer.toUnsignedString(type);
        long length = checkedLength(ByteBuffer.wrap(blockStart).order(order).getInt(4), what, AROUND_BODY);
        in.skip(length - AROUND_BODY, what);
        trailer(length, what);
    }

    private long checkedLength(int field, String what, int least) throws CaptureException {
        long length = Integer.toUnsignedLong(field);
        if (length < least || length % 4 != 0) {
            throw in.broken(what + " has a block length of " + length + ", not a multiple of 4 from " + least + " on");
        }
        return length;
    }

    private void trailer(long length, String what) throws CaptureException {
        long again = Integer.toUnsignedLong(ByteBuffer.wrap(in.read(4, what)).order(order).getInt());
        if (again != length) {
            throw in.broken(what + " has the length " + length + " in front and " + again + " behind");
        }
    }
}
