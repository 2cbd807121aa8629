package ike.v2.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.v2.IkeKeys;
import ike.v2.eap.EapPeer;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.Optional;
import java.util.function.Consumer;

/** How far an initiator has come in proving who it is (RFC 7296 §2.15, §2.16). */
public sealed interface Proving extends SecretOwner {
    @Override
    default void eachSecret(Consumer<Secret> visitor) {
    }

    /**
     * Our AUTH stands in the request.
     *
     * @param mixed the keys with a PPK in them that AUTH was made with, in use once the responder agrees (RFC 8784 §3)
     */
    record Claimed(Optional<IkeKeys> mixed) implements Proving {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            mixed.ifPresent(keys -> keys.eachSecret(visitor));
        }
    }

    /** The request asks for EAP by having no AUTH; the responder has to show first who it is. */
    record Asked(EapPeer eap) implements Proving {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            eap.eachSecret(visitor);
        }
    }

    /**
     * Who the responder is.
     *
     * @param identity who it says it is
     * @param proved the proof of that; nothing where EAP has to bring it, of both sides (RFC 5998 §3)
     */
    record Responder(Identification identity, Optional<PeerAuthenticated> proved) {
    }

    /**
     * The responder has shown who it is, or EAP has to do that too, and the request carries our part of EAP.
     *
     * @param idrBody its IDr payload as received, which AUTH covers
     */
    record Answering(EapPeer eap, Responder responder, Bytes idrBody) implements Proving {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            eap.eachSecret(visitor);
        }
    }

    /** Our AUTH stands in the request, made by the keys of an IKE SA that is resumed (RFC 5723 §4.3.3). */
    record Resumed(FormerSa former) implements Proving {
    }

    /** All rounds of ours are over, and the request asks for a further one of the responder's (RFC 4739 §2.5). */
    record Over() implements Proving {
    }

    /** The same, where the responder has told anew who it is: its last IDr is the one that AUTH covers (RFC 4739 §2.1). */
    default Proving withIdr(Bytes idrBody) {
        return switch (this) {
            case Answering(EapPeer eap, Responder responder, Bytes _) -> new Answering(eap, responder, idrBody);
            case Confirming(Responder responder, Bytes _, Optional<Secret> msk, Optional<IkeKeys> mixed) ->
                new Confirming(responder, idrBody, msk, mixed);
            default -> this;
        };
    }

    /**
     * EAP has succeeded, and AUTH, made by its key, stands in the request.
     *
     * @param msk the key, if the method gave one
     * @param mixed the keys with a PPK in them that AUTH was made with, in use once the responder agrees (RFC 8784 §3)
     */
    record Confirming(Responder responder, Bytes idrBody, Optional<Secret> msk,
            Optional<IkeKeys> mixed) implements Proving {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            msk.ifPresent(visitor);
            mixed.ifPresent(keys -> keys.eachSecret(visitor));
        }
    }
}
