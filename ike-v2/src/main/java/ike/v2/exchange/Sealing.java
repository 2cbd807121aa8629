package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v2.SkProtection;
import ike.engine.Entropy;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.EncryptedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import java.util.List;
import java.util.Optional;

/** Puts messages into the Encrypted payload and takes them out again (RFC 7296 §3.14). */
final class Sealing {
    /** What a protected message turns out to be. */
    sealed interface Opened {
        /** Authentic, and made of these payloads. */
        record Inner(ImmutableList<ChainedPayload> chain) implements Opened {
        }

        /** Authentic, but its inside breaks the rules: the peer's fault, and it may be told. */
        record Bad(Malformed why) implements Opened {
        }

        /** Not protected by this SA's keys: it means nothing. */
        record NotAuthentic() implements Opened {
        }
    }

    private Sealing() {
    }

    /** The octets of a message of ours. */
    static Bytes seal(Turn turn, SaName name, Session session, ExchangeType exchange, boolean response, long messageId,
            List<Payload> payloads) {
        SkProtection protection = name.initiator()
                ? SkProtection.ofInitiator(session.algorithms(), session.keys())
                : SkProtection.ofResponder(session.algorithms(), session.keys());
        int flags = (name.initiator() ? IkeHeader.FLAG_INITIATOR : 0) | (response ? IkeHeader.FLAG_RESPONSE : 0);
        IkeHeader header = IkeHeader.of(name.spiI(), name.spiR(), exchange, flags, messageId);
        Bytes inner = IkeMessages.encodeChain(payloads);
        PayloadType first = payloads.isEmpty() ? PayloadType.Known.NONE : payloads.getFirst().type();
        Bytes prefix = IkeMessages.sealedPrefix(header, ImmutableList.of(), first,
                protection.bodyLength(inner.length()));
        return Bytes.concat(prefix, protection.seal(iv(turn, protection, response, messageId), prefix, inner));
    }

    /** What the peer's message holds. */
    static Opened open(SaName name, Session session, IkeMessage message) {
        Optional<EncryptedPayload> sk = message.first(EncryptedPayload.class);
        if (sk.isEmpty()) {
            return new Opened.NotAuthentic();
        }
        SkProtection protection = name.initiator()
                ? SkProtection.ofResponder(session.algorithms(), session.keys())
                : SkProtection.ofInitiator(session.algorithms(), session.keys());
        Bytes body = sk.get().body();
        Bytes prefix = message.octets().slice(0, message.octets().length() - body.length());
        return protection.open(prefix, body).<Opened>map(inner -> decode(sk.get().firstInner(), inner))
                .orElseGet(Opened.NotAuthentic::new);
    }

    private static Opened decode(PayloadType first, Bytes inner) {
        return switch (IkeMessages.decodeChain(first, inner)) {
            case Decoded.Ok<ImmutableList<ChainedPayload>>(var chain) -> new Opened.Inner(chain);
            case Decoded.Bad<ImmutableList<ChainedPayload>>(Malformed why) -> new Opened.Bad(why);
        };
    }

    /**
     * The IV of an AEAD or of counter mode must never come twice under one key (RFC 5282 §3.1, RFC 5930 §2): it is the
     * message's place in the SA, since each side seals one text for each message id and direction. CBC's must not be
     * foreseen (RFC 3602 §3): it is drawn.
     */
    private static Bytes iv(Turn turn, SkProtection protection, boolean response, long messageId) {
        if (!protection.encryption().unpredictableIv()) {
            return Bytes.concat(Bytes.of(response ? 1 : 0), Bytes.zeros(protection.ivLength() - 5),
                    Bytes.u32(messageId));
        }
        return turn.environment().entropy().open(Entropy.Use.IV, protection.ivLength());
    }
}
