package ike.interop.scenario;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code pretest.dat}: a command on a host.
 *
 * @param host where
 */
record Order(Host host, String command) {

    /** Empty for a comment, for nothing, and for a host that is none. */
    static Optional<Order> read(String line) {
        List<String> parts = Splitter.on("::").splitToList(line);
        if (line.startsWith("#") || parts.size() < 2) {
            return Optional.empty();
        }
        return Host.called(parts.get(0).strip()).map(host -> new Order(host, parts.get(1).strip()));
    }

    @Override
    public String toString() {
        return host.word() + "::" + command;
    }
}
