package ike.interop;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

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

    /** The folder with all of them, which is also a folder of Wireshark's key tables. */
    public static Path folder() {
        return Objects.requireNonNull(file("README.md").getParent());
    }
}
