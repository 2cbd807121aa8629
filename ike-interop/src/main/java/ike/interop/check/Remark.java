package ike.interop.check;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that is allowed and probably not meant.
 *
 * @param file the file that it is about, if that is not the configuration
 * @param key the full name of the section or key in swanctl.conf; empty if it is about another file
 * @param sentence one line
 */
public record Remark(Optional<Path> file, String key, String sentence) {
    /** About the configuration. */
    Remark(String key, String sentence) {
        this(Optional.empty(), key, sentence);
    }

    /** About a file beside it. */
    Remark(Path file, String sentence) {
        this(Optional.of(file), "", sentence);
    }

    @Override
    public String toString() {
        return file.map(Path::toString).orElse(key) + ": " + sentence;
    }
}
