package ike.engine.config;

/** IKE SAs that begin without a Child SA (RFC 6023); names and meaning are strongSwan's. */
public enum Childless {
    /** Accepted as responder, not asked for as initiator. */
    ALLOW,
    /** Accepted as responder; as initiator used where the responder announces it. */
    PREFER,
    /** As initiator used, and the attempt ends where the responder does not announce it; as responder demanded. */
    FORCE,
    /** Neither announced nor accepted. */
    NEVER
}
