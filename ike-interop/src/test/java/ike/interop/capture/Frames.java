package ike.interop.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of reading a file to its end, or to where it is broken. */
record Frames(List<Frame> frames, @Nullable String error) {
    static Frames of(Path file) {
        List<Frame> frames = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(file)) {
            for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
                frames.add(next.get());
            }
            return new Frames(frames, null);
        } catch (CaptureException e) {
            return new Frames(frames, e.getMessage());
        }
    }

    static Frames of(byte[] octets) {
        try {
            Path file = Files.createTempFile("frames", ".pcap");
            try {
                return of(Files.write(file, octets));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
