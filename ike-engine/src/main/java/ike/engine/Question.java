package ike.engine;

/**
 * What an engine may ask of the outside: work that needs files, networks or slow hardware. The SA that asked waits in a state of its
 * own until the answer comes or its deadline passes.
 */
public sealed interface Question {
    /** May this name be used by one more SA, and which unique id does it get? Asked where several engines share an endpoint. */
    record Uniqueness(String connection, String peerIdentity) implements Question {
    }
}
