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
 * swanctl.conf   the configuration of strongSwan
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

    private static final ImmutableList<String> FILES = ImmutableList.of("README.md", "ours.conf", "swanctl.conf",
            "expect");

    /** Reads one case. */
    public static Case read(Path folder) throws IOException {
        for (String file : FILES) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new MalformedCase(folder + ": a case needs a file " + file);
            }
        }
        String name = folder.getFileName().toString();
        return new Case(name, title(folder).orElse(name), folder, Expect.read(folder.resolve("expect")));
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
        return expect.alone() || settings(Side.OURS).isPresent() || settings(Side.PEER).isPresent();
    }

    /** The configuration file of a side. */
    Path configuration(Side side) {
        return folder.resolve(side == Side.OURS ? "ours.conf" : "swanctl.conf");
    }
}
