package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v1.Phase2Hashes;
import ike.engine.Entropy;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Secured;
import ike.v1.sa.Session;
import ike.v1.sa.Transaction;
import ike.wire.Bytes;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CfgType;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.PayloadList;

/**
 * The Transaction exchange: attributes are asked for or set, and answered. No RFC section: draft-dukes-ike-mode-cfg-02 §3.
 *
 * <pre>
 *     HDR*, HASH, ATTR(REQUEST or SET)  --&gt;
 *                                      &lt;--    HDR*, HASH, ATTR(REPLY or ACK)
 * </pre>
 *
 * HASH = prf (SKEYID_a, M-ID | ATTR), both ways.
 */
final class Transactions {
    private Transactions() {
    }

    /** What the peer has begun. */
    record Request(long messageId, Bytes nextIv, AttributesPayload attributes) {
    }

    /** Begins one. */
    static Transaction begin(Turn turn, Secured sa, CfgType type, ImmutableList<DataAttribute> attributes) {
        int identifier = turn.environment().entropy().open(Entropy.Use.MESSAGE_ID, 2).u16At(0);
        long id = turn.newMessageId();
        Messages.Sealed first = Hashed.first(turn, sa, ExchangeType.Known.TRANSACTION, id,
                ImmutableList.of(new AttributesPayload(type, identifier, attributes)));
        return new Transaction(id, first.nextIv(), turn.sent(sa.name().path(), first.octets()));
    }

    /** What the peer asks or tells, its HASH being right. */
    static Request open(Turn turn, Secured sa, IsakmpMessage message) throws Refused {
        PayloadList payloads = Hashed.openFirst(turn, sa, message);
        return new Request(message.header().messageId(), sa.session().cipher().next(message.ciphertext()),
                Messages.only(payloads, AttributesPayload.class));
    }

    /** Answers, and returns the octets of the answer. */
    static Bytes answer(Turn turn, Secured sa, long messageId, Bytes iv, AttributesPayload answer) {
        Bytes octets = Hashed.next(turn, sa, ExchangeType.Known.TRANSACTION, messageId, iv, ImmutableList.of(answer))
                .octets();
        turn.send(sa.name().path(), octets);
        return octets;
    }

    /** The answer to ours; of another type it is none. Its identifier says nothing: strongSwan writes 0 for a user. */
    static AttributesPayload openAnswer(Turn turn, Secured sa, Transaction asked, CfgType type, IsakmpMessage message)
            throws Refused {
        Session session = sa.session();
        PayloadList payloads = Messages.open(message, session.cipher(), asked.iv());
        Messages.requireSame("HASH", Hashed.inFront(payloads), Phase2Hashes.hash1(session.suite().prf(),
                session.keys().skeyidA(), asked.messageId(), payloads.behindFirst(), turn.environment().log()));
        AttributesPayload answer = Messages.only(payloads, AttributesPayload.class);
        if (!answer.cfgType().equals(type)) {
            throw new Refused(new Refusal.Misshapen("an answer " + answer.cfgType().label() + " where "
                    + type.label() + " is expected", "draft-dukes-ike-mode-cfg-02 §3.2"));
        }
        return answer;
    }
}
