package ike.interop.lab;

import java.io.IOException;
import java.nio.file.Path;

/** How our side of the wire is started. */
interface OurSide {

    /** Starts it; it is ready when this returns. */
    Endpoint start(Namespace namespace, Path configuration, Path keys) throws IOException, InterruptedException;

    /** Whether it is our own endpoint, which prints our messages. */
    boolean isOurs();

    /** Our own endpoint. */
    record Archive(Path jar) implements OurSide {

        @Override
        public Endpoint start(Namespace namespace, Path configuration, Path keys)
                throws IOException, InterruptedException {
            return OurEndpoint.start(namespace, jar, configuration, keys);
        }

        @Override
        public boolean isOurs() {
            return true;
        }
    }

    /** A strongSwan in our place, to try the lab and the cases themselves. */
    record StandIn(Path folder) implements OurSide {

        @Override
        public Endpoint start(Namespace namespace, Path configuration, Path keys)
                throws IOException, InterruptedException {
            CharonEndpoint endpoint = CharonEndpoint.start(namespace, folder);
            endpoint.load(configuration);
            return endpoint;
        }

        @Override
        public boolean isOurs() {
            return false;
        }
    }
}
