package ike.interop.control;

import ike.interop.endpoint.Endpoint;
import ike.interop.log.Journal;

/** What the commands remember from one to the next. Confined to the engine's thread. */
record ControlState(ChildNumbers numbers, Counters counters, Loading loading, SharedSecrets secrets,
        SocketCredentials credentials, Authorities authorities, Pools pools, Statistics statistics) {
    static ControlState fresh(Endpoint endpoint, String version) {
        Journal journal = endpoint.journal();
        SocketCredentials credentials = new SocketCredentials();
        return new ControlState(new ChildNumbers(), new Counters(), new Loading(journal, credentials,
                endpoint.settings().replayWindow()),
                new SharedSecrets(), credentials, new Authorities(journal, credentials), new Pools(),
                new Statistics(version));
    }
}
