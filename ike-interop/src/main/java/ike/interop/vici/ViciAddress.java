package ike.interop.vici;

import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a vici server listens: {@code unix:///run/ike.vici}. */
public record ViciAddress(Path socket) {
    /** Where {@code ike run} listens unless it is told otherwise. */
    public static final ViciAddress OURS = new ViciAddress(Path.of("/run/ike.vici"));
    /** Where strongSwan's charon listens, and where a plain {@code swanctl} looks. */
    public static final ViciAddress CHARON = new ViciAddress(Path.of("/run/charon.vici"));

    private static final String SCHEME = "unix://";

    /** Reads a URI; nothing when it is none of a unix socket. */
    public static Optional<ViciAddress> parse(String uri) {
        if (!uri.startsWith(SCHEME) || uri.length() == SCHEME.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ViciAddress(Path.of(uri.substring(SCHEME.length()))));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** For the system's calls. */
    UnixDomainSocketAddress toSocketAddress() {
        return UnixDomainSocketAddress.of(socket);
    }

    @Override
    public String toString() {
        return SCHEME + socket;
    }
}
