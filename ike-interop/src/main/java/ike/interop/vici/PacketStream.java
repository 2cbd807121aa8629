package ike.interop.vici;

import com.google.common.base.Preconditions;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Optional;

/**
 * Packets on a stream, each behind its length in four octets. One thread may read while another writes; writing is not
 * shared.
 */
public final class PacketStream {
    private static final int LENGTH_OCTETS = 4;
    private static final String RULE = "vici, transport protocol";

    private final ByteChannel channel;

    /** Packets over a channel that blocks. */
    public PacketStream(ByteChannel channel) {
        this.channel = channel;
    }

    /**
     * The next packet, or why there is none; nothing when the stream has ended behind a packet. After a frame that is too
     * long or cut off nothing more can be read.
     */
    public Optional<Decoded<Packet>> read() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(LENGTH_OCTETS);
        fill(head);
        if (head.position() == 0) {
            return Optional.empty();
        }
        if (head.hasRemaining()) {
            return bad("frame length", head.position(), "the stream ends inside of it");
        }
        long length = Integer.toUnsignedLong(head.getInt(0));
        if (length > ViciLimits.LARGEST_PACKET) {
            return bad("frame length", 0, "says " + length + " octets, expected at most " + ViciLimits.LARGEST_PACKET);
        }
        ByteBuffer body = ByteBuffer.allocate((int) length);
        fill(body);
        return body.hasRemaining()
                ? bad("frame", LENGTH_OCTETS + body.position(),
                        "the stream ends, " + body.remaining() + " octets are missing")
                : Optional.of(Packet.read(Bytes.owning(body.array())));
    }

    /** Writes a packet whole. {@link IllegalArgumentException} when it is larger than a packet may be. */
    public void write(Packet packet) throws IOException {
        Bytes octets = packet.write();
        Preconditions.checkArgument(octets.length() <= ViciLimits.LARGEST_PACKET, "a packet of %s octets",
                octets.length());
        ByteBuffer frame = ByteBuffer.wrap(Bytes.concat(Bytes.u32(octets.length()), octets).toArray());
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return;
            }
        }
    }

    private static Optional<Decoded<Packet>> bad(String field, int offset, String problem) {
        return Optional.of(new Decoded.Bad<>(new Malformed(field, offset, problem, RULE)));
    }
}
