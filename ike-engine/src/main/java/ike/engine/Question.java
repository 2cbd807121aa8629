package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;

/**
 * What an engine may ask of the outside: work that needs files, networks or slow hardware. The SA that asked waits in a state of its
 * own until the answer comes or its deadline passes.
 */
public sealed interface Question {
    /** May this name be used by one more SA, and which unique id does it get? Asked where several engines share an endpoint. */
    record Uniqueness(String connection, String peerIdentity) implements Question {
    }

    /**
     * Which addresses may the peer have inside the tunnel (RFC 7296 §2.19)? Answered by {@link Verdict.Leased} or
     * {@link Verdict.Denied}; given back by {@link Effect.ReleaseAddresses}.
     *
     * @param holder who has them from now on, by a number of the engine's
     * @param pools the pools to be tried, in this order
     * @param identity who the peer has proved to be: the same one gets the same address again
     * @param wanted what it asks for, the unspecified address of a family standing for any of it
     */
    record Lease(long holder, ImmutableList<String> pools, String identity,
            ImmutableList<IpAddress> wanted) implements Question {
    }
}
