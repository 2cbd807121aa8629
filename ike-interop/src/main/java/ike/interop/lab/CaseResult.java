package ike.interop.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of a case in one role.
 *
 * @param name the case
 * @param title the first heading of its README
 * @param failure what did not happen; empty if it passed
 * @param evidence the folder with capture, keys, logs and transcript
 */
public record CaseResult(String name, String title, Role role, Optional<String> failure, Duration time,
        Path evidence) {
    /** True when every demand was met. */
    public boolean passed() {
        return failure.isEmpty();
    }
}
