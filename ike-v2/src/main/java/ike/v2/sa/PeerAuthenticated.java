package ike.v2.sa;

import com.google.auto.value.AutoValue;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.Optional;

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

    /** Who it has proved to be by EAP, where that was asked (RFC 7296 §2.16). */
    public abstract Optional<Bytes> eapIdentity();

    /** To be called by the verifier of AUTH alone. */
    public static PeerAuthenticated verified(Identification local, Identification remote) {
        return new AutoValue_PeerAuthenticated(local, remote, Optional.empty());
    }

    /** To be called by the verifier of an AUTH after EAP alone. */
    public static PeerAuthenticated verified(Identification local, Identification remote, Bytes eapIdentity) {
        return new AutoValue_PeerAuthenticated(local, remote, Optional.of(eapIdentity));
    }
}
