package ike.engine.config;

/** Whether large IKE messages are cut into fragments (RFC 7383); names and meaning are strongSwan's. */
public enum Fragmentation {
    /** Neither announced nor used. */
    NO,
    /** Announced, so that the peer may send fragments; we send none. */
    ACCEPT,
    /** Announced; used for messages larger than {@link ike.engine.Limits#fragmentSize} if the peer announces it too. */
    YES,
    /** As {@link #YES}; the difference concerns IKEv1 alone. */
    FORCE
}
