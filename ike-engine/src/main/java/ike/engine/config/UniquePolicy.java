package ike.engine.config;

/** What happens when the same peer identity sets up a second IKE SA; names and meaning are strongSwan's. */
public enum UniquePolicy {
    /** Any number of SAs; INITIAL_CONTACT is sent and honoured. */
    NO,
    /** As {@link #NO}, and INITIAL_CONTACT is ignored. */
    NEVER,
    /** The new one is kept if the old ones turn out dead or have different ids; else the old one. */
    KEEP,
    /** The new one replaces the old ones. */
    REPLACE
}
