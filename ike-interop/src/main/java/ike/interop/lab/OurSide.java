package ike.interop.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** How our side of the wire is started. */
interface OurSide {

    /**
     * Starts it without a configuration; it is ready when this returns.
     *
     * @param settings a file in the syntax of strongswan.conf
     */
    Endpoint start(Namespace namespace, Optional<Path> settings) throws IOException, InterruptedException;

    /** Where it writes Wireshark's key tables; empty if it is not our own endpoint, which also prints our messages. */
    Optional<Path> keys();

    /** Whether it is our own endpoint. */
    default boolean isOurs() {
        return keys().isPresent();
    }

    /**
     * Our own endpoint.
     *
     * @param jar the runnable archive of the {@code ike} command
     * @param folder for its files
     */
    record Archive(Path jar, Path folder) implements OurSide {

        @Override
        public Endpoint start(Namespace namespace, Optional<Path> settings) throws IOException, InterruptedException {
            String[] more = settings.map(file -> new String[]{"--settings", file.toString()}).orElse(new String[0]);
            return OurEndpoint.start(namespace, jar, folder, more);
        }

        @Override
        public Optional<Path> keys() {
            return Optional.of(OurEndpoint.keys(folder));
        }
    }

    /** A strongSwan in our place, to try the lab and the cases themselves. */
    record StandIn(Path folder) implements OurSide {

        @Override
        public Endpoint start(Namespace namespace, Optional<Path> settings) throws IOException, InterruptedException {
            return CharonEndpoint.start(namespace, folder, settings);
        }

        @Override
        public Optional<Path> keys() {
            return Optional.empty();
        }
    }
}
