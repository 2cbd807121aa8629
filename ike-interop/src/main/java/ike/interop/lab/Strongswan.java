package ike.interop.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which strongSwan the lab runs against: Debian's, or the one below the folder that {@code IKE_LAB_STRONGSWAN} names in the
 * environment, as {@code ./configure --prefix} and {@code make install} have made it.
 *
 * @param charon its daemon
 * @param swanctl its control tool
 */
public record Strongswan(Path charon, Path swanctl) {
    /** The variable of the environment. */
    static final String PREFIX = "IKE_LAB_STRONGSWAN";

    /** The one to run against; whether it is there, {@link #isHere} tells. */
    public static Strongswan chosen() {
        return of(System.getenv().getOrDefault(PREFIX, ""));
    }

    /** Debian's if the prefix is empty. */
    static Strongswan of(String prefix) {
        return prefix.isEmpty()
                ? new Strongswan(Path.of("/usr/lib/ipsec/charon"),
                        first(List.of(Path.of("/usr/sbin/swanctl"), Path.of("/usr/bin/swanctl"))))
                : new Strongswan(
                        first(Stream.of("libexec", "lib", "lib64").map(lib -> Path.of(prefix, lib, "ipsec", "charon"))
                                .toList()),
                        first(Stream.of("sbin", "bin").map(bin -> Path.of(prefix, bin, "swanctl")).toList()));
    }

    /** The folder with more of its programs, as {@code pki}, if it is not the system's. */
    public static Optional<Path> programs() {
        return Optional.ofNullable(System.getenv(PREFIX)).filter(prefix -> !prefix.isEmpty())
                .map(prefix -> Path.of(prefix, "bin"));
    }

    /** True when both programs can be run. */
    boolean isHere() {
        return Files.isExecutable(charon) && Files.isExecutable(swanctl);
    }

    private static Path first(List<Path> places) {
        return places.stream().filter(Files::isExecutable).findFirst().orElse(places.getFirst());
    }
}
