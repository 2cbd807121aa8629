package ike.interop.capture;

import com.google.common.io.CountingInputStream;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The octets of a capture file, unpacked if need be, with a count of where we are; whatever goes wrong becomes a {@link
 * CaptureException}.
 */
final class CaptureInput implements Closeable {
    private static final int BUFFER_OCTETS = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final CountingInputStream raw;
    private final long size;
    private long position;

    private CaptureInput(Path file, InputStream in, CountingInputStream raw, long size) {
        this.file = file;
        this.in = in;
        this.raw = raw;
        this.size = size;
    }

    static CaptureInput open(Path file) throws CaptureException {
        if (Files.isDirectory(file)) {
            throw new CaptureException(file + " is a directory, not a capture file");
        }
        try {
            CountingInputStream raw = new CountingInputStream(Files.newInputStream(file));
            InputStream in = new BufferedInputStream(raw, BUFFER_OCTETS);
            return new CaptureInput(file, isGzip(in) ? unpacked(in) : in, raw, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new CaptureException("there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new CaptureException("no permission to read " + file, e);
        } catch (EOFException | ZipException e) {
            throw new CaptureException(file + ": the gzip packing is broken at its very beginning", e);
        } catch (IOException e) {
            throw new CaptureException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The first four octets, in network order. */
    int magic() throws CaptureException {
        byte[] octets = new byte[4];
        int got = fill(octets);
        if (got < octets.length) {
            throw new CaptureException(file + " is not a capture: "
                    + (got == 0 ? "it is empty" : "it has only " + count(got)));
        }
        return ByteBuffer.wrap(octets).getInt();
    }

    /** Fills the whole array, or tells false when the file ends just here; an end in the middle of it is an error. */
    boolean readUnlessEnd(byte[] target, String what) throws CaptureException {
        int got = fill(target);
        if (got > 0 && got < target.length) {
            throw cutOff(what, target.length - got);
        }
        return got > 0;
    }

    /** Exactly {@code length} octets. */
    byte[] read(int length, String what) throws CaptureException {
        byte[] octets = new byte[length];
        int got = fill(octets);
        if (got < length) {
            throw cutOff(what, length - got);
        }
        return octets;
    }

    /** Passes over {@code length} octets. */
    void skip(long length, String what) throws CaptureException {
        try {
            in.skipNBytes(length);
            position += length;
        } catch (EOFException e) {
            throw new CaptureException(file + " is cut off: it ends within " + what, e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** How much of the file was taken from the disk, in thousandths; a pipe says nothing of its size. */
    int thousandths() {
        return size <= 0 ? 0 : (int) Math.min(1000, raw.getCount() * 1000 / size);
    }

    /** The file is not what its format says. */
    CaptureException broken(String problem) {
        return new CaptureException(file + " is broken before octet " + position + ": " + problem);
    }

    /** The file is something else. */
    CaptureException foreign(String problem) {
        return new CaptureException(file + " is not a capture that can be read: " + problem);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException _) {
            // Nothing was written: there is nothing to lose any more.
        }
    }

    private int fill(byte[] target) throws CaptureException {
        int got = 0;
        try {
            int n = 0;
            while (got < target.length && (n = in.read(target, got, target.length - got)) >= 0) {
                got += n;
            }
        } catch (EOFException _) {
            // Gzip data that stops in the middle: what was unpacked so far counts.
            position += got;
            throw new CaptureException(file + " is cut off: the gzip packing has no end");
        } catch (IOException e) {
            throw failed(e);
        }
        position += got;
        return got;
    }

    private CaptureException cutOff(String what, int missing) {
        return new CaptureException(
                file + " is cut off: it ends within " + what + "; missing: " + count(missing));
    }

    private static String count(int octets) {
        return octets + (octets == 1 ? " octet" : " octets");
    }

    private CaptureException failed(IOException e) {
        return new CaptureException(
                e instanceof ZipException
                        ? file + ": the gzip packing is broken after octet " + position + " of what it holds"
                        : "cannot read " + file + " on: " + e.getMessage(),
                e);
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        return new BufferedInputStream(new GZIPInputStream(in, BUFFER_OCTETS), BUFFER_OCTETS);
    }
}
