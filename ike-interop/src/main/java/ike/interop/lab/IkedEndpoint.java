package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * OpenIKED, as responder: it begins by itself or never, as its configuration says. Its configuration has been tried, but no machine
 * of the lab had a kernel with PF_KEY, without which it does not start.
 */
final class IkedEndpoint extends LimitedEndpoint {
    private static final Duration READY = Patience.seconds(10);
    private static final Duration CALL = Duration.ofSeconds(15);
    private static final Pattern READY_LINE = Pattern.compile("^ikev2 \"");

    private final Namespace namespace;
    private final Path folder;

    /** A shell waits for a line, with which the daemon takes its place: there is no configuration yet. */
    IkedEndpoint(Namespace namespace, Path folder) throws IOException {
        super("OpenIKED", Daemon.start("iked", Command.of("sh", "-c",
                "mount -t tmpfs none /run; read -r _; exec iked -d -v -f " + file(folder) + " -s " + socket(folder))
                .in(namespace)));
        this.namespace = namespace;
        this.folder = Files.createDirectories(folder);
    }

    private static Path file(Path folder) {
        return folder.resolve("iked.conf");
    }

    private static Path socket(Path folder) {
        return folder.resolve("iked.sock");
    }

    @Override
    public void load(Path configuration) throws IOException, InterruptedException {
        Files.copy(configuration, file(folder));
        Files.setPosixFilePermissions(file(folder), PosixFilePermissions.fromString("rw-------"));
        daemon().order("");
        if (log().await(READY_LINE, 0, READY).isEmpty()) {
            throw daemon().failure("does not take " + configuration);
        }
    }

    @Override
    Sas sas() throws IOException, InterruptedException {
        String output = Command.of("ikectl", "-s", socket(folder).toString(), "show", "sa").in(namespace).attempt(CALL)
                .output();
        ImmutableList<String> up = output.lines().filter(line -> line.startsWith("iked_sas:"))
                .filter(line -> line.toUpperCase(Locale.ROOT).contains(" ESTABLISHED "))
                .collect(ImmutableList.toImmutableList());
        ImmutableList<Sas.Child> children = output.lines().filter(line -> line.startsWith("sa_childsas:"))
                .filter(line -> line.contains(" in ")).map(line -> new Sas.Child("net", line))
                .collect(ImmutableList.toImmutableList());
        return up.isEmpty()
                ? Sas.NONE
                : new Sas(ImmutableList.of(new Sas.Ike("net", up.getFirst(), "", "", children)), up.size() - 1);
    }
}
