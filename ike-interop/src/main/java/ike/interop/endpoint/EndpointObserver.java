package ike.interop.endpoint;

import ike.engine.Event;

/** Somebody who hears, in the engine's thread, what an endpoint does. */
public interface EndpointObserver {
    /** Something happened to an SA. */
    default void happened(Event event, Control control) {
    }

    /** An IKE message came or went. */
    default void passed(PassedMessage message, Control control) {
    }
}
