package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.v2.eap.EapAuthenticator;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.Payload;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The responder has shown who it is and asks by EAP who the peer is (RFC 7296 §2.16), or awaits a further round of proof
 * of the peer, or the occasion for one of its own (RFC 4739). Half-open: not everything is proved that has to be.
 *
 * @param opened what is known since IKE_SA_INIT
 * @param name with the connection that the identities have chosen
 * @param claim who the peer says it is, and what it wants
 * @param replies the answers so far; the last one can be repeated
 * @param ours how many rounds of proof of ours stand in them; 0 before the first answer, which has the first
 */
public record EapAsked(InitAnswered opened, SaName name, AuthClaim claim, Stage stage,
        ReplyCache replies, int ours) implements IkeSa {
    /** How far EAP has come. */
    public sealed interface Stage extends SecretOwner {
        /** A request of EAP waits for its response. */
        record Asking(EapAuthenticator eap) implements Stage {
            @Override
            public void eachSecret(Consumer<Secret> visitor) {
                eap.eachSecret(visitor);
            }
        }

        /**
         * A response waits for what TLS makes of it (RFC 5216 §2.1). The question's number is that of the SA.
         *
         * @param message the request that our answer belongs to
         */
        record Consulting(EapAuthenticator eap, IkeMessage message) implements Stage {
            @Override
            public void eachSecret(Consumer<Secret> visitor) {
                eap.eachSecret(visitor);
            }
        }

        /**
         * The peer has proved itself in one round, and a further one is to come (RFC 4739 §1.1).
         *
         * @param user the EAP identity that is proved, if any is
         */
        record Further(Optional<Bytes> user) implements Stage {
            @Override
            public void eachSecret(Consumer<Secret> visitor) {
            }
        }

        /**
         * The peer has proved all that it has to, and rounds of ours are to come, one with each answer (RFC 4739 §2.5).
         */
        record Over(PeerAuthenticated peer) implements Stage {
            @Override
            public void eachSecret(Consumer<Secret> visitor) {
            }
        }

        /**
         * An answer is ready but for a signature of ours in a further round, for which the outside has been asked. The question's
         * number is that of the SA.
         *
         * @param next what the SA waits for after that
         * @param message the request that is answered
         * @param payloads the answer so far
         */
        record Signing(Stage next, IkeMessage message, ImmutableList<Payload> payloads) implements Stage {
            @Override
            public void eachSecret(Consumer<Secret> visitor) {
                next.eachSecret(visitor);
            }
        }

        /**
         * EAP has succeeded; the AUTH of its key is to come.
         *
         * @param identity the EAP identity that the method has proved
         * @param msk the key, if the method gave one
         */
        record Succeeded(Bytes identity, Optional<Secret> msk) implements Stage {
            @Override
            public void eachSecret(Consumer<Secret> visitor) {
                msk.ifPresent(visitor);
            }
        }
    }

    /** The same at another stage, without an answer. */
    public EapAsked at(Stage next) {
        return new EapAsked(opened, name, claim, next, replies, ours);
    }

    /** The same after one more answer. */
    public EapAsked answered(Stage next, long messageId, Bytes request, ImmutableList<Bytes> reply) {
        return new EapAsked(opened, name, claim, next, replies.answered(messageId, request, reply), ours);
    }

    /** The same after one more round of ours. */
    public EapAsked withRound() {
        return new EapAsked(opened, name, claim, stage, replies, ours + 1);
    }

    /** The same with another connection. */
    public EapAsked with(SaName other) {
        return new EapAsked(opened, other, claim, stage, replies, ours);
    }

    /** The same with the keys that another {@code opened} has. */
    public EapAsked with(InitAnswered other) {
        return new EapAsked(other, name, claim, stage, replies, ours);
    }

    /** True when a further round of ours has to stand in the next answer. */
    public boolean owesRound() {
        return ours < name.connection().local().size();
    }

    /** The same with other fragments of the next request. */
    public EapAsked withFragments(Reassembly other) {
        return new EapAsked(opened.withFragments(other), name, claim, stage, replies, ours);
    }

    @Override
    public OptionalLong deadline() {
        return opened.deadline();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        opened.eachSecret(visitor);
        stage.eachSecret(visitor);
    }
}
