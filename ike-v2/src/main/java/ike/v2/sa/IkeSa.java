package ike.v2.sa;

import ike.crypto.SecretOwner;
import java.util.OptionalLong;

/** An IKE SA (RFC 7296 §1.2), by what has happened so far. */
public sealed interface IkeSa extends SecretOwner
        permits Beginning, InitAnswered, AuthAsked, EapAsked, LeaseAsked, Established, Tombstone {
    /** What it is called. */
    SaName name();

    /** When it wants to be looked at, by {@link ike.engine.Now#nanos}. */
    OptionalLong deadline();
}
