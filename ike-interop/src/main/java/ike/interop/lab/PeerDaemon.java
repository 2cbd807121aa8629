package ike.interop.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The daemon on the other side of the wire. */
enum PeerDaemon {
    /** The one that {@link Strongswan} finds. */
    STRONGSWAN("strongSwan", "swanctl.conf"),
    /** Pluto; where the kernel has no ESP it negotiates, and its Child SAs fail in the end. */
    LIBRESWAN("libreswan", "ipsec.conf"),
    /** The portable one; it does not start on a kernel without PF_KEY (RFC 2367). */
    OPENIKED("OpenIKED", "iked.conf"),
    /** No daemon, but a program that looks for IKEv1 responders. */
    IKE_SCAN("ike-scan", "ike-scan.options");

    private static final Path PF_KEY = Path.of("/proc/net/pfkey");

    private final String title;
    private final String file;

    PeerDaemon(String title, String file) {
        this.title = title;
        this.file = file;
    }

    /** Its name, which is also the word for it in an expect file. */
    String title() {
        return title;
    }

    /** The file of a case that configures it. */
    String file() {
        return file;
    }

    /** What it needs and this machine has not; {@link Requirements} tells it of strongSwan. */
    Optional<String> missing() {
        return switch (this) {
            case STRONGSWAN -> Optional.empty();
            case LIBRESWAN -> Libreswan.chosen().isHere()
                    ? Optional.empty()
                    : Optional.of("needs libreswan: build-support/unpack-libreswan FOLDER, and " + Libreswan.PREFIX
                            + "=FOLDER in the environment");
            case OPENIKED -> openikedMissing();
            case IKE_SCAN -> Requirements.installed("ike-scan")
                    ? Optional.empty()
                    : Optional.of("needs the Debian package ike-scan");
        };
    }

    private static Optional<String> openikedMissing() {
        if (!Files.exists(PF_KEY)) {
            return Optional.of("needs a kernel with PF_KEY (CONFIG_NET_KEY), which this one has not");
        }
        return Requirements.installed("iked") ? Optional.empty() : Optional.of("needs the Debian package openiked");
    }

    /**
     * Starts it without a configuration.
     *
     * @param folder for its files and its socket; a Unix socket's path has at most 107 octets, so keep it short
     * @param settings of the daemon as a whole, which strongSwan alone has
     */
    Endpoint start(Namespace namespace, Path folder, Optional<Path> settings) throws IOException, InterruptedException {
        return switch (this) {
            case STRONGSWAN -> CharonEndpoint.start(namespace, folder, settings);
            case LIBRESWAN -> PlutoEndpoint.start(namespace, folder);
            case OPENIKED -> new IkedEndpoint(namespace, folder);
            case IKE_SCAN -> new ScanEndpoint(namespace);
        };
    }
}
