package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import ike.interop.lab.Swanctl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a host of a scenario has in its {@code /etc}: what every host has, what this one always has, and over that what the scenario
 * gives it, with addresses in the place of words.
 *
 * @param folder holds {@code etc}
 */
record HostFiles(Path folder) {
    /** The name of an empty file. */
    static final String EMPTY = "empty";

    private static final ImmutableList<String> OF_ALL = ImmutableList.of("hosts", "strongswan.conf.testing");
    private static final ImmutableList<String> OF_ONE = ImmutableList.of("strongswan.conf", "swanctl");
    /** What a web server publishes. */
    static final String PUBLISHED = "www";
    /** The firewall that strongSwan's script opens is not there. */
    private static final Pattern FIREWALL = Pattern.compile("(?m)^\\s*updown\\s*=\\s*/usr/local/\\S*_updown\\b.*$");

    /** Makes them.
     *
     * @param testing the copy of the folder, with all certificates
     */
    static HostFiles make(Path testing, Scenario scenario, Host host, Path folder) throws IOException {
        Path etc = Files.createDirectories(folder.resolve("etc"));
        for (String kind : Swanctl.FOLDERS) {
            Files.createDirectories(etc.resolve("swanctl").resolve(kind));
        }
        for (String file : OF_ALL) {
            copy(testing.resolve("hosts/default/etc").resolve(file), etc.resolve(file));
        }
        for (String file : OF_ONE) {
            copy(testing.resolve("hosts").resolve(host.word()).resolve("etc").resolve(file), etc.resolve(file));
        }
        copy(scenario.folder().resolve("hosts").resolve(host.word()).resolve("etc"), etc);
        copy(testing.resolve("hosts").resolve(host.word()).resolve(PUBLISHED), folder.resolve(PUBLISHED));
        HostFiles made = new HostFiles(folder);
        Files.createFile(made.empty());
        return made;
    }

    /** Copies a file or a folder, links by what they lead to; configurations get their addresses. */
    static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                Path target = file.equals(from) ? to : to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (file.toString().endsWith(".conf")) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    Files.writeString(target, FIREWALL.matcher(Host.resolve(text)).replaceAll(""));
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** An empty file, for tools to have no settings. */
    Path empty() {
        return folder.resolve(EMPTY);
    }

    Path etc(String name) {
        return folder.resolve("etc").resolve(name);
    }
}
