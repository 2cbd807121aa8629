package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v1.Phase2Hashes;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.Session;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;

/** The two messages of New Group Mode (RFC 2409 §5.6), which are made alike; the figure is at {@link NewGroupInitiator}. */
final class NewGroupMessages {
    private NewGroupMessages() {
    }

    /** HASH(1) or, in an {@code answer}, HASH(2), and the SA. */
    static Messages.Sealed seal(Turn turn, Established sa, long id, Bytes iv, SaPayload payload, boolean answer) {
        Session session = sa.session();
        Bytes hash = Phase2Hashes.newGroup(answer, session.suite().prf(), session.keys().skeyidA(), id,
                IsakmpMessages.encodeInside(ImmutableList.of(payload)).octets(), turn.environment().log());
        return Messages.sealed(sa.name(), ExchangeType.Known.NEW_GROUP_MODE, id, session.cipher(), iv,
                ImmutableList.of(new HashPayload(hash), payload));
    }

    /** What a message holds, its hash being right. */
    static PayloadList open(Turn turn, Established sa, IsakmpMessage message, Bytes iv, boolean answer)
            throws Refused {
        Session session = sa.session();
        PayloadList payloads = Messages.open(message, session.cipher(), iv);
        Bytes expected = Phase2Hashes.newGroup(answer, session.suite().prf(), session.keys().skeyidA(),
                message.header().messageId(), payloads.behindFirst(), turn.environment().log());
        Messages.requireSame(answer ? "HASH(2)" : "HASH(1)", Hashed.inFront(payloads), expected);
        return payloads;
    }

    /** The one transform that describes a group. */
    static Transform transform(SaPayload sa) throws Refused {
        if (sa.proposals().size() != 1 || sa.proposals().getFirst().protocol() != ProtocolId.Known.ISAKMP
                || sa.proposals().getFirst().transforms().size() != 1) {
            throw new Refused(new Refusal.Misshapen("not one transform of protocol ISAKMP", "RFC 2409 §5.6"));
        }
        return sa.proposals().getFirst().transforms().getFirst();
    }
}
