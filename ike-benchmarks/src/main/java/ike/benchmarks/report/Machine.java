package ike.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Where it was measured.
 *
 * @param processor its model, or its architecture where the system does not tell
 * @param processors how many of them this process may use
 * @param system name and version
 * @param java the version of the JDK
 * @param commit of the project's sources, {@code unknown} outside a git work tree
 */
public record Machine(String processor, int processors, String system, String java, String commit) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** This machine, this JDK, and the commit of the work tree that these classes were built in. */
    public static Machine current() {
        return new Machine(processorModel(), Runtime.getRuntime().availableProcessors(),
                property("os.name") + " " + property("os.version"), property("java.runtime.version"),
                commit(home()));
    }

    private static Path home() {
        try {
            Path classes = Path.of(Machine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Objects.requireNonNull(classes.toAbsolutePath().getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of a class is a URI", e);
        }
    }

    /** How many processes want a processor, averaged over the last minute; negative where nobody knows. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** All of it on one line. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %d processors · %s · Java %s · commit %s", processor, processors, system,
                java, commit);
    }

    private static String processorModel() {
        try {
            return Files.readAllLines(CPUINFO).stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst()
                    .orElseGet(() -> property("os.arch"));
        } catch (IOException _) {
            return property("os.arch");
        }
    }

    private static String commit(Path sources) {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty=-changed", "--exclude=*")
                    .directory(sources.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "unknown";
        } catch (IOException _) {
            return "unknown";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
