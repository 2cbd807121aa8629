package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v1.InitializationVectors;
import ike.crypto.v1.IsakmpCipher;
import ike.crypto.v1.IsakmpKeys;
import ike.crypto.v1.OakleySuite;
import ike.crypto.v1.Phase2Hashes;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Established;
import ike.v1.sa.Keyed;
import ike.v1.sa.SaName;
import ike.v1.sa.Secured;
import ike.v1.sa.Session;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;

/** Messages behind Phase 1, each with a HASH in front (RFC 2409 §5.5, §5.7). */
final class Hashed {
    private Hashed() {
    }

    /** The first message of an exchange: HASH(1), then the payloads. */
    static Messages.Sealed first(Turn turn, Secured sa, ExchangeType exchange, long id,
            ImmutableList<Payload> payloads) {
        return next(turn, sa, exchange, id, firstIv(turn, sa.session(), id), payloads);
    }

    /** A later message whose hash is made like that of a first one. */
    static Messages.Sealed next(Turn turn, Secured sa, ExchangeType exchange, long id, Bytes iv,
            ImmutableList<Payload> payloads) {
        Session session = sa.session();
        return sealed(turn, sa.name(), exchange, id, session.suite(), session.keys(), iv, payloads);
    }

    /** The only message of an Informational exchange in the midst of Phase 1, once there are keys (RFC 2409 §5.7). */
    static Messages.Sealed amid(Turn turn, SaName name, Agreed agreed, Keyed keyed, ImmutableList<Payload> payloads) {
        long id = turn.newMessageId();
        return sealed(turn, name, ExchangeType.Known.INFORMATIONAL, id, agreed.suite(), keyed.keys(),
                InitializationVectors.phase2(agreed.suite(), keyed.iv(), id, turn.environment().log()), payloads);
    }

    private static Messages.Sealed sealed(Turn turn, SaName name, ExchangeType exchange, long id, OakleySuite suite,
            IsakmpKeys keys, Bytes iv, ImmutableList<Payload> payloads) {
        Bytes hash = Phase2Hashes.hash1(suite.prf(), keys.skeyidA(), id,
                IsakmpMessages.encodeInside(payloads).octets(), turn.environment().log());
        return Messages.sealed(name, exchange, id, cipher(suite, keys), iv, behind(hash, payloads));
    }

    /** The second message of a Quick Mode: HASH(2), then the payloads. */
    static Messages.Sealed second(Turn turn, Established sa, long id, Bytes iv, Bytes ni,
            ImmutableList<Payload> payloads) {
        Session session = sa.session();
        Bytes hash = Phase2Hashes.hash2(session.suite().prf(), session.keys().skeyidA(), id, ni,
                IsakmpMessages.encodeInside(payloads).octets(), turn.environment().log());
        return sa.name().connection().ikev1().quickMode().commit()
                ? Messages.committing(sa.name(), id, session.cipher(), iv, behind(hash, payloads))
                : Messages.sealed(sa.name(), ExchangeType.Known.QUICK_MODE, id, session.cipher(), iv,
                        behind(hash, payloads));
    }

    /** What the peer's first message of an exchange holds, its HASH(1) being right. */
    static PayloadList openFirst(Turn turn, Secured sa, IsakmpMessage message) throws Refused {
        Session session = sa.session();
        return openFirst(turn, session.suite(), session.keys(), session.lastBlock(), message);
    }

    /** What the message of an Informational exchange in the midst of Phase 1 holds, its HASH(1) being right. */
    static PayloadList openAmid(Turn turn, Agreed agreed, Keyed keyed, IsakmpMessage message) throws Refused {
        return openFirst(turn, agreed.suite(), keyed.keys(), keyed.iv(), message);
    }

    private static PayloadList openFirst(Turn turn, OakleySuite suite, IsakmpKeys keys, Bytes lastBlock,
            IsakmpMessage message) throws Refused {
        long id = message.header().messageId();
        PayloadList payloads = Messages.open(message, cipher(suite, keys),
                InitializationVectors.phase2(suite, lastBlock, id, turn.environment().log()));
        Bytes expected = Phase2Hashes.hash1(suite.prf(), keys.skeyidA(), id, payloads.behindFirst(),
                turn.environment().log());
        Messages.requireSame("HASH(1)", inFront(payloads), expected);
        return payloads;
    }

    /** The HASH that must be the first payload. */
    static Bytes inFront(PayloadList payloads) throws Refused {
        if (payloads.chain().isEmpty() || !(payloads.chain().getFirst().payload() instanceof HashPayload hash)) {
            throw new Refused(new Refusal.Misshapen("no HASH in front", "RFC 2409 §5.5"));
        }
        return hash.data();
    }

    private static ImmutableList<Payload> behind(Bytes hash, ImmutableList<Payload> payloads) {
        return ImmutableList.<Payload>builder().add(new HashPayload(hash)).addAll(payloads).build();
    }

    private static IsakmpCipher cipher(OakleySuite suite, IsakmpKeys keys) {
        return new IsakmpCipher(suite.encryption(), keys.encryptionKey());
    }

    /** The vector of the first message of an exchange. */
    static Bytes firstIv(Turn turn, Session session, long id) {
        return InitializationVectors.phase2(session.suite(), session.lastBlock(), id, turn.environment().log());
    }
}
