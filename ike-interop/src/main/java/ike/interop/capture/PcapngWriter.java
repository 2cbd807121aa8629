package ike.interop.capture;

import ike.wire.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Writes a pcapng file (draft-ietf-opsawg-pcapng) of bare IP packets, link type 101, with timestamps in nanoseconds.
 * What it writes depends on its arguments only: the same packets give the same file on every machine.
 */
public final class PcapngWriter implements Closeable {
    private static final int INTERFACE_OCTETS = 32;
    private static final int SECTION_OCTETS = 28;
    private static final int NANOSECONDS = 9;
    private static final int IF_TSRESOL = 9;
    private static final int SNAP_LENGTH = CaptureReader.MAX_FRAME_OCTETS;

    private final OutputStream out;

    /** Writes the file's beginning; the stream is closed with this writer. */
    public PcapngWriter(OutputStream out) throws IOException {
        this.out = out;
        ByteBuffer start = ByteBuffer.allocate(SECTION_OCTETS + INTERFACE_OCTETS);
        start.putInt(0x0a0d0d0a).putInt(SECTION_OCTETS).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0)
                .putLong(-1).putInt(SECTION_OCTETS);
        start.putInt(1).putInt(INTERFACE_OCTETS).putShort((short) LinkLayer.RAW_IP).putShort((short) 0)
                .putInt(SNAP_LENGTH);
        start.putShort((short) IF_TSRESOL).putShort((short) 1).putInt(NANOSECONDS << 24);
        start.putInt(0).putInt(INTERFACE_OCTETS);
        out.write(start.array());
    }

    /**
     * Appends one IPv4 or IPv6 packet; {@link IllegalArgumentException} when it is longer than 256 KiB or older than
     * 1970.
     */
    public void write(Instant time, Bytes packet) throws IOException {
        if (packet.length() > SNAP_LENGTH || time.getEpochSecond() < 0) {
            throw new IllegalArgumentException(packet.length() + " octets at " + time);
        }
        int padded = (packet.length() + 3) / 4 * 4;
        int length = 32 + padded;
        long timestamp = Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        ByteBuffer block = ByteBuffer.allocate(length);
        block.putInt(6).putInt(length).putInt(0).putLong(timestamp).putInt(packet.length()).putInt(packet.length());
        packet.copyTo(block.array(), block.position());
        block.position(block.position() + padded).putInt(length);
        out.write(block.array());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
