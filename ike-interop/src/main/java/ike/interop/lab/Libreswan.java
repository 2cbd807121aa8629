package ike.interop.lab;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Which libreswan the lab runs against: the installed one, or the one that {@code build-support/unpack-libreswan} has unpacked
 * into the folder that {@code IKE_LAB_LIBRESWAN} names in the environment. Debian installs no libreswan beside a strongSwan.
 *
 * @param prefix the folder that stands for the root of the file system
 */
record Libreswan(Path prefix) {
    /** The variable of the environment. */
    static final String PREFIX = "IKE_LAB_LIBRESWAN";

    /** Where it looks for its helpers, whatever folder it was unpacked into. */
    private static final Path LIBEXEC = Path.of("/usr/libexec");

    static Libreswan chosen() {
        return new Libreswan(Path.of(System.getenv().getOrDefault(PREFIX, "/")).toAbsolutePath());
    }

    /** True when its daemon, its tool and that of its certificate database can be run. */
    boolean isHere() {
        return Files.isExecutable(program("pluto")) && Files.isExecutable(program("whack"))
                && Files.isExecutable(certutil());
    }

    Path program(String name) {
        return prefix.resolve("usr/libexec/ipsec").resolve(name);
    }

    /** The tool of NSS, the library that keeps its keys. */
    Path certutil() {
        return prefix.resolve("usr/bin/certutil");
    }

    /** A command for a shell that shows the helpers where the daemon looks for them, in a mount namespace of its own. */
    String showHelpers() {
        return isInstalled() ? "true" : "mount --bind " + prefix.resolve("usr/libexec") + " " + LIBEXEC;
    }

    /** The variables that its programs need. */
    ImmutableMap<String, String> environment() throws IOException {
        if (isInstalled()) {
            return ImmutableMap.of();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(prefix.resolve("usr/lib"), "*-linux-gnu*")) {
            Iterator<Path> found = folders.iterator();
            return found.hasNext() ? ImmutableMap.of("LD_LIBRARY_PATH", found.next().toString()) : ImmutableMap.of();
        }
    }

    private boolean isInstalled() {
        return prefix.equals(Path.of("/"));
    }
}
