package ike.interop;

import ike.interop.capture.CaptureException;
import ike.interop.capture.CaptureReader;
import ike.interop.capture.Frame;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The real captures among the test resources, and the key tables beside them. */
public final class Captures {
    private Captures() {
    }

    /** The file of that name. */
    public static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Captures.class.getResource("/captures/" + name), name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The frames of the capture of that name. */
    public static List<Frame> frames(String name) throws CaptureException {
        List<Frame> frames = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(file(name))) {
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                frames.add(frame.get());
            }
        }
        return frames;
    }

    /** The folder with all of them, which is also a folder of Wireshark's key tables. */
    public static Path folder() {
        return Objects.requireNonNull(file("README.md").getParent());
    }
}
