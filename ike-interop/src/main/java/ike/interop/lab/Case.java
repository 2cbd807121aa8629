package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case of the lab: a folder.
 *
 * <pre>
 * README.md      why the case exists
 * ours.conf      the configuration of our endpoint, in the syntax of strongSwan's swanctl.conf
 * swanctl.conf   the configuration of strongSwan, or of the other daemon in its place, which a line of expect names
 * expect         what must happen, read by {@link Expect}
 * </pre>
 *
 * <p>and, if it needs settings that hold for a whole daemon, {@code ours.settings} and {@code peer.settings}, in the syntax of
 * strongswan.conf.
 *
 * @param name the folder's name
 * @param title the first heading of its README
 * @param folder where it is
 * @param expect what must happen
 */
public record Case(String name, String title, Path folder, Expect expect) {

    private static final ImmutableList<String> FILES = ImmutableList.of("README.md", "ours.conf", "expect");

    /** Reads one case. */
    public static Case read(Path folder) throws IOException {
        for (String file : FILES) {
            demand(folder, file);
        }
        String name = folder.getFileName().toString();
        Expect expect = Expect.read(folder.resolve("expect"));
        demand(folder, expect.peer().file());
        return new Case(name, title(folder).orElse(name), folder, expect);
    }

    private static void demand(Path folder, String file) {
        if (!Files.isRegularFile(folder.resolve(file))) {
            throw new MalformedCase(folder + ": a case needs a file " + file);
        }
    }

    private static Optional<String> title(Path folder) throws IOException {
        return Files.readString(folder.resolve("README.md")).lines().filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2)).findFirst();
    }

    /** The case folders in a folder, in the order of their names. */
    public static ImmutableList<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().collect(ImmutableList.toImmutableList());
        }
    }

    /** The settings of a side, if it has its own. */
    Optional<Path> settings(Side side) {
        return Optional.of(folder.resolve(side.word() + ".settings")).filter(Files::isRegularFile);
    }

    /** Whether its daemons are started for this case alone. */
    boolean isAlone() {
        return expect.alone() || expect.peer() != PeerDaemon.STRONGSWAN || settings(Side.OURS).isPresent()
                || settings(Side.PEER).isPresent();
    }

    /** The configuration file of a side. */
    Path configuration(Side side) {
        return folder.resolve(side == Side.OURS ? "ours.conf" : expect.peer().file());
    }
}
