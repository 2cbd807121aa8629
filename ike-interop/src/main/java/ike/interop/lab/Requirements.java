package ike.interop.lab;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the lab needs of the machine. */
public final class Requirements {

    /** Program, and the Debian package that brings it. */
    private static final ImmutableMap<String, String> PROGRAMS = ImmutableMap.of("ip", "iproute2", "ping",
            "iputils-ping", "dumpcap", "wireshark-common", "tshark", "tshark", "nft", "nftables");

    private Requirements() {
    }

    /** One sentence that names what is missing here; empty if nothing is. */
    public static Optional<String> missing() throws IOException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("needs Linux");
        }
        if (!root()) {
            return Optional.of("needs root, for network namespaces");
        }
        List<String> packages = new ArrayList<>();
        PROGRAMS.forEach((program, name) -> {
            if (!installed(program)) {
                packages.add(name);
            }
        });
        Strongswan strongswan = Strongswan.chosen();
        boolean elsewhere = System.getenv().containsKey(Strongswan.PREFIX);
        if (elsewhere && !strongswan.isHere()) {
            return Optional.of("needs " + strongswan.charon() + " and " + strongswan.swanctl() + ", since "
                    + Strongswan.PREFIX + " is set");
        }
        if (!strongswan.isHere()) {
            packages.add("strongswan-charon strongswan-swanctl libcharon-extra-plugins");
        }
        return packages.isEmpty()
                ? Optional.empty()
                : Optional.of("needs these Debian packages: " + String.join(" ", packages));
    }

    private static boolean root() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** Whether a program of that name is where the system's are. */
    public static boolean installed(String program) {
        return Stream.of("/usr/bin", "/usr/sbin", "/bin", "/sbin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
