package ike.engine.negotiation;

/** Whose order of proposals, and of the transforms in them, a responder follows (RFC 7296 §2.7 leaves it open). */
public enum Preference {
    /** Its own, as strongSwan does unless {@code prefer_configured_proposals} says no. */
    CONFIGURED,
    /** That of the initiator, whose KE payload is of the group that it likes best. */
    OFFERED
}
