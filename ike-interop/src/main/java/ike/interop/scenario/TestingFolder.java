package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import ike.interop.lab.Command;
import ike.interop.lab.Strongswan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of strongSwan's folder {@code testing}, into which its own script has put the keys and certificates of all hosts and
 * scenarios, as it does where strongSwan is tested. It is made once, and kept.
 *
 * @param folder with {@code hosts} and {@code tests}
 */
record TestingFolder(Path folder) {
    private static final ImmutableList<String> PARTS = ImmutableList.of("hosts", "scripts", "tests");
    private static final String SCRIPT = "scripts/build-certs-chroot";
    private static final String ON_ERROR = "set -o errexit";
    private static final String DONE = "certificates-are-made";
    private static final String LOG = "certificates.log";
    private static final String AUTHORITIES = "hosts/winnetou/etc/ca";
    private static final String PUBLISHER = AUTHORITIES + "/generate-crl";
    private static final String PUBLISHED = "hosts/winnetou/www";
    private static final String PUBLISHING_LOG = "publishing.log";
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /**
     * The copy, made if it is not there.
     *
     * @param tests the folder {@code testing/tests} of strongSwan's sources
     */
    static TestingFolder open(Path tests, Path copy) throws IOException, InterruptedException {
        TestingFolder made = new TestingFolder(copy.toAbsolutePath());
        if (!Files.exists(copy.resolve(DONE))) {
            if (Files.exists(copy)) {
                MoreFiles.deleteRecursively(copy, RecursiveDeleteOption.ALLOW_INSECURE);
            }
            for (String part : PARTS) {
                copy(tests.toRealPath().resolveSibling(part), made.folder().resolve(part));
            }
            made.makeCertificates();
            Files.createFile(copy.resolve(DONE));
        }
        if (!Files.exists(made.published())) {
            made.publish();
        }
        return made;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(file, target, LinkOption.NOFOLLOW_LINKS,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** What cannot be made here, as SHA-3 without a plugin for it, is left out. */
    private void makeCertificates() throws IOException, InterruptedException {
        Path script = folder.resolve(SCRIPT);
        Files.writeString(script, Files.readString(script).replace(ON_ERROR, ""));
        run(script, LOG);
    }

    /** What winnetou's web server has: revocation lists, and certificates by their hashes. */
    private Path published() {
        return folder.resolve(PUBLISHED);
    }

    private void publish() throws IOException, InterruptedException {
        for (String authority : ImmutableList.of("research", "sales")) {
            Files.createDirectories(published().resolve("certs").resolve(authority));
        }
        Path script = folder.resolve(PUBLISHER);
        Files.writeString(script, Files.readString(script).replace("/var/www", published().toString())
                .replace("cd /etc/ca", "cd " + folder.resolve(AUTHORITIES)));
        run(script, PUBLISHING_LOG);
    }

    private void run(Path script, String log) throws IOException, InterruptedException {
        String path = Strongswan.programs().map(own -> own + ":").orElse("") + System.getenv("PATH");
        Command.Result result = new Command(ImmutableList.of("bash", script.toString()),
                ImmutableMap.of("LC_ALL", "C", "PATH", path)).attempt(LIMIT);
        Files.writeString(folder.resolve(log), result.output() + result.errors() + "ended with exit code "
                + result.exitCode() + "\n");
    }

    /** The scenarios whose whole name matches, in order. */
    ImmutableList<Scenario> scenarios(Pattern only) throws IOException {
        Path tests = folder.resolve("tests");
        ImmutableList.Builder<Scenario> scenarios = ImmutableList.builder();
        try (Stream<Path> all = Files.find(tests, 2, (path, _) -> Files.isRegularFile(path.resolve("test.conf")))) {
            for (Path one : all.sorted().toList()) {
                if (only.matcher(tests.relativize(one).toString()).matches()) {
                    scenarios.add(Scenario.read(tests, one));
                }
            }
        }
        return scenarios.build();
    }

    /** What is missing for it; a sentence. */
    static Optional<String> missing(Path tests) {
        Path testing = tests.toAbsolutePath().normalize();
        for (String part : ImmutableList.of("hosts", SCRIPT)) {
            if (!Files.exists(testing.resolveSibling(part))) {
                return Optional.of(tests + " is not the folder testing/tests of strongSwan's sources: there is no "
                        + part + " beside it");
            }
        }
        return Optional.empty();
    }
}
