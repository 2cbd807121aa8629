package ike.interop.capture;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the frames of a capture file one by one; memory does not grow with the file. The kind of file is found out from
 * its first octets: pcap (with microseconds or nanoseconds, in either byte order) or pcapng, each plain or packed with
 * gzip.
 */
public abstract sealed class CaptureReader implements Closeable permits PcapReader, PcapngReader {
    /**
     * More than any link layer carries in one frame; a file that says more is broken, and must not cost that much
     * memory.
     */
    static final int MAX_FRAME_OCTETS = 256 * 1024;

    private static final int PCAPNG = 0x0a0d0d0a;

    final CaptureInput in;

    CaptureReader(CaptureInput in) {
        this.in = in;
    }

    /**
     * Opens a capture file and reads its header.
     *
     * @throws CaptureException when there is no such file, it cannot be read, or it is no capture
     */
    public static CaptureReader open(Path file) throws CaptureException {
        CaptureInput in = CaptureInput.open(file);
        try {
            int magic = in.magic();
            return magic == PCAPNG ? new PcapngReader(in) : PcapReader.open(in, magic);
        } catch (CaptureException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The next frame, or nothing at the end of the file.
     *
     * @throws CaptureException when the file is cut off or broken here; it is of no use to go on
     */
    public abstract Optional<Frame> next() throws CaptureException;

    /** How much of the file is read, in thousandths; of a packed file how much of what is packed. */
    public final int thousandths() {
        return in.thousandths();
    }

    @Override
    public final void close() {
        in.close();
    }
}
