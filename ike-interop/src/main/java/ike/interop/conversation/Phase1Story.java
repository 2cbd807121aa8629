package ike.interop.conversation;

import ike.crypto.Hash;
import ike.crypto.v1.Phase1Hashes;
import ike.interop.transcript.OakleyChoice;
import ike.interop.transcript.OpenedIsakmp;
import ike.wire.Bytes;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.ChainedPayload;
import ike.wire.v1.Cookie;
import ike.wire.v1.IdPayload;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.Payload;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.util.Optional;

/** What the messages of one Phase 1 have said so far (RFC 2409 §5): what HASH_I and HASH_R cover. */
final class Phase1Story {
    private Optional<Bytes> sa = Optional.empty();
    private Optional<Transform> chosen = Optional.empty();
    private final Side initiator = new Side();
    private final Side responder = new Side();

    /** What one side has sent; the bodies of its payloads. */
    static final class Side {
        private Optional<Bytes> publicValue = Optional.empty();
        private Optional<Bytes> nonce = Optional.empty();
        private Optional<Bytes> id = Optional.empty();
        private String name = "";

        Optional<Bytes> nonce() {
            return nonce;
        }

        Optional<Bytes> id() {
            return id;
        }

        /** Its identity in words, once it is known. */
        String name() {
            return name;
        }

        private void learn(OpenedIsakmp message) {
            publicValue = body(message, KePayload.class).or(() -> publicValue);
            nonce = body(message, NoncePayload.class).or(() -> nonce);
            id = body(message, IdPayload.class).or(() -> id);
            name = message.payloads().first(IdPayload.class).map(payload -> payload.id().describe()).orElse(name);
        }
    }

    /** Keeps what a message of Phase 1 says; a later one of the same kind takes the place of an earlier one. */
    void learn(OpenedIsakmp message, boolean fromInitiator) {
        side(fromInitiator).learn(message);
        if (fromInitiator) {
            sa = body(message, SaPayload.class).or(() -> sa);
        } else {
            chosen = message.payloads().first(SaPayload.class).stream().flatMap(of -> of.proposals().stream())
                    .flatMap(proposal -> proposal.transforms().stream()).findFirst().or(() -> chosen);
        }
    }

    Side side(boolean ofInitiator) {
        return ofInitiator ? initiator : responder;
    }

    /** The transform that the responder chose. */
    Optional<Transform> chosen() {
        return chosen;
    }

    /** The negotiated hash, if it is here. */
    Optional<Hash> hash() {
        return chosen.flatMap(OakleyChoice::hash);
    }

    /** How the two authenticate each other. */
    Optional<AuthenticationMethod> method() {
        return chosen.flatMap(transform -> transform.attribute(OakleyAttribute.AUTHENTICATION_METHOD))
                .filter(attribute -> attribute.number().bitLength() <= 16)
                .flatMap(attribute -> AuthenticationMethod.find(attribute.number().intValue()));
    }

    /** What the two hashes cover beside an identity; empty when a message is missing. */
    Optional<Phase1Hashes> hashes(Cookie cookieI, Cookie cookieR) {
        return sa.flatMap(offered -> initiator.publicValue.flatMap(gxi -> responder.publicValue
                .map(gxr -> new Phase1Hashes(gxi, gxr, cookieI, cookieR, offered))));
    }

    private static Optional<Bytes> body(OpenedIsakmp message, Class<? extends Payload> kind) {
        return message.payloads().chained(kind).map(ChainedPayload::body);
    }
}
