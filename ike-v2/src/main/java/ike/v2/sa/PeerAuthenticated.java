package ike.v2.sa;

import com.google.auto.value.AutoValue;
import ike.wire.v2.Identification;

/**
 * The proof that the peer has shown who it is and that we accept it (RFC 7296 §2.15). Only the code that verified an
 * AUTH payload makes one, and no established SA can be made without one.
 */
@AutoValue
public abstract class PeerAuthenticated {
    /** Who we are to the peer. */
    public abstract Identification local();

    /** Who the peer has proved to be. */
    public abstract Identification remote();

    /** To be called by the verifier of AUTH alone. */
    public static PeerAuthenticated verified(Identification local, Identification remote) {
        return new AutoValue_PeerAuthenticated(local, remote);
    }
}
