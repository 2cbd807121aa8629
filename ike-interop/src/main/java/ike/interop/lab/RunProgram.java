package ike.interop.lab;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How {@code ./ike run} starts a JVM, as the script tells its benchmarks by the properties {@code ike.run.jar} and
 * {@code ike.run.options}. No RFC section: this is about the program.
 *
 * @param jar what is run
 * @param tuning options of the JVM
 */
public record RunProgram(Path jar, ImmutableList<String> tuning) {
    /** What the script says; an error, if it did not start us. */
    public static RunProgram ofScript() throws IOException {
        String jar = System.getProperty("ike.run.jar");
        if (jar == null) {
            throw new IOException("this measures ./ike run, and has to be started by the script ./ike as well");
        }
        return new RunProgram(Path.of(jar),
                ImmutableList
                        .copyOf(Splitter.on(' ').omitEmptyStrings().split(System.getProperty("ike.run.options", ""))));
    }

    /** What a JVM has learned of handshakes (JEP 483, 515), beside the jar; {@code ./ike run} looks there too. */
    public Path learned() {
        return jar.resolveSibling("ike-run.aot");
    }

    /** True when there is something learned, and it fits: the JVM takes nothing that is older than the classes. */
    public boolean hasLearned() {
        return learned().toFile().lastModified() > jar.toFile().lastModified() && Files.isReadable(learned());
    }

    /** The options of a JVM that learns, and takes nothing of what others have. */
    public ImmutableList<String> learning() {
        return ImmutableList.<String>builder().addAll(tuning).add("-XX:AOTCacheOutput=" + learned(), "-Xlog:disable")
                .build();
    }

    /** The options of the JVM, with what is learned, or with what the script has prepared after the build, if that is there. */
    public ImmutableList<String> options() {
        Path archive = hasLearned() ? learned() : jar.resolveSibling("ike.aot");
        return Files.isReadable(archive)
                ? ImmutableList.<String>builder().addAll(tuning).add("-XX:AOTCache=" + archive, "-Xlog:disable").build()
                : tuning;
    }
}
