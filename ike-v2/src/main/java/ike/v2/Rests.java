package ike.v2;

import ike.engine.Now;
import ike.engine.config.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connections whose next packet begins no IKE SA for a while. A responder that uses no PPK keeps a half-open IKE SA of each attempt of
 * an initiator that demands one, and many of them would look like an attack (RFC 8784 §6). What people order is begun at once.
 */
final class Rests {
    /** A few minutes, as the RFC has it. */
    private static final Duration LENGTH = Duration.ofMinutes(3);

    private final Map<Connection, Long> until = new LinkedHashMap<>();

    /** From now on, or no more; a connection that is loaded anew with another content is another one. */
    void set(Now now, Connection connection, boolean rests) {
        until.values().removeIf(end -> end - now.nanos() <= 0);
        until.remove(connection);
        if (rests) {
            until.put(connection, now.after(LENGTH));
        }
    }

    boolean isAtRest(Now now, Connection connection) {
        Long end = until.get(connection);
        return end != null && end - now.nanos() > 0;
    }
}
